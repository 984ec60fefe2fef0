package vn.vanthu.service.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.demo.pki.DemoFault;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.EnclosedCertificates;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cades.CadesRequest;
import vn.vanthu.signing.cades.CadesSigner;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

class EvidenceDeskTest {
  private static final DocumentBytes TEXT = DocumentBytes.of("Biên bản".getBytes(UTF_8));

  @TempDir static Path folder;
  private static DemoPki pki;
  private static DemoServer server;
  private static int port;
  private static DocumentBytes signature;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    pki = DemoPki.open(folder, URI.create("http://127.0.0.1:" + port + "/"), Clock.systemUTC());
    server = DemoServer.start(pki);
    signature = signed(pki);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static DocumentBytes signed(DemoPki by) throws IOException, GeneralSecurityException {
    DemoKey file = by.seal("seal", "UBND tỉnh Mẫu", "VATVN-0100000000");
    SigningKey key;
    try (Secret secret = Secret.fromFile(file.secretFile())) {
      key =
          ((KeyOpening.Opened)
                  Pkcs12KeyFile.open(file.file(), secret, KeyChoice.first(Instant.now())))
              .key();
    }
    CadesOutcome outcome =
        new CadesSigner(SigningProfile.circular15())
            .sign(TEXT, CadesRequest.plain(Instant.now(), "text/plain"), key, Optional.empty());
    return DocumentBytes.of(((CadesOutcome.Signed) outcome).signature());
  }

  private static AllowList hosts() {
    return AllowList.parse(List.of("inner 127.0.0.1:" + port));
  }

  private static EvidenceDesk desk(Path answers, InstantSource clock) {
    return new EvidenceDesk(
        hosts(), new AnswerFolder(answers, DurableFiles.haltingOnFailure(), 100), clock);
  }

  private static Report report(EvidenceDesk desk, Instant at) {
    Trust trust =
        desk.asked(Trust.of(List.of(pki.root())), EnclosedCertificates.inSignature(signature));
    return new Verifier().verifyDetached(TEXT, signature, trust, at);
  }

  @Test
  void who_asks_gets_the_state_of_the_certificate(@TempDir Path answers) {
    Report without = report(EvidenceDesk.closed(InstantSource.system()), Instant.now());
    assertThat(without.signatures().getFirst().subIndication())
        .isEqualTo(Report.SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
    Report asked = report(desk(answers, InstantSource.system()), Instant.now());
    assertThat(asked.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(asked.signatures().getFirst().revocation().source()).isEqualTo("OCSP");
  }

  @Test
  void after_a_restart_nobody_is_asked_again_while_answers_are_fresh(@TempDir Path answers) {
    report(desk(answers, InstantSource.system()), Instant.now());
    server.fail(EnumSet.of(DemoFault.OCSP_DOWN, DemoFault.CRL_DOWN));
    Report kept = report(desk(answers, InstantSource.system()), Instant.now());
    InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(400)));
    Report stale = report(desk(answers, later), Instant.now());
    server.fail(EnumSet.noneOf(DemoFault.class));
    assertThat(kept.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(stale.conclusion()).isEqualTo(Report.Conclusion.INDETERMINATE);
  }

  @Test
  void a_kept_answer_that_was_exchanged_is_not_believed(@TempDir Path answers) throws IOException {
    report(desk(answers, InstantSource.system()), Instant.now());
    try (Stream<Path> files = Files.list(answers)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    server.fail(EnumSet.of(DemoFault.OCSP_DOWN, DemoFault.CRL_DOWN));
    Report report = report(desk(answers, InstantSource.system()), Instant.now());
    server.fail(EnumSet.noneOf(DemoFault.class));
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.INDETERMINATE);
  }

  @Test
  void only_listed_hosts_are_asked_and_without_asking_no_connection_is_opened(
      @TempDir Path other, @TempDir Path answers) throws IOException, GeneralSecurityException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket authority = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              while (true) {
                try (Socket each = authority.accept()) {
                  connections.incrementAndGet();
                  assertThat(each.isConnected()).isTrue();
                }
              }
            } catch (IOException closed) {
              // the test is over
            }
          });
      int place = authority.getLocalPort();
      DemoPki far =
          DemoPki.open(other, URI.create("http://127.0.0.1:" + place + "/"), Clock.systemUTC());
      List<byte[]> certificates = EnclosedCertificates.inSignature(signed(far));
      Trust trust = Trust.of(List.of(far.root()));
      new Verifier().verifyDetached(TEXT, signed(far), trust, Instant.now());
      EvidenceDesk.closed(InstantSource.system()).asked(trust, certificates);
      desk(answers, InstantSource.system()).asked(trust, certificates);
      assertThat(connections).hasValue(0);
      AllowList listed = AllowList.parse(List.of("inner 127.0.0.1:" + place));
      new EvidenceDesk(
              listed,
              new AnswerFolder(answers, DurableFiles.haltingOnFailure(), 100),
              InstantSource.system())
          .asked(trust, certificates);
      assertThat(connections.get()).isPositive();
    }
  }

  @Test
  void the_folder_keeps_only_so_many_answers(@TempDir Path answers) throws IOException {
    var cache = new AnswerFolder(answers, DurableFiles.haltingOnFailure(), 10);
    for (int i = 0; i < 30; i++) {
      cache.keep(
          new vn.vanthu.signing.augment.AnswerCache.Key("aa", URI.create("http://x/" + i), ""),
          new byte[] {1});
    }
    try (Stream<Path> files = Files.list(answers)) {
      assertThat(files.count()).isBetween(1L, 10L);
    }
  }
}
