package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.TextState;

/** A stop of the service cuts off a reading, never the document. */
class ReadingsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private TestOffice office;

  @BeforeEach
  void open() {
    office = new TestOffice(folder);
  }

  /** A reader that stands still until it is let go. */
  private static final class SlowReader implements TextReader {
    private final TextReader reader = new TestOffice.PlainReader();
    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public Words words(Path file, String fileName) {
      try {
        letGo.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return reader.words(file, fileName);
    }

    @Override
    public Read facts(Words words) {
      return reader.facts(words);
    }
  }

  private Readings readings(TextReader reader) {
    return new Readings(office.intakes(reader));
  }

  private static HandedIn file(String name, String text) {
    return new HandedIn(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Begins to read and stops the service before the first page. */
  private Readings.Reading cutOff(HandedIn... files) throws Exception {
    var slow = new SlowReader();
    Readings before = readings(slow);
    Readings.Reading reading =
        before.begin(Direction.INCOMING, List.of(files), office.clerk, Duration.ofMillis(1));
    assertThat(before.running(office.clerk)).hasSize(1);
    before.close();
    slow.letGo.countDown();
    assertThat(waited(reading)).isEmpty();
    return reading;
  }

  /** What came of a reading; empty when it ended without an answer. */
  private static Optional<ReceiveResult> waited(Readings.Reading reading) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (reading.result().isEmpty() && !reading.failed()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(5);
    }
    return reading.result();
  }

  private Optional<ReceiveResult> afterRestart(Readings.Reading reading) throws Exception {
    Readings after = readings(new TestOffice.PlainReader());
    after.goOn();
    return waited(after.find(reading.id(), office.clerk).orElseThrow());
  }

  private List<Intake> waiting() {
    return office.intakes().waiting(office.clerk);
  }

  @Test
  void a_document_cut_off_by_a_stop_is_read_again_at_the_next_start() throws Exception {
    Readings.Reading reading = cutOff(file("a.txt", "Báo cáo thóc"), file("b.txt", "Phụ lục"));
    assertThat(waiting()).isEmpty();

    Optional<ReceiveResult> result = afterRestart(reading);

    assertThat(result).containsInstanceOf(ReceiveResult.Received.class);
    Intake intake = waiting().getFirst();
    assertThat(intake.proposed().subject()).isEqualTo("Báo cáo thóc");
    assertThat(intake.main().fileName()).isEqualTo("a.txt");
    assertThat(intake.attachments()).hasSize(1);
    assertThat(intake.receivedBy()).isEqualTo(office.clerk.id());
  }

  /** A reader with a fault that only some documents meet. */
  private static final class FailingReader implements TextReader {
    private final TextReader reader = new TestOffice.PlainReader();

    @Override
    public Words words(Path file, String fileName) {
      return reader.words(file, fileName);
    }

    @Override
    public Read facts(Words words) {
      if (words.body().contains("vấp")) {
        throw new IllegalStateException("a fault of the reader");
      }
      return reader.facts(words);
    }
  }

  @Test
  void a_document_on_which_the_reader_fails_is_received_without_text() throws Exception {
    Readings readings = readings(new FailingReader());

    Readings.Reading reading =
        readings.begin(
            Direction.INCOMING, List.of(file("a.txt", "Văn bản vấp")), office.clerk, PATIENCE);

    assertThat(reading.result()).containsInstanceOf(ReceiveResult.Received.class);
    Intake intake = waiting().getFirst();
    assertThat(intake.text()).isEqualTo(TextState.NO_TEXT);
    assertThat(intake.main().fileName()).isEqualTo("a.txt");
    Readings after = readings(new TestOffice.PlainReader());
    after.goOn();
    assertThat(after.find(reading.id(), office.clerk)).isEmpty();
  }

  @Test
  void what_was_read_to_its_end_is_not_read_again() throws Exception {
    Readings first = readings(new TestOffice.PlainReader());
    Readings.Reading reading =
        first.begin(Direction.INCOMING, List.of(file("a.txt", "Xong")), office.clerk, PATIENCE);
    assertThat(reading.result()).isPresent();

    Readings after = readings(new TestOffice.PlainReader());
    after.goOn();

    assertThat(after.find(reading.id(), office.clerk)).isEmpty();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void bytes_of_a_reading_that_was_cut_off_are_named() throws Exception {
    cutOff(file("a.txt", "Còn đọc"));
    BlobId bytes =
        BlobId.of(
            MessageDigest.getInstance("SHA-256")
                .digest("Còn đọc".getBytes(StandardCharsets.UTF_8)));

    boolean named =
        office.store.database().read(tx -> office.store.intakes().anythingNames(tx, bytes));
    assertThat(named).isTrue();
    assertThat(office.blobs.has(bytes)).isTrue();
  }

  @Test
  void a_secret_that_is_found_after_the_restart_leaves_nothing_behind() throws Exception {
    Readings.Reading reading = cutOff(file("a.txt", "Kế hoạch\nMẬT\n"));

    assertThat(afterRestart(reading))
        .contains(new ReceiveResult.Refused(Refusal.SECRET_NOT_ALLOWED));

    assertThat(waiting()).isEmpty();
    Readings third = readings(new TestOffice.PlainReader());
    third.goOn();
    assertThat(third.running(office.clerk)).isEmpty();
    assertThat(third.find(reading.id(), office.clerk)).isEmpty();
  }

  @Test
  void a_document_whose_reading_is_cut_off_again_and_again_is_received_without_text()
      throws Exception {
    Readings.Reading reading = cutOff(file("a.txt", "Tệp hiểm"));
    for (int start = 0; start < 2; start++) {
      var slow = new SlowReader();
      Readings again = readings(slow);
      again.goOn();
      again.close();
      slow.letGo.countDown();
      assertThat(waited(again.find(reading.id(), office.clerk).orElseThrow())).isEmpty();
    }

    assertThat(afterRestart(reading)).containsInstanceOf(ReceiveResult.Received.class);

    assertThat(waiting().getFirst().text()).isEqualTo(TextState.NO_TEXT);
    assertThat(waiting().getFirst().textNotes()).containsExactly("TEXT_CANCELLED");
  }
}
