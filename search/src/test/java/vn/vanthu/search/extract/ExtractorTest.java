package vn.vanthu.search.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The client with real worker processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractorTest {

  @TempDir static Path folder;

  private Extractor extractor;

  @BeforeAll
  void start() {
    extractor =
        new Extractor(
            folder.resolve("scratch"),
            ExtractionLimits.standard().withWorkers(1),
            WorkerLauncher.direct());
  }

  @AfterAll
  void stop() throws IOException {
    extractor.close();
  }

  private static Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private ExtractedText text(Path file) {
    Extraction extraction = extractor.extract(file, file.getFileName().toString());
    assertThat(extraction).isInstanceOf(ExtractedText.class);
    return (ExtractedText) extraction;
  }

  private static String code(Extraction extraction) {
    return extraction instanceof Refused refused ? refused.code() : "";
  }

  @Test
  void a_word_document_is_read_cell_by_cell_without_what_was_deleted() throws Exception {
    ExtractedText text = text(file("a.docx", SampleFiles.docx("", "")));
    assertThat(text.text())
        .isEqualTo(
            "SỞ NỘI VỤ\n"
                + SampleFiles.NUMBER
                + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
                + "QUYẾT ĐỊNH\n"
                + SampleFiles.BODY
                + "\nChủ tịch ủy ban\n");
    assertThat(text.legacyText()).contains("Chñ tÞch ñy ban");
    assertThat(text.zones())
        .extracting(Zone::kind)
        .containsExactly(Zone.Kind.LEFT_CELL, Zone.Kind.RIGHT_CELL);
  }

  @Test
  void each_kind_of_text_file_gives_its_words() throws Exception {
    assertThat(text(file("a.odt", SampleFiles.odt())).text())
        .isEqualTo(SampleFiles.NUMBER + "\n" + SampleFiles.BODY + "\n");
    assertThat(text(file("a.rtf", SampleFiles.rtf())).text())
        .isEqualTo(SampleFiles.NUMBER + "\n" + SampleFiles.BODY + "\nChủ tịch ủy ban\n");
    assertThat(text(file("a.html", SampleFiles.html())).text())
        .isEqualTo(SampleFiles.NUMBER + "\n" + SampleFiles.BODY + "\n");
    assertThat(text(file("a.txt", SampleFiles.BODY.getBytes(StandardCharsets.UTF_8))).text())
        .isEqualTo(SampleFiles.BODY);
  }

  @Test
  void two_sides_that_sign_beside_each_other_are_read_one_after_the_other() throws Exception {
    String html =
        "<p>Điều 1. Giữ sách.</p><table><tr><td>ĐẠI DIỆN BÊN A<br>Hiệu trưởng<br><br>Lê Văn Tám</td>"
            + "<td>ĐẠI DIỆN BÊN B<br>Giám đốc<br><br>Trần Thị Bưởi</td></tr></table>";
    assertThat(text(file("b.html", html.getBytes(StandardCharsets.UTF_8))).text())
        .contains("ĐẠI DIỆN BÊN A\nHiệu trưởng\n", "Lê Văn Tám\nĐẠI DIỆN BÊN B\nGiám đốc\n");
  }

  @Test
  void a_mail_is_read_with_its_attachment() throws Exception {
    ExtractedText text = text(file("a.eml", SampleFiles.mail()));
    assertThat(text.origin()).isEqualTo(Origin.MAIL);
    assertThat(text.text())
        .contains(
            "Tiêu đề: Chuyen van ban",
            SampleFiles.NUMBER,
            "Tệp đính kèm: dieu.txt",
            SampleFiles.BODY);
  }

  @Test
  void a_pdf_gives_words_with_their_places_and_a_picture_of_each_page() throws Exception {
    Path file = folder.resolve("a.pdf");
    try (PDDocument document = SampleFiles.pdf()) {
      document.save(file.toFile());
    }
    ExtractedText text = text(file);
    assertThat(text.text())
        .contains("SO NOI VU\n")
        .contains("CONG HOA XA HOI\n")
        .contains("Dieu 1. Thanh lap to cong tac.");
    int start = text.text().indexOf("Dieu");
    assertThat(text.place(start, start + 4).orElseThrow().box().left()).isBetween(79f, 81f);
    Rendering picture = extractor.render(file, "a.pdf", 1, 72);
    assertThat(picture)
        .isInstanceOfSatisfying(
            PageImage.class, p -> assertThat(p.widthPixels()).isBetween(594, 597));
    assertThat(extractor.render(file, "a.pdf", 2, 72))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("TEXT_NO_PAGE"));
  }

  @Test
  void files_without_words_are_refused_by_their_reason() throws Exception {
    assertThat(code(extractor.extract(file("empty.pdf", new byte[0]), "empty.pdf")))
        .isEqualTo("TEXT_EMPTY");
    assertThat(code(extractor.extract(folder.resolve("absent.pdf"), "absent.pdf")))
        .isEqualTo("TEXT_DAMAGED");
    Path locked = folder.resolve("locked.pdf");
    SampleFiles.encryptedPdf(locked);
    assertThat(code(extractor.extract(locked, "locked.pdf"))).isEqualTo("TEXT_ENCRYPTED");
    assertThat(
            code(
                extractor.extract(
                    file("cut.pdf", "%PDF-1.7\n1 0 obj\n<<".getBytes(StandardCharsets.US_ASCII)),
                    "cut.pdf")))
        .isEqualTo("TEXT_DAMAGED");
    assertThat(
            code(
                extractor.extract(
                    file("random.bin", new byte[] {0, 1, 2, 3, 0, 5, 0, 7, 0, 9}), "random.bin")))
        .isEqualTo("TEXT_UNSUPPORTED");
  }

  @Test
  void a_document_type_with_entities_is_refused_and_nothing_outside_is_read() throws Exception {
    String prologue = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    Extraction extraction =
        extractor.extract(
            file("xxe.docx", SampleFiles.docx(prologue, "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")),
            "xxe.docx");
    if (extraction instanceof ExtractedText text) {
      assertThat(text.text()).doesNotContain(Files.readString(Path.of("/etc/hostname")).strip());
    }
  }

  private Extraction bomb(String before, String piece, String after) throws IOException {
    Path bomb = folder.resolve("bomb.docx");
    SampleFiles.zipBomb(bomb, 600, before, piece, after);
    return extractor.extract(bomb, "bomb.docx");
  }

  @Test
  void a_zip_bomb_is_refused_where_its_worker_stops_unpacking() throws Exception {
    int lost = extractor.workersLost();
    assertThat(code(bomb("<w:p><w:r><w:instrText>", " ", "</w:instrText></w:r></w:p>")))
        .isEqualTo("TEXT_BOMB");
    assertThat(extractor.workersLost()).isEqualTo(lost);
  }

  @Test
  void a_bomb_of_words_paragraphs_or_rows_is_cut_where_every_long_text_is() throws Exception {
    int lost = extractor.workersLost();
    for (Extraction cut :
        List.of(
            bomb("<w:p><w:r><w:t>", "phong ho so ", "</w:t></w:r></w:p>"),
            bomb("<w:p><w:r><w:t>dau</w:t></w:r></w:p>", "<w:p/>", ""),
            bomb("<w:p><w:r><w:t>dau</w:t></w:r></w:p><w:tbl>", "<w:tr/>", "</w:tbl>"))) {
      assertThat(cut).isInstanceOf(ExtractedText.class);
      ExtractedText text = (ExtractedText) cut;
      assertThat(text.text().length()).isLessThanOrEqualTo(4_000_000);
      assertThat(text.warnings()).extracting(w -> w.reason().name()).contains("TEXT_CUT");
    }
    assertThat(extractor.workersLost()).isEqualTo(lost);
  }

  @Test
  void a_bomb_that_fills_the_heap_costs_one_worker_and_no_other_file() throws Exception {
    int lost = extractor.workersLost();
    assertThat(code(bomb("<w:p a=\"", "phong ho so ", "\"/>"))).isEqualTo("TEXT_MEMORY");
    assertThat(extractor.workersLost()).isEqualTo(lost + 1);
    assertThat(text(file("after.txt", SampleFiles.BODY.getBytes(StandardCharsets.UTF_8))).text())
        .isEqualTo(SampleFiles.BODY);
  }

  @Test
  void a_worker_outlives_the_thread_that_first_needed_it() throws Exception {
    Path file = file("thread.txt", SampleFiles.BODY.getBytes(StandardCharsets.UTF_8));
    try (var other =
        new Extractor(
            folder.resolve("threads"),
            ExtractionLimits.standard().withWorkers(1),
            WorkerLauncher.direct())) {
      Thread first = Thread.ofPlatform().start(() -> other.extract(file, "thread.txt"));
      first.join();
      assertThat(other.extract(file, "thread.txt")).isInstanceOf(ExtractedText.class);
      assertThat(other.workersStarted()).isEqualTo(1);
    }
  }

  @Test
  void the_worker_after_the_last_file_of_one_is_started_ahead() throws Exception {
    Path file = file("many.txt", SampleFiles.BODY.getBytes(StandardCharsets.UTF_8));
    try (var other =
        new Extractor(
            folder.resolve("many"),
            ExtractionLimits.standard().withWorkers(1).withFilesPerWorker(2),
            WorkerLauncher.direct())) {
      other.extract(file, "many.txt");
      for (int i = 0; i < 100 && other.workersStarted() < 2; i++) {
        Thread.sleep(50);
      }
      assertThat(other.workersStarted()).isEqualTo(2);
      for (int i = 0; i < 5; i++) {
        assertThat(other.extract(file, "many.txt")).isInstanceOf(ExtractedText.class);
      }
      assertThat(other.workersLost()).isZero();
    }
  }

  @Test
  void nothing_of_a_document_stays_in_the_scratch_folder() throws Exception {
    text(file("left.txt", SampleFiles.BODY.getBytes(StandardCharsets.UTF_8)));
    try (var tree = Files.walk(folder.resolve("scratch"))) {
      assertThat(tree.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void a_worker_that_hangs_is_killed_and_the_file_refused() throws Exception {
    assertThat(withProgram("sleep", "60")).isEqualTo("TEXT_TIMEOUT");
  }

  @Test
  void a_worker_that_dies_is_replaced_and_the_file_refused() throws Exception {
    assertThat(withProgram("false")).isEqualTo("TEXT_WORKER_DIED");
  }

  @Test
  void a_worker_that_sends_nonsense_is_killed_and_the_file_refused() throws Exception {
    assertThat(withProgram("cat", "/dev/zero")).isEqualTo("TEXT_OUTPUT");
  }

  /** Reads a file with a program in place of the worker. */
  private static String withProgram(String... program) throws IOException {
    Path file = file("any.txt", SampleFiles.BODY.getBytes(StandardCharsets.UTF_8));
    WorkerLauncher direct = WorkerLauncher.direct();
    WorkerLauncher launcher =
        (command, environment, directory) ->
            direct.start(
                command.getLast().endsWith("true") ? command : List.of(program),
                Map.of("PATH", "/usr/bin:/bin"),
                directory);
    var limits =
        ExtractionLimits.standard().withDeadline(Duration.ofSeconds(2), Duration.ofSeconds(1));
    try (var misled = new Extractor(folder.resolve("misled"), limits, launcher)) {
      return code(misled.extract(file, "any.txt"));
    }
  }
}
