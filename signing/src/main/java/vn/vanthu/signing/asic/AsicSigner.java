package vn.vanthu.signing.asic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cades.CadesRequest;
import vn.vanthu.signing.cades.CadesSigner;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Puts files and one signature over all of them into an ASiC-E container (EN 319 162-1 §4.4 with
 * CAdES). Files are read as streams; the same files, key and claimed time give the same container
 * but for a time stamp. Immutable and thread-safe.
 */
public final class AsicSigner {
  private static final String SIGNATURE = AsicContainer.META + "signature001.p7s";
  private static final String MANIFEST = AsicContainer.META + "ASiCManifest001.xml";
  private static final String MANIFEST_TYPE = "text/xml";

  private final CadesSigner signer;

  /** A signer of containers. */
  public AsicSigner(CadesSigner signer) {
    this.signer = signer;
  }

  /** A signed container that is still to be written, or the reason why there is none. */
  public sealed interface Outcome {
    /** The files, their manifest and its signature. */
    final class Signed implements Outcome {
      private final List<DataFile> files;
      private final byte[] manifest;
      private final byte[] signature;

      Signed(List<DataFile> files, byte[] manifest, byte[] signature) {
        this.files = files;
        this.manifest = manifest;
        this.signature = signature;
      }

      /** Writes the container; the files' bytes are read now. The caller makes it durable. */
      public void writeTo(OutputStream out) throws IOException {
        ZipText zip = new ZipText(out);
        zip.add(AsicContainer.MIMETYPE, DocumentBytes.of(AsicContainer.ASIC_E.getBytes(UTF_8)));
        for (DataFile file : files) {
          zip.add(file.name(), file.bytes());
        }
        zip.add(MANIFEST, DocumentBytes.of(manifest));
        zip.add(SIGNATURE, DocumentBytes.of(signature));
        zip.finish();
      }
    }

    /** No container. */
    record Refused(CadesOutcome.Refused why) implements Outcome {}
  }

  /**
   * Signs all files together.
   *
   * @param request its media type is not used: what CAdES signs is the manifest
   * @throws IllegalArgumentException when there is no file, or two have one name
   */
  public Outcome sign(
      List<DataFile> files,
      CadesRequest request,
      SigningKey key,
      Optional<TimestampSource> timestamps) {
    Set<String> names = new HashSet<>();
    files.forEach(f -> names.add(f.name().toLowerCase(Locale.ROOT)));
    if (files.isEmpty() || names.size() != files.size()) {
      throw new IllegalArgumentException("a container needs files with different names");
    }
    DigestAlgorithm digest =
        DigestAlgorithm.of(key.algorithm().digest().identifier().getAlgorithm().getId())
            .filter(d -> d != DigestAlgorithm.SHAKE256)
            .orElse(DigestAlgorithm.SHA512);
    byte[] manifest = ManifestText.of(SIGNATURE, files, digest);
    CadesRequest over =
        new CadesRequest(request.claimedTime(), MANIFEST_TYPE, request.timestamped());
    return switch (signer.sign(DocumentBytes.of(manifest), over, key, timestamps)) {
      case CadesOutcome.Refused refused -> new Outcome.Refused(refused);
      case CadesOutcome.Signed signed ->
          new Outcome.Signed(List.copyOf(files), manifest, signed.signature());
    };
  }
}
