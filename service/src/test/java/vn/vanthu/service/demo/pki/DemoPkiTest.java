package vn.vanthu.service.demo.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchAnswer;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.FetchProblem;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.HttpTimestampSource;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampProblem;

class DemoPkiTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir static Path folder;
  private static URI base = URI.create("http://127.0.0.1/");
  private static DemoPki pki;
  private static DemoServer server;
  private static Fetcher fetcher;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    base = URI.create("http://127.0.0.1:" + port + "/");
    pki = DemoPki.open(folder, base, Clock.fixed(NOW, ZoneOffset.UTC));
    server = DemoServer.start(pki);
    fetcher =
        new Fetcher(
            AllowList.parse(List.of("inner 127.0.0.1:" + port)),
            new FetchLimits(Duration.ofSeconds(2), 1 << 20));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void mend() {
    server.fail(EnumSet.noneOf(DemoFault.class));
  }

  private static TimestampAnswer stamp() {
    byte[] digest = DigestAlgorithm.SHA256.of(new byte[] {1, 2, 3});
    return new HttpTimestampSource(fetcher, pki.timestampAddress()).stamp(digest);
  }

  private static TimestampProblem problem(DemoFault fault) {
    server.fail(EnumSet.of(fault));
    return switch (stamp()) {
      case TimestampAnswer.Refused refused -> refused.problem();
      case TimestampAnswer.Stamped stamped -> throw new AssertionError(stamped.time());
    };
  }

  @Test
  void the_authority_stamps_the_time_it_is_given() {
    assertThat(stamp())
        .isInstanceOfSatisfying(
            TimestampAnswer.Stamped.class,
            stamped -> {
              assertThat(stamped.time()).isEqualTo(NOW);
              assertThat(stamped.token().length).isLessThan(4096);
            });
  }

  @Test
  void a_time_stamp_that_answers_another_question_is_not_taken() {
    assertThat(problem(DemoFault.TSA_WRONG_NONCE)).isEqualTo(TimestampProblem.WRONG_ANSWER);
    assertThat(problem(DemoFault.TSA_WRONG_DIGEST)).isEqualTo(TimestampProblem.WRONG_ANSWER);
    assertThat(problem(DemoFault.TSA_GARBAGE)).isEqualTo(TimestampProblem.WRONG_ANSWER);
  }

  @Test
  void an_authority_that_refuses_is_told_from_one_that_is_down() {
    assertThat(problem(DemoFault.TSA_REJECTS)).isEqualTo(TimestampProblem.REJECTED);
    assertThat(problem(DemoFault.TSA_DOWN)).isEqualTo(TimestampProblem.UNREACHABLE);
  }

  @Test
  void an_authority_that_is_too_slow_is_not_waited_for() {
    assertThat(problem(DemoFault.TSA_SLOW)).isEqualTo(TimestampProblem.UNREACHABLE);
  }

  @Test
  void no_redirect_is_followed() {
    server.fail(EnumSet.of(DemoFault.REDIRECTS));
    assertThat(fetcher.get(base.resolve("/root.crt")))
        .isEqualTo(new FetchAnswer.Refused(FetchProblem.STATUS, "302"));
  }

  @Test
  void a_host_that_is_not_listed_is_not_asked() {
    assertThat(fetcher.get(URI.create("http://127.0.0.2:" + base.getPort() + "/root.crt")))
        .isInstanceOfSatisfying(
            FetchAnswer.Refused.class,
            refused -> assertThat(refused.problem()).isEqualTo(FetchProblem.NOT_ALLOWED));
  }

  @Test
  void a_listed_name_that_leads_inside_is_not_asked() {
    AllowList outer = AllowList.parse(List.of("localhost:" + base.getPort()));
    assertThat(
            new Fetcher(outer, FetchLimits.standard())
                .get(URI.create("http://localhost:" + base.getPort() + "/root.crt")))
        .isEqualTo(new FetchAnswer.Refused(FetchProblem.INNER_ADDRESS, "localhost"));
  }

  @Test
  void an_answer_over_the_limit_is_dropped() {
    Fetcher narrow =
        new Fetcher(
            AllowList.parse(List.of("inner 127.0.0.1:" + base.getPort())),
            new FetchLimits(Duration.ofSeconds(2), 100));
    assertThat(narrow.get(base.resolve("/root.crt")))
        .isEqualTo(new FetchAnswer.Refused(FetchProblem.TOO_LARGE, "more than 100 bytes"));
  }

  @Test
  void a_revoked_certificate_is_on_the_list() throws IOException, GeneralSecurityException {
    DemoKey key = pki.person("le-van-b", "Lê Văn B", "Chánh Văn phòng", "UBND tỉnh Mẫu");
    pki.revoke(key.certificate(), NOW.minusSeconds(60));
    FetchAnswer answer = fetcher.get(base.resolve("/issuing.crl"));
    byte[] der = ((FetchAnswer.Fetched) answer).body();
    X509CRL list =
        (X509CRL)
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    list.verify(pki.issuing().getPublicKey());
    assertThat(list.isRevoked(key.certificate())).isTrue();
  }

  @Test
  void a_second_start_finds_the_same_authorities_and_keys()
      throws IOException, GeneralSecurityException {
    DemoKey first = pki.seal("con-dau", "UBND tỉnh Mẫu", "VATVN-0100000000");
    DemoPki again = DemoPki.open(folder, base, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(again.root()).isEqualTo(pki.root());
    assertThat(again.seal("con-dau", "UBND tỉnh Mẫu", "VATVN-0100000000")).isEqualTo(first);
  }

  @Test
  void the_certificates_build_a_path_to_the_root() throws GeneralSecurityException, IOException {
    DemoKey key = pki.person("nguyen-van-a", "Nguyễn Văn A", "Chủ tịch", "UBND tỉnh Mẫu");
    key.certificate().verify(pki.issuing().getPublicKey());
    pki.issuing().verify(pki.root().getPublicKey());
    assertThat(key.certificate().getSubjectX500Principal().getName()).contains("Nguyễn Văn A");
  }
}
