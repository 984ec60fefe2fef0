package vn.vanthu.service.demo.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.augment.EvidenceGatherer;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Augmenter;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.timestamp.HttpTimestampSource;
import vn.vanthu.signing.timestamp.TimestampSource;
import vn.vanthu.signing.trust.Trust;

/** From the signature to the archive time stamp, with the demo's authorities over HTTP. */
class LongTermTest {
  @TempDir static Path folder;
  private static DemoPki pki;
  private static DemoServer server;
  private static Fetcher fetcher;
  private static TimestampSource stamps;
  private static SigningKey key;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    URI base = URI.create("http://127.0.0.1:" + port + "/");
    pki = DemoPki.open(folder, base, Clock.systemUTC());
    server = DemoServer.start(pki);
    AllowList hosts = AllowList.parse(List.of("inner 127.0.0.1:" + port));
    fetcher = new Fetcher(hosts, FetchLimits.standard());
    stamps = new HttpTimestampSource(fetcher, pki.timestampAddress());
    DemoKey file = pki.seal("seal", "UBND tỉnh Mẫu", "VATVN-0100000000");
    try (Secret secret = Secret.fromFile(file.secretFile())) {
      KeyOpening opening = Pkcs12KeyFile.open(file.file(), secret, KeyChoice.first(Instant.now()));
      key = ((KeyOpening.Opened) opening).key();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] document() {
    String head = "%PDF-1.7\n";
    String one = "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
    String two = "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n";
    String three = "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n";
    int at1 = head.length();
    int at2 = at1 + one.length();
    int at3 = at2 + two.length();
    String table =
        "xref\n0 4\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n"
            .formatted(at1, at2, at3);
    int start = at3 + three.length();
    String tail = "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
    return (head + one + two + three + table + tail).getBytes(ISO_8859_1);
  }

  private static DocumentBytes done(SigningOutcome outcome) {
    return switch (outcome) {
      case SigningOutcome.Signed signed -> DocumentBytes.of(signed.bytes());
      case SigningOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static DocumentBytes sealed() {
    SignatureRequest request =
        SignatureRequest.bySeal("seal", Map.of(), Optional.empty()).withTimestamp();
    return done(
        new Signer(SigningProfile.circular15())
            .sign(DocumentBytes.of(document()), request, key, Optional.of(stamps)));
  }

  private static Evidence evidence(DocumentBytes document) {
    return new EvidenceGatherer(fetcher).gather(new Augmenter().certificates(document));
  }

  private static Report report(DocumentBytes document) {
    return new Verifier()
        .verify(document, Trust.of(List.of(pki.root())), Instant.now().plusSeconds(5));
  }

  @Test
  void a_sealed_document_lasts_after_evidence_and_an_archive_time_stamp() {
    DocumentBytes sealed = sealed();
    Evidence evidence = evidence(sealed);
    assertThat(evidence.missing()).isEmpty();
    DocumentBytes archived =
        done(
            new Augmenter()
                .addDocumentTimestamp(done(new Augmenter().addEvidence(sealed, evidence)), stamps));
    Report report = report(archived);
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(report.signatures().getFirst().level()).isEqualTo("PAdES-BASELINE-LTA");
    assertThat(report.signatures().getFirst().kind()).isEqualTo(Report.Kind.SEAL);
  }

  @Test
  void evidence_that_is_there_is_not_added_twice() {
    DocumentBytes sealed = sealed();
    Evidence evidence = evidence(sealed);
    DocumentBytes once = done(new Augmenter().addEvidence(sealed, evidence));
    DocumentBytes twice = done(new Augmenter().addEvidence(once, evidence));
    assertThat(twice.length() - once.length()).isLessThan(once.length() - sealed.length());
  }

  @Test
  void without_the_responder_the_list_is_the_evidence() {
    DocumentBytes sealed = sealed();
    server.fail(EnumSet.of(DemoFault.OCSP_DOWN));
    Evidence evidence = evidence(sealed);
    server.fail(EnumSet.noneOf(DemoFault.class));
    assertThat(evidence.ocspResponses()).isEmpty();
    assertThat(evidence.crls()).isNotEmpty();
    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  void when_nobody_answers_it_is_said_what_is_missing() {
    DocumentBytes sealed = sealed();
    server.fail(EnumSet.of(DemoFault.OCSP_DOWN, DemoFault.CRL_DOWN));
    Evidence evidence = evidence(sealed);
    server.fail(EnumSet.noneOf(DemoFault.class));
    assertThat(evidence.isComplete()).isFalse();
  }

  @Test
  void an_archive_time_stamp_that_cannot_be_had_changes_nothing() {
    DocumentBytes sealed = sealed();
    server.fail(EnumSet.of(DemoFault.TSA_REJECTS));
    SigningOutcome outcome = new Augmenter().addDocumentTimestamp(sealed, stamps);
    server.fail(EnumSet.noneOf(DemoFault.class));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SigningOutcome.Refused.class,
            refused -> assertThat(refused.message().code()).isEqualTo("TIMESTAMP_REJECTED"));
  }
}
