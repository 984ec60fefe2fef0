package vn.vanthu.signing;

import java.util.List;
import java.util.Optional;
import vn.vanthu.signing.asic.AsicAugmenter;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.asic.ZipLimits;
import vn.vanthu.signing.cades.CadesAugmenter;
import vn.vanthu.signing.sign.Augmenter;

/**
 * The certificates in a document's signatures and time stamps: about these evidence is gathered
 * before the document is judged. Nothing of it is believed. Thread-safe.
 */
public final class EnclosedCertificates {
  private static final int MAX_SIGNATURE_BYTES = 16 << 20;

  private EnclosedCertificates() {}

  /** DER certificates of a PDF or an ASiC container; empty when nothing readable is signed. */
  public static List<byte[]> in(DocumentBytes document) {
    try {
      if (AsicContainer.isZip(document)) {
        Optional<AsicContainer> container = AsicContainer.open(document, ZipLimits.standard());
        return container.map(c -> new AsicAugmenter().certificates(c)).orElse(List.of());
      }
      return new Augmenter().certificates(document);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError hostile) {
      return List.of(); // the verifier will say what is wrong with it
    }
  }

  /** DER certificates of a detached signature. */
  public static List<byte[]> inSignature(DocumentBytes signature) {
    try {
      return signature.length() > MAX_SIGNATURE_BYTES
          ? List.of()
          : new CadesAugmenter().certificates(signature.copy(0, signature.length()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError hostile) {
      return List.of();
    }
  }
}
