package vn.vanthu.signing.asic;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.cades.CadesAugmenter;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Makes the signatures of a container last: each of them is augmented as a CAdES signature, and the
 * container is written anew with every other file as it was. Immutable and thread-safe.
 */
public final class AsicAugmenter {
  private final CadesAugmenter augmenter = new CadesAugmenter();

  /** DER certificates inside the signatures: about these evidence is to be gathered. */
  public List<byte[]> certificates(AsicContainer container) {
    return container.signatures().stream()
        .flatMap(name -> augmenter.certificates(container.held(name)).stream())
        .toList();
  }

  /** Level T for every signature. */
  public Optional<CadesOutcome.Refused> addTimestamps(
      AsicContainer container, TimestampSource source, OutputStream out) throws IOException {
    return rewritten(container, out, (_, value) -> augmenter.addTimestamp(value, source));
  }

  /** Level LT for every signature. */
  public Optional<CadesOutcome.Refused> addEvidence(
      AsicContainer container, Evidence evidence, OutputStream out) throws IOException {
    return rewritten(container, out, (_, value) -> augmenter.addEvidence(value, evidence));
  }

  /** Level LTA for every signature. */
  public Optional<CadesOutcome.Refused> addArchiveTimestamps(
      AsicContainer container, TimestampSource source, OutputStream out) throws IOException {
    return rewritten(
        container,
        out,
        (name, value) -> augmenter.addArchiveTimestamp(signed(container, name), value, source));
  }

  private static DocumentBytes signed(AsicContainer container, String signature) {
    return DocumentBytes.of(
        container
            .manifestOf(signature)
            .map(AsicContainer.Covering::bytes)
            .orElseGet(() -> container.held(container.dataFiles().getFirst())));
  }

  /** Empty when all went well; else nothing was written. */
  private static Optional<CadesOutcome.Refused> rewritten(
      AsicContainer container, OutputStream out, BiFunction<String, byte[], CadesOutcome> change)
      throws IOException {
    Map<String, byte[]> changed = new TreeMap<>();
    for (String name : container.signatures()) {
      switch (change.apply(name, container.held(name))) {
        case CadesOutcome.Refused refused -> {
          return Optional.of(refused);
        }
        case CadesOutcome.Signed signed -> changed.put(name, signed.signature());
      }
    }
    ZipText zip = new ZipText(out);
    for (PackedFile entry : container.entries()) {
      byte[] replaced = changed.get(entry.name());
      if (replaced == null) {
        zip.copied(container, entry);
      } else {
        zip.add(entry.name(), DocumentBytes.of(replaced));
      }
    }
    zip.finish();
    return Optional.empty();
  }
}
