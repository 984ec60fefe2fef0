package vn.vanthu.signing.evidence;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Makes and renews evidence records over many documents with one time stamp each time (RFC 4998
 * §4.2, §5.2). Immutable and thread-safe.
 *
 * <p>Each document stands in the tree together with a random value of its own, as a data group of
 * two (RFC 4998 §4.2). So the record of one document says nothing of the others: neither does it
 * prove one of them, nor can whoever holds a file find out whether it is among them.
 */
public final class EvidenceMaker {
  private static final int BLIND_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** What making gives: a record for each document in order, or the reason why there is none. */
  public sealed interface Outcome {
    /** One record for each document, in the order given. */
    record Made(List<EvidenceRecord> records) implements Outcome {
      public Made {
        records = List.copyOf(records);
      }
    }

    /** No record changed. */
    record Refused(Message message, String detail) implements Outcome {}
  }

  /**
   * A document whose hash is to be renewed.
   *
   * @param digest of the document under the new hash
   */
  public record Covered(EvidenceRecord record, Octets digest) {}

  /**
   * First records.
   *
   * @param digests of the documents under the hash of the source, at least one
   */
  public Outcome make(List<Octets> digests, TimestampSource source) {
    DigestAlgorithm digest = digest(source);
    List<List<Octets>> groups = digests.stream().map(d -> List.of(d, blind(digest))).toList();
    HashTree tree =
        HashTree.over(groups.stream().map(g -> HashTree.node(g, digest)).toList(), digest);
    return stamped(
        tree,
        source,
        token ->
            groups.stream()
                .map(g -> new ArchiveStamp(digest, tree.reduced(g, digest), token))
                .map(stamp -> new EvidenceRecord(List.of(List.of(stamp))))
                .toList());
  }

  private Octets blind(DigestAlgorithm digest) {
    byte[] value = new byte[BLIND_BYTES];
    random.nextBytes(value);
    return Octets.of(digest.digest(value));
  }

  /**
   * Renews the time stamps before the newest one's certificate ends: the documents are not needed.
   *
   * @throws IllegalArgumentException when the source uses another hash than the newest chain: then
   *     the hash has to be renewed
   */
  public Outcome renewTimestamps(List<EvidenceRecord> records, TimestampSource source) {
    DigestAlgorithm digest = digest(source);
    List<Octets> tokens = new ArrayList<>();
    for (EvidenceRecord each : records) {
      if (each.newest().digest() != digest) {
        throw new IllegalArgumentException("a chain keeps its hash (RFC 4998 §5.1)");
      }
      tokens.add(Octets.of(digest.digest(each.newest().token().bytes())));
    }
    return renewed(tokens, source, (i, stamp) -> records.get(i).continued(stamp));
  }

  /** Renews the hash before it weakens: documents and all earlier evidence under the new hash. */
  public Outcome renewHashes(List<Covered> documents, TimestampSource source) {
    DigestAlgorithm digest = digest(source);
    List<Octets> leaves =
        documents.stream()
            .map(d -> renewed(d.digest(), d.record(), d.record().chains().size(), digest))
            .toList();
    return renewed(leaves, source, (i, stamp) -> documents.get(i).record().begun(stamp));
  }

  /** Digest of the document's digest and that of the evidence before (RFC 4998 §5.2 step 5). */
  static Octets renewed(
      Octets document, EvidenceRecord record, int chains, DigestAlgorithm digest) {
    MessageDigest state = digest.start();
    state.update(document.bytes());
    state.update(digest.digest(record.sequence(chains)));
    return Octets.of(state.digest());
  }

  private static Outcome renewed(
      List<Octets> leaves,
      TimestampSource source,
      BiFunction<Integer, ArchiveStamp, EvidenceRecord> made) {
    DigestAlgorithm digest = digest(source);
    HashTree tree = HashTree.over(leaves, digest);
    return stamped(
        tree,
        source,
        token -> {
          List<EvidenceRecord> records = new ArrayList<>();
          for (int i = 0; i < leaves.size(); i++) {
            ArchiveStamp stamp = new ArchiveStamp(digest, tree.reduced(leaves.get(i)), token);
            records.add(made.apply(i, stamp));
          }
          return records;
        });
  }

  private static Outcome stamped(
      HashTree tree, TimestampSource source, Function<Octets, List<EvidenceRecord>> made) {
    return switch (source.stamp(tree.root().bytes())) {
      case TimestampAnswer.Refused refused ->
          new Outcome.Refused(refused.message(), refused.detail());
      case TimestampAnswer.Stamped stamped ->
          new Outcome.Made(made.apply(Octets.of(stamped.token())));
    };
  }

  /** Hash under which digests are to be given for this source. */
  public static DigestAlgorithm digest(TimestampSource source) {
    return DigestAlgorithm.of(source.digest().identifier().getAlgorithm().getId()).orElseThrow();
  }
}
