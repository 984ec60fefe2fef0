package vn.vanthu.drills.sign;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.vanthu.drills.Drill;
import vn.vanthu.drills.peer.Peer;
import vn.vanthu.drills.peer.PeerLoader;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Appearance;
import vn.vanthu.signing.sign.Picture;
import vn.vanthu.signing.sign.Rectangle;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

/**
 * PAdES-B-B of a text PDF with RSA-2048: ours, DSS 6.4 and the bare private-key operation in turns
 * in one JVM, the median of the rounds. Arguments: size in KB (140), rounds (7), signatures a round
 * (200).
 */
public final class SignBench implements Drill {
  private static final double GOAL_OVER_DSS = 5;
  private static final double GOAL_SHARE_OF_BARE = 0.6;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int kilobytes = arguments.isEmpty() ? 140 : Integer.parseInt(arguments.get(0));
    int rounds = arguments.size() < 2 ? 7 : Integer.parseInt(arguments.get(1));
    int count = arguments.size() < 3 ? 200 : Integer.parseInt(arguments.get(2));
    Path folder = Files.createTempDirectory("sign-bench");
    DemoPki pki = DemoPki.open(folder, URI.create("http://127.0.0.1:1/"), Clock.systemUTC());
    DemoKey file = pki.person("bench", "Nguyễn Văn A", "Chủ tịch", "UBND tỉnh Mẫu");
    SigningKey key = open(file);
    List<byte[]> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(SampleDocument.of(kilobytes << 10, i));
    }
    Signer signer = new Signer(SigningProfile.circular15());
    Verifier verifier = new Verifier();
    Trust trust = Trust.of(List.of(pki.root()));
    SignatureRequest plain = SignatureRequest.approval("person");
    SignatureRequest shown =
        plain.showing(
            new Appearance.Shown(
                Picture.parse(png()).orElseThrow(),
                new Appearance.Place.At(new Rectangle(1, 330, 200, 150, 75))));
    Peer peer = PeerLoader.dss();
    PrivateKey bareKey = bare(file);
    List<X509Certificate> chain = key.chain();
    List<Provider> providers =
        List.of(Security.getProvider("SunRsaSign"), new BouncyCastleProvider());
    double[][] rates = new double[6][rounds];
    for (int round = 0; round < rounds; round++) {
      rates[0][round] = rate(documents, _ -> bareSign(providers.get(0), bareKey));
      rates[1][round] = rate(documents, _ -> bareSign(providers.get(1), bareKey));
      rates[2][round] = rate(documents, d -> signed(signer, d, plain, key));
      rates[3][round] = rate(documents, d -> signed(signer, d, shown, key));
      rates[4][round] =
          rate(documents, d -> verified(verifier, trust, signed(signer, d, plain, key)));
      rates[5][round] =
          rate(
              documents.subList(0, Math.max(1, count / 10)),
              d -> madeSomething(peer.sign(d, bareKey, chain)));
    }
    double bare = Math.max(median(rates[0]), median(rates[1]));
    double ours = median(rates[2]);
    double dss = median(rates[5]);
    figures.printf("document-bytes: %d%n", documents.getFirst().length);
    figures.printf("bare-key-operations-per-second: %.1f%n", bare);
    figures.printf("sign-invisible-per-second: %.1f%n", ours);
    figures.printf("sign-visible-per-second: %.1f%n", median(rates[3]));
    figures.printf("sign-and-verify-per-second: %.1f%n", median(rates[4]));
    figures.printf("dss-invisible-per-second: %.1f%n", dss);
    figures.printf("times-dss: %.1f%n", ours / dss);
    figures.printf("share-of-bare-key-operation: %.2f%n", ours / bare);
    return ours >= GOAL_OVER_DSS * dss && ours >= GOAL_SHARE_OF_BARE * bare ? 0 : 1;
  }

  /** One piece of work on a document. */
  private interface Work {
    void on(byte[] document) throws Exception;
  }

  private static double rate(List<byte[]> documents, Work work) throws Exception {
    long start = System.nanoTime();
    for (byte[] document : documents) {
      work.on(document);
    }
    return documents.size() * 1e9 / (System.nanoTime() - start);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void madeSomething(byte[] signed) {
    if (signed.length == 0) {
      throw new IllegalStateException("the peer made nothing");
    }
  }

  private static byte[] signed(
      Signer signer, byte[] document, SignatureRequest request, SigningKey key) {
    return switch (signer.sign(DocumentBytes.of(document), request, key, Optional.empty())) {
      case SigningOutcome.Signed made -> made.bytes();
      case SigningOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static void verified(Verifier verifier, Trust trust, byte[] signed) {
    Report report = verifier.verify(DocumentBytes.of(signed), trust, Instant.now());
    if (report.document() != Report.Verdict.INTACT) {
      throw new IllegalStateException("what was signed does not verify: " + report.document());
    }
  }

  private static void bareSign(Provider provider, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    signature.initSign(key);
    signature.update((byte) 1);
    if (signature.sign().length == 0) {
      throw new IllegalStateException("no signature");
    }
  }

  private static SigningKey open(DemoKey file) throws IOException {
    try (Secret secret = Secret.fromFile(file.secretFile())) {
      return switch (Pkcs12KeyFile.open(file.file(), secret, KeyChoice.first(Instant.now()))) {
        case KeyOpening.Opened opened -> opened.key();
        case KeyRefusal refusal -> throw new IllegalStateException(refusal.toString());
      };
    }
  }

  private static PrivateKey bare(DemoKey file) throws IOException, GeneralSecurityException {
    char[] password = Files.readString(file.secretFile()).strip().toCharArray();
    KeyStore store = KeyStore.getInstance(file.file().toFile(), password);
    byte[] encoded = store.getKey(store.aliases().nextElement(), password).getEncoded();
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(600, 264, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x1A3FB0));
    pen.setStroke(new BasicStroke(6f));
    for (int i = 0; i < 6; i++) {
      pen.drawArc(60 + 70 * i, 60 + 11 * i, 120, 140 - 9 * i, 20 * i, 280);
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
