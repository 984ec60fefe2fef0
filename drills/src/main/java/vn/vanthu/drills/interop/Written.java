package vn.vanthu.drills.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vanthu.drills.sign.SampleDocument;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.asic.AsicAugmenter;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.asic.AsicSigner;
import vn.vanthu.signing.asic.DataFile;
import vn.vanthu.signing.asic.ZipLimits;
import vn.vanthu.signing.cades.CadesAugmenter;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cades.CadesRequest;
import vn.vanthu.signing.cades.CadesSigner;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Augmenter;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;

/**
 * Something we signed.
 *
 * @param level as EU DSS names it, e.g. PAdES-BASELINE-LT
 * @param bytes the document, the container, or for CAdES the signature
 * @param detached what a CAdES signature signs; empty for the others; neither array is copied
 */
@SuppressWarnings("ArrayRecordComponent")
record Written(KeyKind kind, String level, byte[] bytes, byte[] detached) {

  private static final byte[] TEXT =
      "Biên bản họp giao ban tuần\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTHING = new byte[0];

  String name() {
    return level + " " + kind.name();
  }

  /** Every level for every kind of key in PDF; CAdES and ASiC-E too. */
  static List<Written> all(InteropOffice office) throws IOException {
    List<Written> all = new ArrayList<>();
    for (KeyKind kind : KeyKind.all()) {
      SigningKey key = kind.key(office.chain(kind));
      all.addAll(pades(kind, key, office));
      all.addAll(cades(kind, key, office));
      all.addAll(asic(kind, key, office));
    }
    return all;
  }

  private static List<Written> pades(KeyKind kind, SigningKey key, InteropOffice office) {
    Signer signer = new Signer(SigningProfile.everything());
    SignatureRequest request = SignatureRequest.approval("Chu ky").claiming(InteropOffice.SIGNED);
    DocumentBytes document = DocumentBytes.of(SampleDocument.of(20 << 10, 7));
    byte[] b = made(signer.sign(document, request, key, Optional.empty()));
    byte[] t =
        made(
            signer.sign(
                document,
                request.withTimestamp(),
                key,
                Optional.of(office.stamps(InteropOffice.SIGNED))));
    Augmenter augmenter = new Augmenter();
    byte[] lt = made(augmenter.addEvidence(DocumentBytes.of(t), office.evidence()));
    byte[] lta =
        made(
            augmenter.addDocumentTimestamp(
                DocumentBytes.of(lt), office.stamps(InteropOffice.ARCHIVED)));
    return levels(kind, "PAdES", List.of(b, t, lt, lta), NOTHING);
  }

  private static List<Written> cades(KeyKind kind, SigningKey key, InteropOffice office) {
    CadesSigner signer = new CadesSigner(SigningProfile.everything());
    CadesAugmenter augmenter = new CadesAugmenter();
    DocumentBytes text = DocumentBytes.of(TEXT);
    CadesRequest request = CadesRequest.plain(InteropOffice.SIGNED, "text/plain");
    byte[] b = made(signer.sign(text, request, key, Optional.empty()));
    byte[] t = made(augmenter.addTimestamp(b, office.stamps(InteropOffice.SIGNED)));
    byte[] lt = made(augmenter.addEvidence(t, office.evidence()));
    byte[] lta =
        made(augmenter.addArchiveTimestamp(text, lt, office.stamps(InteropOffice.ARCHIVED)));
    return levels(kind, "CAdES", List.of(b, t, lt, lta), TEXT);
  }

  private static List<Written> asic(KeyKind kind, SigningKey key, InteropOffice office)
      throws IOException {
    AsicSigner signer = new AsicSigner(new CadesSigner(SigningProfile.everything()));
    AsicAugmenter augmenter = new AsicAugmenter();
    List<DataFile> files =
        List.of(
            new DataFile("Công văn 15.txt", "text/plain", DocumentBytes.of(TEXT)),
            new DataFile("bảng/lương.csv", "text/csv", DocumentBytes.of(new byte[5000])));
    ByteArrayOutputStream b = new ByteArrayOutputStream();
    switch (signer.sign(
        files, CadesRequest.plain(InteropOffice.SIGNED, ""), key, Optional.empty())) {
      case AsicSigner.Outcome.Signed signed -> signed.writeTo(b);
      case AsicSigner.Outcome.Refused refused ->
          throw new IllegalStateException(refused.toString());
    }
    ByteArrayOutputStream t = new ByteArrayOutputStream();
    done(augmenter.addTimestamps(opened(b), office.stamps(InteropOffice.SIGNED), t));
    ByteArrayOutputStream lt = new ByteArrayOutputStream();
    done(augmenter.addEvidence(opened(t), office.evidence(), lt));
    ByteArrayOutputStream lta = new ByteArrayOutputStream();
    done(augmenter.addArchiveTimestamps(opened(lt), office.stamps(InteropOffice.ARCHIVED), lta));
    return levels(
        kind,
        "ASiC-E",
        List.of(b.toByteArray(), t.toByteArray(), lt.toByteArray(), lta.toByteArray()),
        NOTHING);
  }

  private static AsicContainer opened(ByteArrayOutputStream written) {
    return AsicContainer.open(DocumentBytes.of(written.toByteArray()), ZipLimits.standard())
        .orElseThrow();
  }

  private static void done(Optional<CadesOutcome.Refused> refused) {
    refused.ifPresent(why -> {
      throw new IllegalStateException(why.toString());
    });
  }

  private static List<Written> levels(
      KeyKind kind, String family, List<byte[]> four, byte[] detached) {
    List<Written> all = new ArrayList<>();
    List<String> names = List.of("B", "T", "LT", "LTA");
    for (int i = 0; i < four.size(); i++) {
      all.add(new Written(kind, family + "-BASELINE-" + names.get(i), four.get(i), detached));
    }
    return all;
  }

  private static byte[] made(SigningOutcome outcome) {
    return switch (outcome) {
      case SigningOutcome.Signed signed -> signed.bytes();
      case SigningOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static byte[] made(CadesOutcome outcome) {
    return switch (outcome) {
      case CadesOutcome.Signed signed -> signed.signature();
      case CadesOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }
}
