package vn.vanthu.signing.asic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignedContent;

/**
 * An ASiC container (EN 319 162-1 §4) taken apart: the signed files, the manifests, the signatures.
 * Single-threaded.
 */
public final class AsicContainer {

  /** Media type of a container with manifests. */
  public static final String ASIC_E = "application/vnd.etsi.asic-e+zip";

  /** Media type of a container with one signed file. */
  public static final String ASIC_S = "application/vnd.etsi.asic-s+zip";

  static final String MIMETYPE = "mimetype";
  static final String META = "META-INF/";
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final ZipArchive zip;
  private final String mediaType;
  private final boolean plainMediaType;
  private final Map<String, byte[]> manifests = new LinkedHashMap<>();
  private final List<String> signatures = new ArrayList<>();
  private final List<String> stamps = new ArrayList<>();
  private final List<String> unsupported = new ArrayList<>();
  private final List<String> dataFiles = new ArrayList<>();

  private AsicContainer(ZipArchive zip) {
    this.zip = zip;
    Optional<PackedFile> type = zip.entry(MIMETYPE);
    this.mediaType =
        type.filter(t -> t.size() < 200)
            .map(t -> new String(zip.held(t), StandardCharsets.UTF_8).strip())
            .orElse("");
    this.plainMediaType =
        type.filter(t -> t.headerStart() == 0 && !t.deflated() && t.plainHeader()).isPresent()
            && (mediaType.equals(ASIC_E) || mediaType.equals(ASIC_S));
    for (PackedFile entry : zip.entries()) {
      if (!entry.isSafe()) {
        throw new ContainerRefused(ContainerRefused.Reason.AMBIGUOUS, entry.name());
      }
      sort(entry);
    }
  }

  private void sort(PackedFile entry) {
    String name = entry.name();
    if (entry.isFolder() || name.equals(MIMETYPE)) {
      return;
    }
    if (!name.startsWith(META)) {
      dataFiles.add(name);
      return;
    }
    String file = name.substring(META.length());
    if (file.startsWith("ASiC") && file.contains("anifest") && file.endsWith(".xml")) {
      manifests.put(name, zip.held(entry));
    } else if (file.endsWith(".p7s")) {
      signatures.add(name);
    } else if (file.endsWith(".tst")) {
      stamps.add(name);
    } else if (file.contains("signatures") && file.endsWith(".xml")) {
      unsupported.add(name);
    }
  }

  /** Whether the bytes begin like a ZIP archive. */
  public static boolean isZip(DocumentBytes bytes) {
    return bytes.matches(0, ZIP);
  }

  /**
   * Takes a container apart; empty when it is some other ZIP archive, such as an Office document.
   *
   * @throws ContainerRefused when it cannot be read in one way only
   */
  public static Optional<AsicContainer> open(DocumentBytes bytes, ZipLimits limits) {
    AsicContainer container = new AsicContainer(ZipArchive.open(bytes, limits));
    boolean asic =
        container.mediaType.startsWith("application/vnd.etsi.asic")
            || !container.signatures.isEmpty()
            || !container.manifests.isEmpty();
    return asic ? Optional.of(container) : Optional.empty();
  }

  /** Whether the media type stands first, stored and plain (EN 319 162-1 §A.1). */
  public boolean hasPlainMediaType() {
    return plainMediaType;
  }

  /** Whether every byte of the archive belongs to something. Final after all files were read. */
  public boolean isWhole() {
    return zip.isWhole();
  }

  /** Names of the CAdES signatures. */
  public List<String> signatures() {
    return List.copyOf(signatures);
  }

  /** Names of the time stamp tokens. */
  public List<String> timestamps() {
    return List.copyOf(stamps);
  }

  /** Names of signatures of forms that are not judged (XAdES). */
  public List<String> unsupported() {
    return List.copyOf(unsupported);
  }

  /** Names of the files that are there to be signed. */
  public List<String> dataFiles() {
    return List.copyOf(dataFiles);
  }

  /** Whether there is one signed file and no manifest (ASiC-S). */
  public boolean isSimple() {
    return manifests.isEmpty() && dataFiles.size() == 1;
  }

  /** The manifest that names this signature, and the bytes that are signed. */
  public Optional<Covering> manifestOf(String signature) {
    return manifests.entrySet().stream()
        .flatMap(m ->
            Manifest.parse(m.getValue()).stream()
                .filter(parsed -> parsed.signature().equals(signature))
                .map(parsed -> new Covering(m.getKey(), parsed, m.getValue())))
        .findFirst();
  }

  /**
   * A manifest and its bytes.
   *
   * @param name of the manifest
   * @param bytes not copied
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Covering(String name, Manifest manifest, byte[] bytes) {}

  public boolean has(String name) {
    return zip.entry(name).isPresent();
  }

  /** Unpacked size of a file. */
  public long size(String name) {
    return entry(name).size();
  }

  /** A small file whole. */
  public byte[] held(String name) {
    return zip.held(entry(name));
  }

  /** A file of any size as what was signed; read once for each digest asked. */
  public SignedContent content(String name) {
    PackedFile entry = entry(name);
    return new SignedContent() {
      private final Map<DigestAlgorithm, byte[]> known = new EnumMap<>(DigestAlgorithm.class);

      @Override
      public byte[] digest(DigestAlgorithm algorithm) {
        return known
            .computeIfAbsent(
                algorithm,
                a -> {
                  MessageDigest state = a.start();
                  zip.read(entry, (piece, length) -> state.update(piece, 0, length));
                  return state.digest();
                })
            .clone();
      }

      @Override
      public byte[] message() {
        return zip.held(entry);
      }
    };
  }

  /** Sends the unpacked bytes of a file on, piece by piece. */
  void copy(String name, ZipArchive.Sink sink) {
    zip.read(entry(name), sink);
  }

  /** Every file in the order of the archive. */
  List<PackedFile> entries() {
    return zip.entries();
  }

  private PackedFile entry(String name) {
    return zip.entry(name).orElseThrow(() -> new IllegalArgumentException("no file " + name));
  }
}
