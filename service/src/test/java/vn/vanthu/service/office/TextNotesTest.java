package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.reading.DocumentReader;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.TextState;

/** What a clerk should know about the words that were read stays with the record. */
class TextNotesTest {
  @TempDir Path folder;

  @Test
  void a_text_whose_end_was_left_out_says_so_for_ever() throws Exception {
    TestOffice office = new TestOffice(folder);
    ExtractionLimits limits = ExtractionLimits.standard();
    String text =
        "Số: 7/BC-SNV\n" + "Các đơn vị thực hiện nghiêm.\n".repeat(limits.maxCharacters() / 28);
    try (var extractor =
        new Extractor(folder.resolve("reading"), limits, WorkerLauncher.direct())) {
      var intakes =
          new Intakes(
              office.store,
              office.blobs,
              office.rules,
              (file, type, at) -> Optional.empty(),
              new DocumentReader(extractor, Recogniser.standard(), new ObjectMapper()),
              Clock.fixed(TestOffice.NOW, ZoneOffset.UTC),
              new IntakeLimits(1 << 24, 5));
      var file =
          new HandedIn("dài.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      Intake intake =
          ((ReceiveResult.Received)
                  intakes.receive(Direction.INCOMING, List.of(file), office.clerk))
              .intake();
      assertThat(intake.text()).isEqualTo(TextState.TEXT);
      assertThat(intake.textNotes()).containsExactly("TEXT_CUT");
      assertThat(intakes.find(intake.id(), office.clerk).orElseThrow().textNotes())
          .containsExactly("TEXT_CUT");
      var order =
          new RegisterOrder(
              intake.id(),
              intake.proposed(),
              null,
              new IncomingEntry(LocalDate.of(2026, 11, 22), null, null, false, null),
              new Audience.Agency());
      OfficeRecord done =
          TestOffice.done(office.registrar().register(order, office.clerk)).record();
      OfficeRecord kept =
          office
              .store
              .database()
              .read(tx -> office.store.records().find(tx, done.id()))
              .orElseThrow();
      assertThat(kept.textNotes()).containsExactly("TEXT_CUT");
    }
  }
}
