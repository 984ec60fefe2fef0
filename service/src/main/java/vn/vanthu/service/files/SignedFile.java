package vn.vanthu.service.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.asic.AsicAugmenter;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.asic.ContainerRefused;
import vn.vanthu.signing.asic.ZipLimits;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.cades.CadesAugmenter;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.sign.Augmenter;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProblem;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * A signed file in one of three forms, and how each step of raising it is taken. Every step writes
 * the next version to a file of its own, or gives the reason why not. The caller closes the bytes.
 */
sealed interface SignedFile {
  /** Media type of a detached signature (RFC 8551 §3.2.1). */
  String DETACHED = "application/pkcs7-signature";

  /**
   * The form of what was sent.
   *
   * @param document what the signature is over when it stands beside its document; else null
   */
  static SignedFile of(DocumentBytes signed, @Nullable DocumentBytes document) {
    if (document != null) {
      return new Apart(signed, document);
    }
    return AsicContainer.isZip(signed) ? new Container(signed) : new Pdf(signed);
  }

  String mediaType();

  Report report(FileJudge judge);

  Evidence evidence(FileJudge judge);

  /** Level T. */
  Optional<FileOutcome.Refused> addTimestamp(TimestampSource source, Path out) throws IOException;

  /** Level LT. */
  Optional<FileOutcome.Refused> addEvidence(Evidence evidence, Path out) throws IOException;

  /** Level LTA. */
  Optional<FileOutcome.Refused> addArchiveTimestamp(TimestampSource source, Path out)
      throws IOException;

  /** Signatures inside a PDF; time stamps are revisions of the document. */
  record Pdf(DocumentBytes bytes) implements SignedFile {
    private static final Augmenter AUGMENTER = new Augmenter();

    @Override
    public String mediaType() {
      return "application/pdf";
    }

    @Override
    public Report report(FileJudge judge) {
      return judge.verifyAsking(bytes);
    }

    @Override
    public Evidence evidence(FileJudge judge) {
      return judge.evidence(bytes);
    }

    @Override
    public Optional<FileOutcome.Refused> addTimestamp(TimestampSource source, Path out)
        throws IOException {
      return written(AUGMENTER.addDocumentTimestamp(bytes, source), out);
    }

    @Override
    public Optional<FileOutcome.Refused> addEvidence(Evidence evidence, Path out)
        throws IOException {
      return written(AUGMENTER.addEvidence(bytes, evidence), out);
    }

    @Override
    public Optional<FileOutcome.Refused> addArchiveTimestamp(TimestampSource source, Path out)
        throws IOException {
      return addTimestamp(source, out);
    }

    private static Optional<FileOutcome.Refused> written(SigningOutcome outcome, Path out)
        throws IOException {
      return switch (outcome) {
        case SigningOutcome.Refused refused -> Optional.of(FileOutcome.Refused.of(refused));
        case SigningOutcome.Signed signed -> {
          signed.writeTo(out);
          yield Optional.empty();
        }
      };
    }
  }

  /** An ASiC container. */
  record Container(DocumentBytes bytes) implements SignedFile {
    private static final AsicAugmenter AUGMENTER = new AsicAugmenter();

    @Override
    public String mediaType() {
      return AsicContainer.open(bytes, ZipLimits.standard())
              .filter(AsicContainer::isSimple)
              .isPresent()
          ? AsicContainer.ASIC_S
          : AsicContainer.ASIC_E;
    }

    @Override
    public Report report(FileJudge judge) {
      return judge.verifyAsking(bytes);
    }

    @Override
    public Evidence evidence(FileJudge judge) {
      return judge.evidence(bytes);
    }

    /** One step over the container that is open. */
    private interface OnContainer {
      Optional<CadesOutcome.Refused> on(AsicContainer container, OutputStream out)
          throws IOException;
    }

    @Override
    public Optional<FileOutcome.Refused> addTimestamp(TimestampSource source, Path out)
        throws IOException {
      return step(out, (container, to) -> AUGMENTER.addTimestamps(container, source, to));
    }

    @Override
    public Optional<FileOutcome.Refused> addEvidence(Evidence evidence, Path out)
        throws IOException {
      return step(out, (container, to) -> AUGMENTER.addEvidence(container, evidence, to));
    }

    @Override
    public Optional<FileOutcome.Refused> addArchiveTimestamp(TimestampSource source, Path out)
        throws IOException {
      return step(out, (container, to) -> AUGMENTER.addArchiveTimestamps(container, source, to));
    }

    private Optional<FileOutcome.Refused> step(Path out, OnContainer step) throws IOException {
      try (OutputStream to = Files.newOutputStream(out)) {
        Optional<AsicContainer> container = AsicContainer.open(bytes, ZipLimits.standard());
        if (container.isEmpty()) {
          return Optional.of(FileOutcome.Refused.of(FileProblem.FILE_NOT_SIGNED, ""));
        }
        return step.on(container.get(), to).map(FileOutcome.Refused::of);
      } catch (ContainerRefused unreadable) {
        return Optional.of(
            FileOutcome.Refused.of(FileProblem.FILE_NOT_WHOLE, unreadable.reason().name()));
      }
    }
  }

  /** A signature beside its document: what is raised and written is the signature. */
  record Apart(DocumentBytes signature, DocumentBytes document) implements SignedFile {
    private static final CadesAugmenter AUGMENTER = new CadesAugmenter();

    /** Larger than any signature, small enough to hold. */
    private static final int MOST = 16 << 20;

    @Override
    public String mediaType() {
      return DETACHED;
    }

    @Override
    public Report report(FileJudge judge) {
      return judge.verifyDetachedAsking(document, signature);
    }

    @Override
    public Evidence evidence(FileJudge judge) {
      return judge.evidenceOfSignature(signature);
    }

    /** One step over the signature in memory. */
    private interface OnSignature {
      CadesOutcome on(byte[] signature);
    }

    @Override
    public Optional<FileOutcome.Refused> addTimestamp(TimestampSource source, Path out)
        throws IOException {
      return step(out, held -> AUGMENTER.addTimestamp(held, source));
    }

    @Override
    public Optional<FileOutcome.Refused> addEvidence(Evidence evidence, Path out)
        throws IOException {
      return step(out, held -> AUGMENTER.addEvidence(held, evidence));
    }

    @Override
    public Optional<FileOutcome.Refused> addArchiveTimestamp(TimestampSource source, Path out)
        throws IOException {
      return step(out, held -> AUGMENTER.addArchiveTimestamp(document, held, source));
    }

    private Optional<FileOutcome.Refused> step(Path out, OnSignature step) throws IOException {
      if (signature.length() > MOST) {
        return Optional.of(new FileOutcome.Refused(SigningProblem.LIMIT.message(), ""));
      }
      return switch (step.on(signature.copy(0, signature.length()))) {
        case CadesOutcome.Refused refused -> Optional.of(FileOutcome.Refused.of(refused));
        case CadesOutcome.Signed signed -> {
          Files.write(out, signed.signature());
          yield Optional.empty();
        }
      };
    }
  }
}
