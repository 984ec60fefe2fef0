package vn.vanthu.service.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.routing.KeyOpener;
import vn.vanthu.service.routing.OutgoingDesk;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.asic.AsicSigner;
import vn.vanthu.signing.asic.DataFile;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cades.CadesRequest;
import vn.vanthu.signing.cades.CadesSigner;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * A person signs files that are no records and no PDF, in their own name: a signature beside one
 * file (CAdES) or a container with several (ASiC-E). The agency's seal is not used here: it goes
 * only onto documents of the outgoing way (Decree 30/2020/NĐ-CP, Articles 32 and 33). Nothing is
 * kept. Thread-safe.
 */
public final class FileSigning {
  private final OutgoingDesk desk;
  private final KeyOpener keys;
  private final FileJudge judge;
  private final FileAugmenting augmenting;
  private final Optional<TimestampSource> timestamps;
  private final Path folder;
  private final InstantSource clock;
  private final CadesSigner signer = new CadesSigner(SigningProfile.circular15());

  /**
   * Ready to sign.
   *
   * @param desk says whose keys are whose
   * @param timestamps empty in an office without a time stamp authority
   * @param folder for the results; made when it is missing
   */
  public FileSigning(
      OutgoingDesk desk,
      KeyOpener keys,
      FileJudge judge,
      Optional<TimestampSource> timestamps,
      Path folder,
      InstantSource clock) {
    this.desk = desk;
    this.keys = keys;
    this.judge = judge;
    this.augmenting = new FileAugmenting(judge, timestamps, folder);
    this.timestamps = timestamps;
    this.folder = folder;
    this.clock = clock;
  }

  /** Raises signatures that are there already. */
  public FileAugmenting augmenting() {
    return augmenting;
  }

  /** The level of a signature for which none is asked: T where there is a time stamp authority. */
  public SignatureLevel usualLevel() {
    return timestamps.isPresent() ? SignatureLevel.T : SignatureLevel.B;
  }

  /** Signs one file by a signature beside it. The media type stands in the signature. */
  public FileOutcome beside(
      DataFile file, String keyId, Secret pin, SignatureLevel level, Principal by)
      throws IOException {
    return made(
        keyId,
        pin,
        level,
        by,
        file.bytes(),
        (key, now) ->
            switch (signer.sign(
                file.bytes(), request(now, file.mediaType(), level), key, timestamps)) {
              case CadesOutcome.Refused refused -> new Attempt.Not(FileOutcome.Refused.of(refused));
              case CadesOutcome.Signed signed ->
                  new Attempt.Signed(out -> out.write(signed.signature()));
            });
  }

  /**
   * Puts files into a container with one signature over all.
   *
   * @param files with different names, also when case does not count
   */
  public FileOutcome together(
      List<DataFile> files, String keyId, Secret pin, SignatureLevel level, Principal by)
      throws IOException {
    return made(
        keyId,
        pin,
        level,
        by,
        null,
        (key, now) ->
            switch (new AsicSigner(signer)
                .sign(files, request(now, AsicContainer.ASIC_E, level), key, timestamps)) {
              case AsicSigner.Outcome.Refused refused ->
                  new Attempt.Not(FileOutcome.Refused.of(refused.why()));
              case AsicSigner.Outcome.Signed signed -> new Attempt.Signed(signed::writeTo);
            });
  }

  private static CadesRequest request(Instant now, String mediaType, SignatureLevel level) {
    CadesRequest plain = CadesRequest.plain(now, mediaType);
    return level == SignatureLevel.B ? plain : plain.withTimestamp();
  }

  /** What came of the key. */
  private sealed interface Attempt {
    record Signed(Writing writing) implements Attempt {}

    record Not(FileOutcome why) implements Attempt {}
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private interface Work {
    Attempt with(SigningKey key, Instant now);
  }

  private FileOutcome made(
      String keyId,
      Secret pin,
      SignatureLevel level,
      Principal by,
      @Nullable DocumentBytes document,
      Work work)
      throws IOException {
    Optional<KeyBinding> bound =
        desk.keysOf(by).stream().filter(key -> key.id().equals(keyId)).findFirst();
    if (bound.isEmpty()) {
      return new FileOutcome.NotAllowed(RouteRefusal.KEY_NOT_YOURS);
    }
    if (bound.get().use() == KeyBinding.Use.SEAL) {
      return new FileOutcome.NotAllowed(RouteRefusal.KEY_IS_SEAL);
    }
    Instant now = clock.instant();
    Attempt attempt =
        keys.with(bound.get(), pin, now, opening -> attempted(opening, bound.get(), now, work));
    return switch (attempt) {
      case Attempt.Not not -> not.why();
      case Attempt.Signed signed -> finished(signed.writing(), document, bound.get(), level);
    };
  }

  private static Attempt attempted(KeyOpening opening, KeyBinding bound, Instant now, Work work) {
    return switch (opening) {
      case KeyRefusal refusal ->
          new Attempt.Not(new FileOutcome.Refused(refusal.message(), refusal.detail()));
      case KeyOpening.Opened opened ->
          opened.key().certificate().equals(bound.certificate())
              ? work.with(opened.key(), now)
              : new Attempt.Not(new FileOutcome.NotAllowed(RouteRefusal.CERTIFICATE_DIFFERS));
    };
  }

  private FileOutcome finished(
      Writing writing, @Nullable DocumentBytes document, KeyBinding bound, SignatureLevel level)
      throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "signed-", ".tmp");
    boolean kept = false;
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        writing.to(out);
      }
      try (DocumentBytes bytes = DocumentBytes.map(file)) {
        SignedFile signed = SignedFile.of(bytes, document);
        Optional<FileOutcome> doubt = doubt(signed.report(judge), bound);
        if (doubt.isPresent()) {
          return doubt.get();
        }
        if (level.compareTo(SignatureLevel.T) > 0) {
          return augmenting.raise(bytes, document, level);
        }
        kept = true;
        return new FileOutcome.Made(file, signed.mediaType());
      }
    } finally {
      if (!kept) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Why the signature is not handed out; empty when it is whole and its certificate was good. */
  private static Optional<FileOutcome> doubt(Report report, KeyBinding bound) {
    if (!report.document().whole()) {
      return Optional.of(
          FileOutcome.Refused.of(FileProblem.FILE_NOT_WHOLE, FileAugmenting.codes(report)));
    }
    boolean stands =
        report.signatures().stream()
            .filter(s ->
                s.signer() != null && s.signer().certificateSha256().equals(bound.fingerprint()))
            .allMatch(Report.Signature::stands);
    return stands
        ? Optional.empty()
        : Optional.of(new FileOutcome.NotAllowed(RouteRefusal.CERTIFICATE_NOT_GOOD));
  }
}
