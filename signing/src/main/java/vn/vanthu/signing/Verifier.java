package vn.vanthu.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report.Verdict;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.asic.ContainerRefused;
import vn.vanthu.signing.asic.ZipLimits;
import vn.vanthu.signing.changes.ChangeAnalysis;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.pdf.Anomaly;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PageTree;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfRefused;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.trust.AlgorithmPolicy;
import vn.vanthu.signing.trust.AnchorMemo;
import vn.vanthu.signing.trust.AnchorTerms;
import vn.vanthu.signing.trust.CertificateCheck;
import vn.vanthu.signing.trust.DamagedCertificates;
import vn.vanthu.signing.trust.Evidence;
import vn.vanthu.signing.trust.SignatureMemo;
import vn.vanthu.signing.trust.Trust;
import vn.vanthu.signing.trustlist.TrustedService;

/**
 * Is this document genuine, and who says so? A pure function of the bytes, what is trusted, and an
 * instant: no clock, no network, no database. Immutable and thread-safe; every call stands alone.
 *
 * <p>The argument, step by step: read the file; find every signature, those of earlier revisions
 * too; check byte range, value and signer of each ({@link SignatureValue}); judge every later
 * revision by the rules in force ({@link ChangeAnalysis}); build paths, proofs of time and
 * revocation ({@link SignatureJudgement}); let the worst speak for the document.
 */
public final class Verifier {

  private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ASIC_MARK =
      "application/vnd.etsi.asic".getBytes(StandardCharsets.US_ASCII);
  private static final int ASIC_REACH = 256;

  private static final int MAX_DETACHED_BYTES = 16 << 20;
  private static final int HEADER_REACH = 64 << 10;

  private static final String MEMORY = "memory";

  private final Limits limits;
  private final SignatureMemo memo = new SignatureMemo();
  private final AnchorMemo signerAnchors = new AnchorMemo();
  private final AnchorMemo timestampAnchors = new AnchorMemo();
  private final AlgorithmPolicy algorithms = AlgorithmPolicy.standard();

  /** A verifier with the standard limits. */
  public Verifier() {
    this(Limits.standard());
  }

  public Verifier(Limits limits) {
    this.limits = limits;
  }

  /**
   * Verifies a PDF or an ASiC container. Never throws for what the bytes hold: a file that cannot
   * be read is UNVERIFIABLE.
   *
   * @param at the instant of validation; a certificate's state is judged then, or at the earliest
   *     proof of existence
   */
  public Report verify(DocumentBytes bytes, Trust trust, Instant at) {
    SharedDigests digests = new SharedDigests(bytes);
    Findings about = new Findings();
    List<Report.Signature> signatures = List.of();
    try {
      if (isContainer(bytes)) {
        signatures = examineContainer(bytes, trust, at, about);
      } else if (bytes.indexOf(HEADER, 0, Math.min(bytes.length(), HEADER_REACH)) < 0) {
        about.add(Finding.FILE_NOT_PDF);
      } else {
        PdfFile file = PdfFile.open(bytes, limits);
        signatures = examine(file, digests, trust, at, about);
      }
    } catch (PdfRefused refused) {
      switch (refused.reason()) {
        case LIMIT -> about.add(Finding.LIMIT, String.valueOf(refused.getMessage()));
        case MALFORMED -> about.add(Finding.FILE_UNREADABLE);
      }
    } catch (ContainerRefused refused) {
      String why = String.valueOf(refused.getMessage());
      switch (refused.reason()) {
        case LIMIT -> about.add(Finding.LIMIT, why);
        case AMBIGUOUS -> about.add(Finding.CONTAINER_AMBIGUOUS, why);
        case MALFORMED -> about.add(Finding.CONTAINER_UNREADABLE, why);
      }
    } catch (RuntimeException | StackOverflowError hostile) {
      // parsers of others' formats may fail in any way on hostile bytes; that is never a valid
      // verdict
      about.add(Finding.FILE_UNREADABLE);
    } catch (OutOfMemoryError tooLarge) {
      about.add(Finding.LIMIT, MEMORY); // what was held is garbage by now
    }
    return report(bytes, digests, at, signatures, about);
  }

  /**
   * Verifies a CMS signature (CAdES, RFC 5652) that stands beside the document it signs.
   *
   * @param signature DER or BER of the CMS structure
   */
  public Report verifyDetached(
      DocumentBytes document, DocumentBytes signature, Trust trust, Instant at) {
    SharedDigests digests = new SharedDigests(document);
    Findings about = new Findings();
    List<Report.Signature> signatures = List.of();
    try {
      if (signature.length() > MAX_DETACHED_BYTES) {
        about.add(Finding.LIMIT, MAX_DETACHED_BYTES + " bytes");
      } else {
        Evidence evidence = EvidenceGathering.given(trust);
        ByteRange whole = new ByteRange(0, document.length(), document.length(), document.length());
        List<SignatureValue> values =
            SignatureValue.examineDetached(
                "",
                signature.copy(0, signature.length()),
                document.length(),
                digests.over(whole),
                evidence.certificates());
        signatures = judge(null, new Examined(values, List.of()), evidence, trust, at);
      }
    } catch (RuntimeException | StackOverflowError hostile) {
      about.add(Finding.CONTENTS_MALFORMED);
    } catch (OutOfMemoryError tooLarge) {
      about.add(Finding.LIMIT, MEMORY);
    }
    return report(document, digests, at, signatures, about);
  }

  private static Report report(
      DocumentBytes bytes,
      SharedDigests digests,
      Instant at,
      List<Report.Signature> signatures,
      Findings about) {
    Verdict verdict = about.verdict();
    for (Report.Signature signature : signatures) {
      verdict = verdict.worse(signature.integrity());
    }
    if (signatures.isEmpty() && verdict != Verdict.ALTERED && verdict != Verdict.UNVERIFIABLE) {
      verdict = Verdict.UNSIGNED;
    }
    // last, so that it goes on from what the signatures' ranges have hashed already
    byte[] sha256 = digests.upTo(DigestAlgorithm.SHA256, bytes.length());
    return new Report(
        HexFormat.of().formatHex(sha256),
        bytes.length(),
        at,
        verdict,
        conclusion(verdict, signatures),
        signatures,
        about.messages());
  }

  private static Report.Conclusion conclusion(Verdict document, List<Report.Signature> signatures) {
    if (signatures.isEmpty()) {
      return document == Verdict.UNSIGNED
          ? Report.Conclusion.NO_SIGNATURE
          : Report.Conclusion.INDETERMINATE;
    }
    boolean failed = document == Verdict.ALTERED;
    boolean unsure = document == Verdict.UNVERIFIABLE;
    for (Report.Signature signature : signatures) {
      failed |= signature.indication() == Report.Indication.TOTAL_FAILED;
      unsure |= signature.indication() == Report.Indication.INDETERMINATE;
    }
    if (failed) {
      return Report.Conclusion.TOTAL_FAILED;
    }
    return unsure ? Report.Conclusion.INDETERMINATE : Report.Conclusion.TOTAL_PASSED;
  }

  /**
   * Whether this is an ASiC container: by its first file, or a ZIP archive that holds signatures.
   * It may well hold a PDF near its start.
   */
  private static boolean isContainer(DocumentBytes bytes) {
    if (!AsicContainer.isZip(bytes)) {
      return false;
    }
    if (bytes.indexOf(ASIC_MARK, 0, Math.min(bytes.length(), ASIC_REACH)) >= 0) {
      return true;
    }
    try {
      return AsicContainer.open(bytes, ZipLimits.standard()).isPresent();
    } catch (ContainerRefused someOtherArchive) {
      return false;
    }
  }

  private List<Report.Signature> examineContainer(
      DocumentBytes bytes, Trust trust, Instant at, Findings about) {
    Optional<AsicContainer> container = AsicContainer.open(bytes, ZipLimits.standard());
    if (container.isEmpty()) {
      about.add(Finding.FILE_NOT_PDF);
      return List.of();
    }
    Evidence evidence = EvidenceGathering.given(trust);
    List<SignatureValue> values =
        new ContainerExamination(container.get(), evidence.certificates(), about).run();
    return values.isEmpty()
        ? List.of()
        : judge(null, new Examined(values, List.of()), evidence, trust, at);
  }

  private List<Report.Signature> examine(
      PdfFile file, SharedDigests digests, Trust trust, Instant at, Findings about) {
    Examination examination = new Examination(file, digests, about);
    // 1. find them
    List<SignatureField> fields = new SignatureSearch(file, about).find();
    if (fields.isEmpty()) {
      return List.of();
    }
    Evidence evidence = EvidenceGathering.given(file, trust);
    Examined examined = examination.examine(fields, evidence);
    // 6. trust, time and the nine criteria
    return judge(file, examined, evidence, trust, at);
  }

  private List<Report.Signature> judge(
      @Nullable PdfFile file, Examined examined, Evidence evidence, Trust trust, Instant at) {
    EvidenceGathering.addAll(examined.values(), evidence);
    flagDamaged(examined.values(), trust, evidence);
    CertificateCheck signers =
        check(
            signerAnchors.of(trust.signerAnchors()), trust, TrustedService.Kind.SIGNERS, evidence);
    CertificateCheck authorities =
        check(
            timestampAnchors.of(trust.timestampAnchors()),
            trust,
            TrustedService.Kind.TIMESTAMPS,
            evidence);
    return new SignatureJudgement(
            file, examined.values(), examined.steps(), signers, authorities, algorithms, at)
        .all();
  }

  /** Certificates sent along are not all signed over; a damaged one must not pass unseen. */
  private void flagDamaged(List<SignatureValue> values, Trust trust, Evidence evidence) {
    Set<Certificate> anchors = new HashSet<>(signerAnchors.of(trust.signerAnchors()));
    anchors.addAll(timestampAnchors.of(trust.timestampAnchors()));
    DamagedCertificates damaged = new DamagedCertificates(anchors, evidence, memo);
    for (SignatureValue value : values) {
      List<Certificate> enclosed = new ArrayList<>();
      if (value.cms() != null) {
        enclosed.addAll(value.cms().certificates());
      }
      value.stamps().forEach(token -> enclosed.addAll(token.cms().certificates()));
      value.archives().forEach(token -> enclosed.addAll(token.cms().certificates()));
      for (Certificate each : damaged.among(enclosed)) {
        value.findings().add(Finding.CERTIFICATE_DAMAGED, each.commonName());
      }
    }
  }

  private CertificateCheck check(
      Set<Certificate> anchors, Trust trust, TrustedService.Kind kind, Evidence evidence) {
    return new CertificateCheck(
        anchors, AnchorTerms.of(trust.services(), kind), evidence, memo, algorithms);
  }

  /** What is known of each signature by itself, and of what came later. */
  private record Examined(List<SignatureValue> values, List<ChangeAnalysis.Step> steps) {}

  /** One document being examined. */
  private static final class Examination {
    private final PdfFile file;
    private final SharedDigests digests;
    private final Findings about;

    Examination(PdfFile file, SharedDigests digests, Findings about) {
      this.file = file;
      this.digests = digests;
      this.about = about;
    }

    /** Steps 2 to 5. */
    Examined examine(List<SignatureField> fields, Evidence evidence) {
      if (file.anomalies().contains(Anomaly.XREF_REBUILT)) {
        about.add(Finding.XREF_REBUILT);
      }
      if (file.anomalies().contains(Anomaly.XREF_AMBIGUOUS)) {
        about.add(Finding.XREF_AMBIGUOUS);
      }
      if (repeatsKeys()) {
        about.add(Finding.ENTRY_REPEATED);
      }
      // 2. to 4. each by itself
      List<SignatureValue> values = new ArrayList<>();
      for (SignatureField field : fields) {
        file.checkTime();
        values.add(SignatureValue.examine(file, field, digests, evidence.certificates()));
      }
      values.sort(Comparator.comparingLong(SignatureValue::order));
      flagCopies(values);
      // 5. what came later
      List<ChangeAnalysis.Signed> signed = new ArrayList<>();
      for (SignatureValue value : values) {
        if (value.range() != null && value.range().end() <= file.bytes().length()) {
          signed.add(new ChangeAnalysis.Signed(value.field(), value.range().end()));
        }
      }
      List<ChangeAnalysis.Step> steps = ChangeAnalysis.run(file, signed);
      return new Examined(values, steps);
    }

    /** Whether readers may disagree about what a page, the catalog or a trailer says. */
    private boolean repeatsKeys() {
      return file.sections().stream().anyMatch(s -> s.trailer().repeatsKeys())
          || file.catalog().repeatsKeys()
          || PageTree.of(file).repeatsKeys();
    }

    private static void flagCopies(List<SignatureValue> values) {
      Set<Octets> seen = new HashSet<>();
      for (SignatureValue value : values) {
        if (value.signer() != null && !seen.add(value.signer().value())) {
          value.findings().add(Finding.SIGNATURE_COPIED);
        }
      }
    }
  }
}
