package vn.vanthu.service.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.StoredFile;

/** Documents whose bytes are kept and whose reading has not ended. Stateless. */
public final class ReadingTable {
  /**
   * A reading that a stop of the service cut off.
   *
   * @param attempts how often it was begun, this time among them
   * @param files the main file first
   */
  public record CutOff(
      UUID id,
      AgencyId agency,
      Direction direction,
      String by,
      int attempts,
      List<StoredFile> files) {
    public CutOff {
      files = List.copyOf(files);
    }
  }

  public void begun(
      Transaction tx,
      UUID id,
      AgencyId agency,
      Direction direction,
      List<StoredFile> files,
      Instant at,
      String by) {
    tx.write(
        "insert into reading (id, agency, direction, begun_at, begun_by) values (?, ?, ?, ?, ?)",
        id,
        agency.value(),
        direction.name(),
        Timestamp.from(at),
        by);
    for (int i = 0; i < files.size(); i++) {
      StoredFile file = files.get(i);
      tx.write(
          """
          insert into reading_file (reading, position, sha256, size, file_name, media_type)
          values (?, ?, ?, ?, ?, ?)\
          """,
          id,
          i,
          file.blob().bytes(),
          file.size(),
          file.fileName(),
          file.mediaType());
    }
  }

  /**
   * Forgets it: the document waits in the tray, or was refused.
   *
   * @return false when it was forgotten already
   */
  public boolean ended(Transaction tx, UUID id) {
    return tx.handle().execute("delete from reading where id = ?", id) == 1;
  }

  /** All that were cut off, oldest first, each begun once more. */
  public List<CutOff> again(Transaction tx) {
    return tx
        .handle()
        .createQuery(
            """
            with again as (update reading set attempts = attempts + 1
                           returning id, agency, direction, begun_at, begun_by, attempts)
            select * from again order by begun_at, id\
            """)
        .map((rs, ctx) ->
            new CutOff(
                rs.getObject("id", UUID.class),
                new AgencyId(rs.getString("agency")),
                Direction.valueOf(rs.getString("direction")),
                rs.getString("begun_by"),
                rs.getInt("attempts"),
                List.of()))
        .list()
        .stream()
        .map(r ->
            new CutOff(r.id(), r.agency(), r.direction(), r.by(), r.attempts(), files(tx, r.id())))
        .toList();
  }

  private static List<StoredFile> files(Transaction tx, UUID id) {
    return tx.handle()
        .createQuery(
            """
            select sha256, size, file_name, media_type from reading_file
            where reading = :r order by position\
            """)
        .bind("r", id)
        .map((rs, ctx) ->
            new StoredFile(
                BlobId.of(rs.getBytes("sha256")),
                rs.getLong("size"),
                rs.getString("file_name"),
                rs.getString("media_type")))
        .list();
  }

  /** How many documents are being read, or wait to be read again. */
  public int count(Transaction tx) {
    return tx.handle().createQuery("select count(*) from reading").mapTo(Integer.class).one();
  }
}
