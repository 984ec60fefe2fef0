package vn.vanthu.signing.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

class KeysTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final List<Path> SOFTHSM =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"));

  @TempDir static Path folder;
  private static KeyPair pair;
  private static X509Certificate certificate;

  @BeforeAll
  static void make() throws GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
    certificate = certificate(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  }

  private static X509Certificate certificate(Instant from, Instant to)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=Someone");
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name, BigInteger.TWO, Date.from(from), Date.from(to), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
  }

  private static Path file(String name, X509Certificate holder)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    PrivateKey key = pair.getPrivate();
    store.setKeyEntry("key", key, "right".toCharArray(), new Certificate[] {holder});
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "right".toCharArray());
    }
    return file;
  }

  private static String open(Path file, String password, KeyChoice choice) {
    try (Secret secret = Secret.of(password.toCharArray())) {
      return switch (Pkcs12KeyFile.open(file, secret, choice)) {
        case KeyOpening.Opened _ -> "OPENED";
        case KeyRefusal refusal -> refusal.problem().name();
      };
    }
  }

  @Test
  void a_wrong_password_is_told_from_a_broken_file() throws Exception {
    Path good = file("good.p12", certificate);
    assertThat(open(good, "right", KeyChoice.first(NOW))).isEqualTo("OPENED");
    assertThat(open(good, "wrong", KeyChoice.first(NOW))).isEqualTo("WRONG_SECRET");
    Path broken = folder.resolve("broken.p12");
    Files.write(broken, new byte[] {1, 2, 3});
    assertThat(open(broken, "right", KeyChoice.first(NOW))).isEqualTo("UNREADABLE");
    assertThat(open(folder.resolve("none.p12"), "right", KeyChoice.first(NOW)))
        .isEqualTo("UNREADABLE");
  }

  @Test
  void without_its_password_a_file_shows_only_what_stands_outside_its_encrypted_parts()
      throws Exception {
    Path good = file("seen.p12", certificate);
    assertThat(Pkcs12KeyFile.inspect(good, Optional.empty())).isEmpty();
    assertThat(Pkcs12KeyFile.inspect(good, Optional.of("KEY"))).isEmpty();
    assertThat(Pkcs12KeyFile.inspect(good, Optional.of("other")).map(KeyRefusal::problem))
        .contains(KeyProblem.NO_SUCH_KEY);
    Path cut = folder.resolve("cut.p12");
    byte[] bytes = Files.readAllBytes(good);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    for (Path path : List.of(cut, folder.resolve("absent.p12"))) {
      assertThat(Pkcs12KeyFile.inspect(path, Optional.empty()).map(KeyRefusal::problem))
          .as(path.toString())
          .contains(KeyProblem.UNREADABLE);
    }
  }

  @Test
  void a_key_signs_only_within_its_certificates_term() throws Exception {
    Path file = file("term.p12", certificate);
    assertThat(open(file, "right", KeyChoice.first(NOW.plus(Duration.ofDays(2)))))
        .isEqualTo("CERTIFICATE_EXPIRED");
    assertThat(open(file, "right", KeyChoice.first(NOW.minus(Duration.ofDays(2)))))
        .isEqualTo("CERTIFICATE_NOT_YET_VALID");
  }

  @Test
  void a_term_includes_its_first_and_its_last_second() throws Exception {
    X509Certificate holder = certificate(NOW, NOW.plusSeconds(60));
    assertThat(StoredKey.term(holder, NOW)).isEmpty();
    assertThat(StoredKey.term(holder, NOW.plusSeconds(60))).isEmpty();
    assertThat(StoredKey.term(holder, NOW.minusMillis(1)))
        .contains(KeyProblem.CERTIFICATE_NOT_YET_VALID);
    assertThat(StoredKey.term(holder, NOW.plusMillis(60_001)))
        .contains(KeyProblem.CERTIFICATE_EXPIRED);
  }

  @Test
  void a_secret_is_the_first_line_of_at_most_4_KiB() throws IOException {
    Path file = folder.resolve("long.txt");
    for (String end : List.of("", "\n", "\r\nrest", "\rrest")) {
      Files.writeString(file, "bí mật" + end);
      try (Secret secret = Secret.fromFile(file)) {
        assertThat(secret.revealToDevice()).isEqualTo("bí mật".toCharArray());
      }
    }
    Files.writeString(file, "x".repeat(4096));
    try (Secret secret = Secret.fromFile(file)) {
      assertThat(secret.revealToDevice()).hasSize(4096);
    }
    Files.writeString(file, "x".repeat(4097));
    assertThatThrownBy(() -> Secret.fromFile(file)).isInstanceOf(IOException.class);
  }

  @Test
  void an_unknown_name_and_an_unfit_algorithm_are_refused() throws Exception {
    Path file = file("choice.p12", certificate);
    assertThat(open(file, "right", KeyChoice.named("other", NOW))).isEqualTo("NO_SUCH_KEY");
    assertThat(open(file, "right", KeyChoice.first(NOW).using(SignatureAlgorithm.ECDSA_SHA256)))
        .isEqualTo("ALGORITHM_UNFIT");
  }

  @Test
  void a_secret_is_hidden_when_printed_and_wiped_when_closed() throws IOException {
    Path file = folder.resolve("pin.txt");
    Files.writeString(file, "1234\nrest");
    Secret secret = Secret.fromFile(file);
    assertThat(secret.toString()).doesNotContain("1234");
    assertThat(secret.revealToDevice()).isEqualTo("1234".toCharArray());
    secret.close();
    assertThat(secret.revealToDevice()).isEqualTo(new char[4]);
  }

  @Test
  void every_problem_has_both_languages() {
    for (KeyProblem problem : KeyProblem.values()) {
      assertThat(problem.message().code()).isEqualTo("KEY_" + problem.name());
      assertThat(problem.message().vi()).isNotBlank();
      assertThat(problem.message().en()).isNotBlank();
    }
  }

  @Test
  void a_token_signs_many_times_with_one_login_and_stops_after_one_wrong_pin() throws Exception {
    Path module =
        SOFTHSM.stream().filter(Files::exists).findFirst().orElse(folder.resolve("no-softhsm"));
    assumeTrue(Files.exists(module), "SoftHSM2 is not installed: PKCS#11 is not tested");
    String configuration = System.getenv("SOFTHSM2_CONF");
    assumeTrue(configuration != null, "SOFTHSM2_CONF is not set: PKCS#11 is not tested here");
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        Path.of(configuration),
        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    OptionalInt slot = token(module);
    try (Secret wrong = Secret.of("0000".toCharArray())) {
      assertThat(Pkcs11Token.unlock(module, slot, wrong))
          .isInstanceOfSatisfying(
              Pkcs11Token.Unlocking.Refused.class,
              r -> assertThat(r.refusal().problem()).isEqualTo(KeyProblem.WRONG_SECRET));
    }
    try (Secret pin = Secret.of("1234".toCharArray())) {
      Pkcs11Token.Unlocking unlocking = Pkcs11Token.unlock(module, slot, pin);
      assertThat(unlocking).isInstanceOf(Pkcs11Token.Unlocking.Unlocked.class);
      try (Pkcs11Token token = ((Pkcs11Token.Unlocking.Unlocked) unlocking).token()) {
        KeyOpening opening = token.key(KeyChoice.first(NOW), List.of());
        SigningKey key = ((KeyOpening.Opened) opening).key();
        for (byte i = 0; i < 20; i++) {
          byte[] message = {i};
          byte[] value = ((KeyAnswer.Value) key.sign(message)).bytes();
          assertThat(key.algorithm().verifies(pair.getPublic(), message, value)).isTrue();
        }
        assertBatchEndsCleanlyWhenTheTokenGoes(token, key);
      }
    }
  }

  /** A thousand documents with one login and a result each; the token goes after 900. */
  private static void assertBatchEndsCleanlyWhenTheTokenGoes(Pkcs11Token token, SigningKey key) {
    Signer signer = new Signer(SigningProfile.circular15());
    byte[] document = page();
    DocumentBytes original = DocumentBytes.of(document.clone());
    List<String> results = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      if (i == 900) {
        token.close();
      }
      SigningOutcome outcome =
          signer.sign(
              original,
              SignatureRequest.approval("s").claiming(NOW.plusSeconds(i)),
              key,
              Optional.empty());
      results.add(
          switch (outcome) {
            case SigningOutcome.Signed signed -> verdict(signed);
            case SigningOutcome.Refused refused -> refused.message().code();
          });
    }
    assertThat(results.subList(0, 900)).containsOnly("INTACT");
    assertThat(results.subList(900, 1000)).containsOnly("KEY_SESSION_LOST");
    assertThat(original.copy(0, original.length())).isEqualTo(document);
  }

  private static String verdict(SigningOutcome.Signed signed) {
    return new Verifier()
        .verify(DocumentBytes.of(signed.bytes()), Trust.none(), NOW)
        .document()
        .name();
  }

  private static byte[] page() {
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    };
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 4\n").append(table).append("trailer\n<</Size 4/Root 1 0 R>>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Makes a token with our key by SoftHSM's own tools and OpenSC. */
  private static OptionalInt token(Path module) throws Exception {
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "vt",
        "--so-pin",
        "5678",
        "--pin",
        "1234");
    Path key = folder.resolve("key.der");
    Files.write(key, pair.getPrivate().getEncoded());
    Path cert = folder.resolve("cert.der");
    Files.write(cert, certificate.getEncoded());
    for (Map.Entry<String, Path> object : Map.of("privkey", key, "cert", cert).entrySet()) {
      run(
          "pkcs11-tool",
          "--module",
          module.toString(),
          "--token-label",
          "vt",
          "--login",
          "--pin",
          "1234",
          "--write-object",
          object.getValue().toString(),
          "--type",
          object.getKey(),
          "--id",
          "01",
          "--label",
          "key");
    }
    return OptionalInt.of(0);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("tool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
