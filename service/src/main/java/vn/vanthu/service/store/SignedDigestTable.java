package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BlobId;

/** Which stored files hold a signature over which digest (V178). Stateless. */
public final class SignedDigestTable {
  private static final Set<String> WHOLE = Set.of("INTACT", "NOTICE");

  /** Of a file's report that was kept with it: the digests, when its signatures are whole. */
  static void add(Transaction tx, BlobId file, @Nullable JsonNode report) {
    if (report != null && WHOLE.contains(report.path("document").asText())) {
      Set<String> digests = new TreeSet<>();
      report
          .path("signatures")
          .forEach(signature -> {
            if (signature.hasNonNull("signedDigest")) {
              digests.add(signature.get("signedDigest").asText());
            }
          });
      write(tx, file, digests);
    }
  }

  private static void write(Transaction tx, BlobId file, Collection<String> digests) {
    for (String digest : digests) {
      tx.write(
          "insert into signed_digest (digest, sha256) values (?, ?) on conflict do nothing",
          digest,
          file.bytes());
    }
  }

  /** Files with one of these digests; those with the most of them first. */
  public List<BlobId> files(Transaction tx, Collection<String> digests) {
    return tx.handle()
        .createQuery(
            """
            select sha256 from signed_digest where digest = any(:digests)
            group by sha256 order by count(*) desc, sha256 limit 20\
            """)
        .bindArray("digests", String.class, digests.toArray())
        .map((rs, ctx) -> BlobId.of(rs.getBytes("sha256")))
        .list();
  }

  /**
   * The next file of an earlier version whose digests are still to be read.
   *
   * @param after the one that was looked at last, or null for the first of all
   */
  public Optional<BlobId> due(Transaction tx, @Nullable BlobId after) {
    return tx.handle()
        .createQuery(
            "select sha256 from signed_digest_due where sha256 > :after order by sha256 limit 1")
        .bind("after", after == null ? new byte[0] : after.bytes())
        .map((rs, ctx) -> BlobId.of(rs.getBytes("sha256")))
        .findOne();
  }

  /** It was read; how many rows that took away. */
  public int read(Transaction tx, BlobId file, Collection<String> digests) {
    write(tx, file, digests);
    return tx.handle().execute("delete from signed_digest_due where sha256 = ?", file.bytes());
  }
}
