package vn.vanthu.signing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.PdfRefused;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.SignatureFields;
import vn.vanthu.signing.trust.AlgorithmPolicy;
import vn.vanthu.signing.trust.Evidence;
import vn.vanthu.signing.trust.Holding;
import vn.vanthu.signing.trust.Trust;

/**
 * When a signature needs its next archive time stamp (EN 319 142-1 §5.5): before what holds it now
 * can no longer be relied on. Reckoned from the document alone; nothing in it is believed for it.
 * Immutable.
 *
 * @param field full name of the signature's form field
 * @param archived whether a document time stamp covers it together with validation data (level
 *     LTA); when not, one is due at once
 * @param holding what holds it now: the newest document time stamp, else its own time stamps, else
 *     its certificate
 */
public record ArchiveDue(String field, boolean archived, Holding holding) {

  private static final AlgorithmPolicy ALGORITHMS = AlgorithmPolicy.standard();

  /** The soonest first: what is not archived, then what ends first. */
  private static final Comparator<ArchiveDue> SOONEST =
      Comparator.comparing(ArchiveDue::archived).thenComparing(due -> due.holding().until());

  /**
   * Every signature of a PDF that is not itself a time stamp, the soonest first; of a PDF that
   * holds time stamps only, its newest. Empty when nothing readable is signed.
   */
  public static List<ArchiveDue> in(DocumentBytes document) {
    try {
      return reckoned(PdfFile.open(document, Limits.standard()), document);
    } catch (PdfRefused | StackOverflowError unreadable) {
      return List.of(); // the verifier says what is wrong with it
    }
  }

  /**
   * What holds an evidence record: its newest archive time stamp (RFC 4998 §5.1). Empty when that
   * cannot be read.
   */
  public static Optional<Holding> of(EvidenceRecord evidence) {
    return TimestampToken.parse(evidence.newest().token().bytes(), List.of())
        .flatMap(token -> Holding.of(token, List.of(), ALGORITHMS));
  }

  private static List<ArchiveDue> reckoned(PdfFile file, DocumentBytes document) {
    Evidence evidence = EvidenceGathering.given(file, Trust.none());
    SharedDigests digests = new SharedDigests(document);
    List<SignatureValue> values = new ArrayList<>();
    for (SignatureField field : SignatureFields.reachable(file)) {
      values.add(SignatureValue.examine(file, field, digests, evidence.certificates()));
    }
    values.sort(Comparator.comparingLong(SignatureValue::order));
    EvidenceGathering.addAll(values, evidence);
    SignatureValue newest =
        values.stream().filter(v -> v.token() != null).reduce((_, later) -> later).orElse(null);
    boolean stampsOnly = values.stream().allMatch(v -> v.token() != null);
    List<ArchiveDue> all = new ArrayList<>();
    for (SignatureValue value : values) {
      boolean asked = stampsOnly ? value.equals(newest) : value.token() == null;
      if (asked) {
        boolean covered = newest != null && (stampsOnly || newest.order() > value.order());
        boolean archived = covered && newest != null && coversEvidence(file, newest);
        Optional<Holding> holding =
            covered && newest != null ? held(newest, evidence) : own(value, evidence);
        holding.ifPresent(h -> all.add(new ArchiveDue(value.field().name(), archived, h)));
      }
    }
    all.sort(SOONEST);
    return List.copyOf(all);
  }

  /** Whether answers on revocation lay in the document when this stamp was made. */
  private static boolean coversEvidence(PdfFile file, SignatureValue stamp) {
    if (stamp.range() == null || stamp.range().end() > file.bytes().length()) {
      return false;
    }
    PdfFile then = file.prefix(stamp.range().end());
    PdfObject.Dict store = then.dict(then.catalog().get("DSS"));
    return store.has("CRLs") || store.has("OCSPs");
  }

  private static Optional<Holding> held(SignatureValue stamp, Evidence evidence) {
    return Optional.ofNullable(stamp.token())
        .flatMap(token -> Holding.of(token, evidence.certificates(), ALGORITHMS));
  }

  /** The time stamp inside that lasts longest; without one, the signer's own certificate. */
  private static Optional<Holding> own(SignatureValue value, Evidence evidence) {
    Optional<Holding> stamped =
        value.stamps().stream()
            .flatMap(t -> Holding.of(t, evidence.certificates(), ALGORITHMS).stream())
            .max(Comparator.comparing(Holding::until));
    return stamped.or(() ->
        value.signer() == null
            ? Optional.empty()
            : Holding.of(
                value.signer().certificate(),
                value.signer().scheme(),
                evidence.certificates(),
                ALGORITHMS));
  }
}
