package vn.vanthu.signing.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root, its people, their keys and documents, made anew for each test. */
final class TestOffice {
  static final Instant NOW = Instant.parse("2026-11-21T07:05:33Z");
  static final Provider BC = new BouncyCastleProvider();

  private final KeyPair rootKey = pair("RSA", 2048);
  final X509Certificate root = certificate("CN=Test Root", rootKey, null, "CN=Test Root", NOW);
  private long serial = 1;

  static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair pair(String algorithm, AlgorithmParameterSpec spec) {
    try {
      boolean brainpool =
          spec instanceof java.security.spec.ECGenParameterSpec curve
              && curve.getName().startsWith("brainpool");
      KeyPairGenerator generator =
          brainpool
              ? KeyPairGenerator.getInstance(algorithm, BC)
              : KeyPairGenerator.getInstance(algorithm);
      generator.initialize(spec);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate person(String name, KeyPair pair) {
    return certificate(name, pair, rootKey.getPrivate(), "CN=Test Root", NOW);
  }

  X509Certificate expired(String name, KeyPair pair) {
    return certificate(
        name, pair, rootKey.getPrivate(), "CN=Test Root", NOW.minus(Duration.ofDays(4000)));
  }

  private X509Certificate certificate(
      String name,
      KeyPair pair,
      @org.jspecify.annotations.Nullable PrivateKey issuer,
      String issuerName,
      Instant around) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuerName),
              BigInteger.valueOf(++serial),
              Date.from(around.minus(Duration.ofDays(30))),
              Date.from(around.plus(Duration.ofDays(700))),
              new X500Name(name),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer == null));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              issuer == null
                  ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                  : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA")
                      .build(issuer == null ? pair.getPrivate() : issuer)));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  Path keyFile(Path folder, String name, KeyPair pair, X509Certificate certificate) {
    try {
      boolean brainpool = pair.getPrivate().getClass().getName().contains("bouncycastle");
      KeyStore store =
          brainpool ? KeyStore.getInstance("PKCS12", BC) : KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "key", pair.getPrivate(), "secret".toCharArray(), new Certificate[] {certificate, root});
      Path file = folder.resolve(name + ".p12");
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, "secret".toCharArray());
      }
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A document with two text fields, its objects listed in a table. */
  static byte[] document() {
    return TestPdf.withTable(
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R]"
            + "/DR<</Font<</R 7 0 R/I 8 0 R>>>>/DA(/R 13 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            + "/Resources<</Font<</R 7 0 R>>>>/Annots[5 0 R 6 0 R]>>",
        "<</Length 51>>\nstream\nBT /R 13 Tf 72 700 Td (Quyet dinh thu nghiem) Tj ET\nendstream",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R"
            + "/DA(/R 13 Tf 0 g)>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(ngay)/F 4/Rect[300 750 520 768]/P 3 0 R/Q 1"
            + "/DA(/I 13 Tf 0 g)>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Italic>>");
  }

  /** A picture with a transparent ground. */
  static byte[] png(int rgb) {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(300, 150, java.awt.image.BufferedImage.TYPE_INT_ARGB);
    java.awt.Graphics2D g = image.createGraphics();
    g.setColor(new java.awt.Color(rgb));
    g.setStroke(new java.awt.BasicStroke(6));
    g.drawOval(10, 10, 280, 130);
    g.drawLine(40, 100, 260, 50);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      javax.imageio.ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
