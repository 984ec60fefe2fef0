package vn.vanthu.drills.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.SignatureFields;

/**
 * {@code openssl cms -verify -cades} on the CMS message and what it signs, and {@code openssl ts
 * -verify} on the time stamp over its value, both with our root at the instant of the drill.
 * Single-threaded.
 */
final class OpenSslJudge {

  /** A CMS message and the bytes it is over. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  private record Cms(byte[] message, byte[] content) {}

  private final Tool openssl;
  private final Path folder;

  OpenSslJudge(Tool openssl, Path folder, InteropOffice office) throws IOException {
    this.openssl = openssl;
    this.folder = folder;
    Files.writeString(folder.resolve("root.pem"), pem(office.root.x509()));
    Files.writeString(folder.resolve("stamp-ca.pem"), pem(office.stampAuthority.x509()));
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String at() {
    return String.valueOf(InteropOffice.NOW.getEpochSecond());
  }

  /** What it says of the signature itself. */
  Tool.Said signature(Written written) throws IOException, InterruptedException {
    Cms cms = cms(written);
    Files.write(folder.resolve("message.der"), cms.message());
    Files.write(folder.resolve("content"), cms.content());
    return openssl.run(
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "message.der",
        "-content",
        "content",
        "-CAfile",
        "root.pem",
        "-purpose",
        "any",
        "-attime",
        at(),
        "-out",
        "verified");
  }

  /** What it says of the time stamp over the value; empty when there is none. */
  Optional<Tool.Said> stamp(Written written) throws IOException, InterruptedException {
    SignerInformation signer = signer(cms(written).message());
    var attributes = signer.getUnsignedAttributes();
    var stamp =
        attributes == null
            ? null
            : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (stamp == null) {
      return Optional.empty();
    }
    Files.write(
        folder.resolve("token.der"),
        stamp.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded("DER"));
    Files.write(folder.resolve("value"), signer.getSignature());
    return Optional.of(
        openssl.run(
            "ts",
            "-verify",
            "-data",
            "value",
            "-in",
            "token.der",
            "-token_in",
            "-CAfile",
            "root.pem",
            "-untrusted",
            "stamp-ca.pem",
            "-attime",
            at()));
  }

  private static SignerInformation signer(byte[] message) {
    try {
      return new CMSSignedData(message).getSignerInfos().iterator().next();
    } catch (CMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cms cms(Written written) throws IOException {
    return written.detached().length > 0
        ? new Cms(written.bytes(), written.detached())
        : inside(written.bytes());
  }

  /** The first signature of a PDF. */
  private static Cms inside(byte[] document) throws IOException {
    PdfFile file = PdfFile.open(DocumentBytes.of(document), Limits.standard());
    SignatureField field = SignatureFields.reachable(file).getFirst();
    ByteRange range = ByteRange.read(file, field.value().get("ByteRange")).orElseThrow();
    byte[] content = new byte[(int) (range.gapStart() + range.end() - range.gapEnd())];
    System.arraycopy(document, 0, content, 0, (int) range.gapStart());
    System.arraycopy(
        document,
        (int) range.gapEnd(),
        content,
        (int) range.gapStart(),
        (int) (range.end() - range.gapEnd()));
    if (!(file.resolve(field.value().get("Contents")) instanceof PdfObject.Str padded)) {
      throw new IllegalStateException("a signature without a value");
    }
    try (ASN1InputStream in = new ASN1InputStream(padded.bytes())) {
      byte[] message = ContentInfo.getInstance(in.readObject()).getEncoded("DER");
      byte[] written = Arrays.copyOf(padded.bytes(), message.length);
      if (!Arrays.equals(message, written)) {
        throw new IllegalStateException("the value is not DER");
      }
      return new Cms(message, content);
    }
  }
}
