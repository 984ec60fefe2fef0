package vn.vanthu.service.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.api.VerificationDesk;
import vn.vanthu.service.files.FileJudge;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Objection;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.SignatureCheck;
import vn.vanthu.service.registers.SignedOriginals;
import vn.vanthu.service.routing.SignatureWork;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.EnclosedCertificates;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.evidence.EvidenceCheck;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.trust.Trust;

/**
 * The verifier with this deployment's trust: the one place where the pure function meets the clock.
 * Thread-safe.
 */
public final class TrustedVerifier
    implements VerificationDesk, SignatureCheck, SignatureWork.Judge, FileJudge {
  private static final Message UNREADABLE =
      new Message("FILE_UNREADABLE", "Không đọc được tệp này.", "The file cannot be read.");

  private static final Set<String> SIGNED_TYPES =
      Set.of("application/pdf", AsicContainer.ASIC_E, AsicContainer.ASIC_S);

  private final Verifier verifier;
  private final Trust given;
  private final AtomicReference<Trust> current;
  private final EvidenceDesk desk;
  private final Records records;
  private final SignedOriginals originals;
  private final InstantSource clock;
  private final ObjectMapper json;

  /**
   * Over the verifier.
   *
   * @param desk asked for known callers only
   */
  public TrustedVerifier(
      Verifier verifier,
      Trust trust,
      EvidenceDesk desk,
      Records records,
      SignedOriginals originals,
      InstantSource clock,
      ObjectMapper json) {
    this.desk = desk;
    this.verifier = verifier;
    this.given = trust;
    this.current = new AtomicReference<>(trust);
    this.records = records;
    this.originals = originals;
    this.clock = clock;
    this.json = json;
  }

  /** From now on these revocation lists are known beside what was given at the start. */
  void knowing(List<byte[]> lists) {
    current.set(given.with(List.of(), lists, List.of()));
  }

  @Override
  public Report verify(DocumentBytes document) {
    return verifier.verify(document, current.get(), clock.instant());
  }

  @Override
  public Report verifyDetached(DocumentBytes document, DocumentBytes signature) {
    return verifier.verifyDetached(document, signature, current.get(), clock.instant());
  }

  @Override
  public Report verifyAsking(DocumentBytes document) {
    Trust asked = desk.asked(current.get(), EnclosedCertificates.in(document));
    return verifier.verify(document, asked, clock.instant());
  }

  @Override
  public Report verifyDetachedAsking(DocumentBytes document, DocumentBytes signature) {
    Trust asked = desk.asked(current.get(), EnclosedCertificates.inSignature(signature));
    return verifier.verifyDetached(document, signature, asked, clock.instant());
  }

  /** The office's own signatures are judged with what the authorities say now. */
  @Override
  public Report judge(DocumentBytes document) {
    return verifyAsking(document);
  }

  @Override
  public Evidence evidenceOfSignature(DocumentBytes signature) {
    return desk.gathered(current.get(), EnclosedCertificates.inSignature(signature));
  }

  /** Validation data for long keeping: what proves the certificates in this document. */
  @Override
  public Evidence evidence(DocumentBytes document) {
    return desk.gathered(current.get(), EnclosedCertificates.in(document));
  }

  /** What an evidence record proves of a document; nobody is asked, its answers lie in it. */
  public EvidenceVerdict proven(DocumentBytes document, EvidenceRecord record) {
    return EvidenceCheck.check(document, record.encoded(), current.get(), clock.instant());
  }

  @Override
  public Optional<Checked> check(Path file, String mediaType, Instant at) {
    if (!SIGNED_TYPES.contains(mediaType)) {
      return Optional.empty();
    }
    Report report;
    try (DocumentBytes bytes = DocumentBytes.map(file)) {
      // what is handed in is handed in by someone the office knows
      Trust asked = desk.asked(current.get(), EnclosedCertificates.in(bytes));
      report = verifier.verify(bytes, asked, at);
    } catch (IOException e) {
      report = unjudged(DocumentBytes.of(new byte[0]), UNREADABLE, at);
    }
    var tree = ReportTree.kept(report);
    return Optional.of(
        new Checked(
            report.document().name(),
            report.signatures().size(),
            objection(report),
            json.valueToTree(tree)));
  }

  /** Time stamps are not the sender's: they take away a proof, not the signature. */
  private static @Nullable Objection objection(Report report) {
    return switch (report.document()) {
      case ALTERED -> Objection.ALTERED;
      case UNVERIFIABLE -> Objection.UNVERIFIABLE;
      case UNSIGNED, INTACT, NOTICE -> {
        List<Report.Signature> made =
            report.signatures().stream().filter(s -> s.kind() != Report.Kind.TIMESTAMP).toList();
        if (made.stream().anyMatch(s -> s.indication() == Report.Indication.TOTAL_FAILED)) {
          yield Objection.TOTAL_FAILED;
        }
        yield made.stream().anyMatch(Report.Signature::revoked) ? Objection.REVOKED : null;
      }
    };
  }

  private static Report unjudged(DocumentBytes document, Message why, Instant at) {
    MessageDigest digest = sha256();
    document.digestInto(digest, 0, document.length());
    return new Report(
        HexFormat.of().formatHex(digest.digest()),
        document.length(),
        at,
        Report.Verdict.UNVERIFIABLE,
        Report.Conclusion.INDETERMINATE,
        List.of(),
        List.of(why));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public Optional<Registered> registered(String sha256, Principal reader) {
    return BlobId.parse(sha256)
        .flatMap(blob ->
            records.holding(blob, reader).stream()
                .findFirst()
                .map(record -> registered(record, blob)));
  }

  @Override
  public Optional<Registered> original(Report report, Principal reader) {
    Set<String> destroyed =
        report.signatures().stream()
            .filter(signature -> !signature.integrity().whole())
            .map(Report.Signature::signedDigest)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return originals
        .find(destroyed, reader)
        .map(original -> registered(original.record(), original.file()));
  }

  private static Registered registered(OfficeRecord record, BlobId file) {
    Integer annex =
        record.attachments().stream()
            .filter(a -> a.sealed() != null && a.sealed().file().blob().equals(file))
            .findFirst()
            .map(Attachment::position)
            .orElse(null);
    RecordFacts facts = record.facts();
    String validity =
        switch (record.state()) {
          case DRAFT -> "DRAFT";
          case REGISTERED -> "REGISTERED";
          case CANCELLED -> "CANCELLED";
        };
    return new Registered(
        record.id().toString(),
        facts.number(),
        facts.issuedOn() == null ? null : facts.issuedOn().toString(),
        facts.issuer(),
        validity,
        annex,
        "/api/v1/records/" + record.id() + "/receipt");
  }
}
