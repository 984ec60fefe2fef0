package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.reading.DocumentReader;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.registers.Network;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.Registrar;

/** The guard against state secrets (Law 117/2025/QH15), with the real reader and its worker. */
class SecrecyTest {
  @TempDir Path folder;
  private TestOffice office;
  private Extractor extractor;
  private final List<String> handedIn = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void open() {
    office = new TestOffice(folder);
    extractor =
        new Extractor(
            folder.resolve("reading"), ExtractionLimits.standard(), WorkerLauncher.direct());
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void close() throws IOException {
    root().detachAppender(log);
    extractor.close();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private ReceiveResult receive(Network network, String... papers) throws IOException {
    List<HandedIn> files = new ArrayList<>();
    handedIn.addAll(List.of(papers));
    for (String paper : papers) {
      files.add(
          new HandedIn(
              "văn bản.txt", new ByteArrayInputStream(paper.getBytes(StandardCharsets.UTF_8))));
    }
    Intakes intakes =
        new Intakes(
            office.store,
            office.blobs,
            rules(network),
            (file, type, at) -> Optional.empty(),
            new DocumentReader(extractor, Recogniser.standard(), new ObjectMapper()),
            Clock.fixed(TestOffice.NOW, ZoneOffset.UTC),
            new IntakeLimits(1 << 20, 5));
    return intakes.receive(Direction.INCOMING, files, office.clerk);
  }

  private RegisterRules rules(Network network) {
    return office.rules.on(network);
  }

  private String paper(String mark, String body) {
    return """
    BỘ MẪU
    %s
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc

    Số: 45/QĐ-BM
    Hà Nội, ngày 03 tháng 11 năm 2026

    QUYẾT ĐỊNH
    Về việc kiểm tra kho lưu trữ số 9137

    Điều 1. %s
    Mã hồ sơ %s.
    """
        .formatted(mark, body, office.agency);
  }

  @ParameterizedTest
  @CsvSource({"MẬT", "TỐI MẬT", "TUYỆT MẬT", "TỐI MẬT - HỎA TỐC", "Độ mật: Tối mật"})
  void a_marked_document_is_refused_on_a_network_and_nothing_of_it_is_left(String mark)
      throws IOException {
    assertThat(receive(Network.NETWORKED, paper(mark, "Kiểm tra.")))
        .isEqualTo(new ReceiveResult.Refused(Refusal.SECRET_NOT_ALLOWED));
    assertNothingIsLeft();
  }

  @Test
  void a_marked_attachment_makes_the_whole_document_secret() throws IOException {
    assertThat(receive(Network.NETWORKED, paper("", "Gửi kèm."), paper("MẬT", "Kiểm tra.")))
        .isEqualTo(new ReceiveResult.Refused(Refusal.SECRET_NOT_ALLOWED));
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    List<Object> blobs = new ArrayList<>();
    office.blobs.forEach(blobs::add, blobs::add);
    assertThat(blobs).isEmpty();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).filter(SecrecyTest::holdsTheWords)).isEmpty();
    }
    assertThat(office.intakes().waiting(office.clerk)).isEmpty();
    for (String paper : handedIn) {
      boolean words =
          office
              .store
              .database()
              .read(tx -> office.store.texts().find(tx, digest(paper)).isPresent());
      assertThat(words).isFalse();
    }
    List<String> said = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(said).anyMatch(line -> line.contains("marked secret was refused"));
    assertThat(said)
        .noneMatch(line ->
            line.contains("9137")
                || line.contains("văn bản.txt")
                || line.matches("(?s).*[0-9a-f]{64}.*"));
  }

  private static BlobId digest(String paper) {
    try {
      byte[] bytes = paper.getBytes(StandardCharsets.UTF_8);
      return BlobId.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean holdsTheWords(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains("9137");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(file.toString(), e);
    }
  }

  @ParameterizedTest
  @CsvSource({"MẬT,CONFIDENTIAL", "TỐI MẬT,SECRET", "TUYỆT MẬT,TOP_SECRET"})
  void an_independent_network_takes_it_into_the_secret_series(String mark, Secrecy level)
      throws IOException {
    Intake intake =
        ((ReceiveResult.Received) receive(Network.INDEPENDENT_LAN, paper(mark, "Kiểm tra.")))
            .intake();
    assertThat(intake.proposed().secrecy()).isEqualTo(level);
    Registrar registrar =
        new Registrar(
            office.store,
            rules(Network.INDEPENDENT_LAN),
            Clock.fixed(TestOffice.NOW, ZoneOffset.UTC));
    RegisterOrder order =
        new RegisterOrder(
            intake.id(),
            intake.proposed(),
            null,
            new IncomingEntry(LocalDate.of(2026, 11, 22), null, null, false, null),
            new Audience.Agency());
    OfficeRecord record = TestOffice.done(registrar.register(order, office.clerk)).record();
    assertThat(record.registration().series().value()).isEqualTo("incoming-secret");
    assertThat(record.registration().book().value()).isEqualTo("van-ban-den-mat");
  }

  @ParameterizedTest
  @CsvSource({
    "Không được sao chụp tài liệu MẬT.",
    "TÀI LIỆU MẬT VÀ TỐI MẬT ĐƯỢC QUẢN LÝ RIÊNG",
    "Danh mục bí mật nhà nước độ Tuyệt mật do Thủ tướng quyết định."
  })
  void running_text_about_secrets_is_no_mark(String body) throws IOException {
    assertThat(receive(Network.NETWORKED, paper("", body)))
        .isInstanceOf(ReceiveResult.Received.class);
  }
}
