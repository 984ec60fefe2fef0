package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;

/** Drafts as offices write them, from upload to the sealed PDF with number and date in it. */
class OfficeDraftTest {
  private static final List<String> LINES =
      List.of(
          "SỞ NỘI VỤ TỈNH AN LẠC",
          "Số:             /KH-SNV",
          "An Lạc, ngày       tháng       năm",
          "KẾ HOẠCH",
          "Kiểm tra công tác văn thư, lưu trữ năm 2027",
          "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
          "Sở Nội vụ ban hành kế hoạch kiểm tra như sau.");

  @TempDir static Path folder;
  private static KeyedOffice office;

  @BeforeAll
  static void open() throws Exception {
    office = new KeyedOffice(folder);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String paragraph(String text, String alignment) {
    return "<w:p><w:pPr><w:jc w:val=\"%s\"/></w:pPr><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>"
        .formatted(alignment, text);
  }

  /** The smallest Word file that a word processor opens. */
  private static byte[] docx() throws IOException {
    StringBuilder body = new StringBuilder();
    LINES.forEach(line -> body.append(paragraph(line, "left")));
    body.append(paragraph("GIÁM ĐỐC", "right"));
    for (int i = 0; i < 5; i++) {
      body.append(paragraph("", "right"));
    }
    body.append(paragraph("Trần Thị Bích Hạnh", "right"));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      entry(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
      entry(
          zip,
          "word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
              + body
              + "</w:body></w:document>");
    }
    return bytes.toByteArray();
  }

  private static OfficeRecord drafted(String name, byte[] file) {
    return office.drafted(name, new KeyedOffice.Paper(name, file));
  }

  private static void carriesNumberAndDate(OfficeRecord sealed) throws IOException {
    assertThat(sealed.current().verdict()).isEqualTo("INTACT");
    String number = sealed.entry().orElseThrow().display();
    Path file = office.whole.office.blobs().path(sealed.current().file().blob());
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      var form = document.getDocumentCatalog().getAcroForm(null);
      assertThat(form.getField("VanThu-number").getValueAsString())
          .isEqualTo(number.substring(0, number.indexOf('/')));
      assertThat(form.getField("VanThu-year").getValueAsString())
          .isEqualTo(Integer.toString(office.whole.office.registrar().today().getYear()));
      float top = document.getPage(0).getCropBox().getHeight();
      float height =
          form.getField("VanThu-number").getWidgets().getFirst().getRectangle().getLowerLeftY();
      assertThat(height).as("in the author's own line, not in the margin").isLessThan(top - 40);
      assertThat(new PDFTextStripper().getText(document)).contains("KẾ HOẠCH");
    }
  }

  @Test
  void a_word_draft_becomes_an_archive_pdf_and_carries_number_and_date() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/soffice")),
        "LibreOffice is not installed: conversion of Office drafts is not tested");
    byte[] word = docx();
    OfficeRecord draft = drafted("kế hoạch.docx", word);
    assertThat(draft.current().file().mediaType()).isEqualTo("application/pdf");
    assertThat(draft.attachments()).as("the Word file stays with the draft").hasSize(1);
    Path source = office.whole.office.blobs().path(draft.attachments().getFirst().file().blob());
    assertThat(Files.readAllBytes(source)).isEqualTo(word);
    carriesNumberAndDate(office.sealed(draft));
    String xmp =
        new String(
            Files.readAllBytes(office.whole.office.blobs().path(draft.current().file().blob())),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(xmp).contains("pdfaid");
  }

  @Test
  void a_plain_text_draft_is_set_by_us_and_carries_number_and_date() throws Exception {
    String text =
        String.join("\n", LINES)
            + "\n\n                                                  GIÁM ĐỐC\n\n\n\n\n"
            + "                                                  Trần Thị Bích Hạnh\n";
    OfficeRecord draft = drafted("kế hoạch.txt", text.getBytes(UTF_8));
    assertThat(draft.current().file().mediaType()).isEqualTo("application/pdf");
    carriesNumberAndDate(office.sealed(draft));
  }

  @ParameterizedTest
  @CsvSource({
    "Số: 15/KH-SNV, 'An Lạc, ngày       tháng       năm'",
    "Số:             /KH-SNV, 'An Lạc, ngày 20 tháng 11 năm 2026'",
    "Số: 15/KH-SNV, 'An Lạc, ngày 20 tháng 11 năm 2026'",
    "Số:             /KH-SNV, 'An Lạc, ngày       tháng 12 năm 2021'",
    "Số:             /KH-SNV, 'An Lạc, ngày       tháng       năm 2021'"
  })
  void a_draft_that_prints_its_number_or_date_is_signed_by_nobody(String number, String date) {
    OfficeRecord draft = drafted(number, date);
    assertThat(draft.facts().number()).as("a draft has no number").isNull();
    assertThat(draft.facts().issuedOn()).isNull();
    assertThat(office.check(draft)).isEqualTo(new RouteResult.Refused(RouteRefusal.NUMBER_PRINTED));
    assertThat(office.whole.stage(draft.id())).isInstanceOf(Outgoing.Drafted.class);
  }

  @Test
  void no_number_is_drawn_for_a_document_that_prints_another_month_beside_the_open_day() {
    LocalDate today = office.whole.office.registrar().today();
    String empty = "Số:             /KH-SNV";
    String line = "An Lạc, ngày       tháng %02d năm %d";
    OfficeRecord later = drafted(empty, line.formatted(today.getMonthValue(), today.getYear() + 1));
    OfficeRecord signed = office.signed(office.checked(later));
    assertThat(number(signed)).isEqualTo(new RouteResult.Refused(RouteRefusal.NUMBER_PRINTED));
    OfficeRecord right = drafted(empty, line.formatted(today.getMonthValue(), today.getYear()));
    assertThat(office.sealed(right).current().verdict()).isEqualTo("INTACT");
  }

  private static OfficeRecord drafted(String number, String date) {
    List<String> lines = new ArrayList<>(LINES);
    lines.set(1, number);
    lines.set(2, date);
    String right = " ".repeat(50);
    String text =
        String.join("\n", lines)
            + "\n\n%sGIÁM ĐỐC\n\n\n\n\n%sTrần Thị Bích Hạnh\n".formatted(right, right);
    return drafted("in sẵn %d.txt".formatted(text.hashCode()), text.getBytes(UTF_8));
  }

  private static RouteResult number(OfficeRecord signed) {
    NumberOrder order = new NumberOrder(office.whole.office.registrar().today(), null, null);
    return office
        .whole
        .office
        .outgoing()
        .number(signed.id(), signed.version(), order, office.whole.clerk.principal());
  }

  /** The parts come in the order of a typed page; on the sheet they stand where the annex says. */
  @Test
  void a_plain_text_draft_that_has_every_part_is_set_in_the_layout_of_the_decree()
      throws Exception {
    String text =
        """
        UBND TỈNH AN LẠC             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc
        -------                          ---------------
        Số:       /KH-SNV            An Lạc, ngày     tháng     năm 2026

        KẾ HOẠCH
        Kiểm tra công tác văn thư năm 2027

        Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;
        Sở Nội vụ ban hành kế hoạch kiểm tra như sau.

        I. MỤC ĐÍCH
        1. Đánh giá việc thực hiện pháp luật về văn thư.
        2. Chấn chỉnh thiếu sót./.

        Nơi nhận:                        GIÁM ĐỐC
        - Các phòng;
        - Lưu: VT.                       Trần Thị Bích Hạnh
        """;
    OfficeRecord sealed = office.sealed(drafted("kế hoạch đủ.txt", text.getBytes(UTF_8)));
    carriesNumberAndDate(sealed);
    Path file = office.whole.office.blobs().path(sealed.current().file().blob());
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      float middle = document.getPage(0).getCropBox().getWidth() / 2;
      assertThat(left(document, "CỘNG HÒA XÃ HỘI")).isGreaterThan(middle - 40);
      assertThat(left(document, "UBND TỈNH AN LẠC")).isLessThan(middle);
      assertThat(left(document, "KẾ HOẠCH")).isBetween(middle - 80, middle);
      assertThat(left(document, "Trần Thị Bích Hạnh")).isGreaterThan(middle);
      assertThat(left(document, "- Các phòng;")).isLessThan(middle / 2);
    }
  }

  private static float left(PDDocument document, String words) throws IOException {
    List<Float> found = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void writeString(String line, List<TextPosition> places) throws IOException {
        int at = line.indexOf(words);
        if (at >= 0) {
          found.add(places.get(at).getX());
        }
        super.writeString(line, places);
      }
    }.getText(document);
    assertThat(found).as(words).isNotEmpty();
    return found.getFirst();
  }

  @Test
  void what_waits_is_listed_with_its_stage_until_it_is_released() throws Exception {
    String text = String.join("\n", LINES) + "\n\nGIÁM ĐỐC\n\n\n\n\nTrần Thị Bích Hạnh\n";
    OfficeRecord draft = drafted("chờ phát hành.txt", text.getBytes(UTF_8));
    OutgoingTray tray = office.whole.office.outgoing().tray();
    assertThat(stage(tray.underWay(office.whole.clerk.principal(), 100), draft))
        .contains(Outgoing.Drafted.class);
    OfficeRecord sealed = office.sealed(draft);
    assertThat(stage(tray.underWay(office.whole.clerk.principal(), 100), draft))
        .contains(Outgoing.Sealed.class);
    assertThat(stage(tray.ended(office.whole.clerk.principal(), 100), draft)).isEmpty();
    WholeOffice.done(
        office
            .whole
            .office
            .outgoing()
            .release(sealed.id(), sealed.version(), office.whole.clerk.principal()));
    assertThat(stage(tray.underWay(office.whole.clerk.principal(), 100), draft)).isEmpty();
    assertThat(stage(tray.ended(office.whole.clerk.principal(), 100), draft))
        .contains(Outgoing.Released.class);
  }

  private static Optional<Class<?>> stage(List<OutgoingTray.Line> lines, OfficeRecord record) {
    return lines.stream()
        .filter(line -> line.record().id().equals(record.id()))
        .findFirst()
        .map(line -> line.stage().getClass());
  }

  @Test
  void what_is_no_draft_is_refused_with_words_and_leaves_nothing() throws Exception {
    HttpResponse<String> zip =
        office.upload(
            Direction.OUTGOING,
            new KeyedOffice.Paper("tệp.zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}));
    assertThat(zip.statusCode()).isEqualTo(422);
    assertThat(WholeOffice.json(zip).get("code").asText()).isEqualTo("DRAFT_FORMAT");
    HttpResponse<String> broken =
        office.upload(
            Direction.OUTGOING, new KeyedOffice.Paper("hỏng.pdf", "%PDF-1.7\nrác".getBytes(UTF_8)));
    assertThat(WholeOffice.json(broken).get("code").asText()).isEqualTo("DRAFT_UNREADABLE");
    HttpResponse<String> latin =
        office.upload(
            Direction.OUTGOING,
            new KeyedOffice.Paper("cũ.txt", new byte[] {'a', (byte) 0xE9, (byte) 0xFF, 'b'}));
    assertThat(latin.statusCode()).isEqualTo(422);
    assertThat(office.whole.office.intakes().waiting(office.whole.clerk.principal())).isEmpty();
  }
}
