package vn.vanthu.service.store;

import java.util.Optional;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Stated;

/** Tasks and citations that people put right. Stateless. */
public final class StatedTable {
  public void put(Transaction tx, RecordId record, Stated stated) {
    tx.write(
        """
        insert into stated_facts (record, stated) values (?, ?::jsonb)
        on conflict (record) do update set stated = excluded.stated\
        """,
        record.value(),
        Json.write(stated));
  }

  /** Empty while they stand as they were read. */
  public Optional<Stated> find(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery("select stated from stated_facts where record = :r")
        .bind("r", record.value())
        .mapTo(String.class)
        .findOne()
        .map(json -> Json.read(json, Stated.class));
  }
}
