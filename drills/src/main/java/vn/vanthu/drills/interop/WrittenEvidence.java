package vn.vanthu.drills.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.evidence.EvidenceMaker;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * An evidence record we wrote for one of several documents.
 *
 * @param name of the kind of record, and which document
 * @param document that it proves; not copied
 * @param another that stands in the same tree; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
record WrittenEvidence(String name, EvidenceRecord record, byte[] document, byte[] another) {
  private static final int DOCUMENTS = 11;
  private static final List<Integer> ASKED = List.of(0, 5, 10);
  private static final EvidenceMaker MAKER = new EvidenceMaker();

  private static byte[] document(int number) {
    return ("Công văn số " + number).getBytes(UTF_8);
  }

  /** First records, renewed by a further time stamp, by a stronger hash, and once more after it. */
  static List<WrittenEvidence> all(InteropOffice office) {
    Instant last = InteropOffice.NOW.minus(Duration.ofMinutes(20));
    TimestampSource first = office.stamps(InteropOffice.SIGNED);
    TimestampSource strong =
        office.stamps(InteropOffice.NOW.minus(Duration.ofMinutes(40)), DigestAlgorithm.SHA512);
    List<EvidenceRecord> made = made(MAKER.make(digests(first), first));
    List<EvidenceRecord> again =
        made(MAKER.renewTimestamps(made, office.stamps(InteropOffice.ARCHIVED)));
    List<Octets> stronger = digests(strong);
    List<EvidenceRecord> rehashed =
        made(
            MAKER.renewHashes(
                IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> new EvidenceMaker.Covered(again.get(i), stronger.get(i)))
                    .toList(),
                strong));
    List<EvidenceRecord> kept =
        made(MAKER.renewTimestamps(rehashed, office.stamps(last, DigestAlgorithm.SHA512)));
    List<WrittenEvidence> all = new ArrayList<>();
    add(all, "first record", made);
    add(all, "time stamp renewed", again);
    add(all, "hash renewed", rehashed);
    add(all, "renewed after the hash", kept);
    return all;
  }

  private static List<Octets> digests(TimestampSource source) {
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(i -> Octets.of(source.digest().of(document(i))))
        .toList();
  }

  private static List<EvidenceRecord> made(EvidenceMaker.Outcome outcome) {
    return switch (outcome) {
      case EvidenceMaker.Outcome.Made(List<EvidenceRecord> records) -> records;
      case EvidenceMaker.Outcome.Refused refused ->
          throw new IllegalStateException(refused.toString());
    };
  }

  private static void add(List<WrittenEvidence> all, String kind, List<EvidenceRecord> records) {
    for (int i : ASKED) {
      byte[] another = document((i + 1) % DOCUMENTS);
      all.add(new WrittenEvidence(kind + ", document " + i, records.get(i), document(i), another));
    }
  }
}
