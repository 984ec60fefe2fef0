package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.api.TestOffice;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.intake.Watcher;
import vn.vanthu.service.reading.DocumentReader;
import vn.vanthu.service.reading.PagePictures;
import vn.vanthu.service.records.RecordFacts;

/** What was read, beside the page it was read from, in a real browser with the real reader. */
class FactsIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));
  private static TestOffice office;
  private static Extractor extractor;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.isThere(), "chromium is not installed: browser tests skipped");
    office = new TestOffice(CLOCK, FactsIT::reader, folder -> new PagePictures(extractor, folder));
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  private static TextReader reader(Path folder) {
    extractor = new Extractor(folder, ExtractionLimits.standard(), WorkerLauncher.direct());
    return new Slow(new DocumentReader(extractor, Recogniser.standard(), new ObjectMapper()));
  }

  /**
   * Stops at the third of nine pages of a file whose name begins with "cham" until told to go on.
   */
  private record Slow(TextReader reader) implements TextReader {
    static final CountDownLatch GO_ON = new CountDownLatch(1);

    @Override
    public Words words(Path file, String fileName) {
      return words(file, fileName, Watcher.NOBODY);
    }

    @Override
    public Words words(Path file, String fileName, Watcher watcher) {
      if (fileName.startsWith("cham")) {
        watcher.pages(3, 9);
        try {
          GO_ON.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return reader.words(file, fileName, watcher);
    }

    /** The numbers 73 and 88 count as written by hand and not certain. */
    @Override
    public Read facts(Words words) {
      Read read = reader.facts(words);
      String number = read.proposed().number();
      if (!(read.facts() instanceof ObjectNode facts)
          || number == null
          || !List.of("73/QĐ-UBND", "88/QĐ-UBND").contains(number)) {
        return read;
      }
      ObjectNode unsure = facts.putObject("unsureNumber");
      unsure.put("text", number);
      unsure.set("evidence", facts.path("number").path("evidence"));
      facts.putNull("number");
      RecordFacts proposed = read.proposed();
      return new Read(
          new RecordFacts(
              null,
              proposed.typeCode(),
              proposed.typeName(),
              proposed.issuedOn(),
              proposed.issuer(),
              proposed.subject(),
              proposed.signer(),
              proposed.signerPosition(),
              proposed.urgency(),
              proposed.secrecy()),
          facts);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "png"})
  void an_unsure_number_shows_its_picture_and_stands_in_no_field_until_taken(String kind) {
    try (Tab tab = clerk(360)) {
      int number = kind.equals("pdf") ? 73 : 88;
      List<String> paper = decision(number);
      file(
          tab, "tay." + kind, kind.equals("pdf") ? TestPaper.pdf(paper) : TestPaper.picture(paper));
      assumeTrue(
          kind.equals("pdf") || TestPaper.canReadPictures(), "tesseract with vie is not installed");
      assertThat(tab.page.inputValue("#number")).isEmpty();
      assertThat(tab.page.textContent(".fact:has(#number) .confidence")).contains("Chưa chắc");
      tab.page.waitForSelector(".crop canvas");
      boolean inked =
          (Boolean)
              tab.page.evaluate(
                  """
                  () => {
                    const c = document.querySelector(".crop canvas");
                    const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
                    let dark = 0;
                    for (let i = 0; i < d.length; i += 4) if (d[i] < 100 && d[i + 3] > 0) dark++;
                    return dark > 30;
                  }\
                  """);
      assertThat(inked).as("the picture shows letters").isTrue();
      tab.check("facts-unsure-" + kind);
      tab.page.focus("button[data-take=number]");
      tab.page.keyboard().press("Enter");
      assertThat(tab.page.inputValue("#number")).isEqualTo(number + "/QĐ-UBND");
    }
  }

  @Test
  void a_long_reading_shows_its_pages_and_goes_on_without_the_clerk() {
    try (Tab tab = clerk(360)) {
      tab.open("/file");
      tab.page.setInputFiles(
          "#file", new FilePayload("cham.pdf", "application/pdf", TestPaper.pdf(decision(55))));
      tab.page.click("#file-form button[type=submit]");
      tab.page.waitForURL("**/file/readings/*");
      tab.page.waitForSelector("#reading:has-text('Đã đọc 3 trên 9 trang')");
      tab.check("reading");
      tab.open("/file");
      assertThat(tab.page.textContent("main")).contains("Đang đọc (1)");
      tab.check("file-reading");
      tab.page.click(".row-item a[href^='/file/readings/']");
      tab.page.waitForSelector("#reading");
      Slow.GO_ON.countDown();
      tab.page.waitForURL("**/file/*-*");
      assertThat(tab.page.inputValue("#number")).isEqualTo("55/QĐ-UBND");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
      playwright.close();
      office.close();
      extractor.close();
    }
  }

  private static Tab clerk(int width) {
    return new Tab(browser, office, width).logIn(office.account(Role.CLERK));
  }

  private static void file(Tab tab, String name, byte[] bytes) {
    tab.open("/file");
    tab.page.setInputFiles("#file", new FilePayload(name, "application/octet-stream", bytes));
    tab.page.click("#file-form button[type=submit]");
    tab.page.waitForURL("**/file/*-*");
  }

  /** Different bytes for each width: the same ones would be known already. */
  private static List<String> decision(int width) {
    return TestPaper.DECISION.stream().map(line -> line.replace("417/", width + "/")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void every_fact_of_a_pdf_leads_to_its_place_on_the_page(int width) {
    try (Tab tab = clerk(width)) {
      file(tab, "quyet-dinh.pdf", TestPaper.pdf(decision(width)));
      assertThat(tab.page.inputValue("#number")).isEqualTo(width + "/QĐ-UBND");
      assertThat(tab.page.inputValue("#issuedOn")).isEqualTo("2026-02-12");
      assertThat(tab.page.inputValue("#signer")).isEqualTo("Đỗ Quang Khải");
      tab.page.waitForSelector("#viewer[data-ready]");
      tab.page.waitForSelector(".viewer-page canvas");
      tab.page.focus("#number-evidence");
      tab.page.keyboard().press("Enter");
      // Third line of the page, left column.
      assertThat(spot(tab).get(0)).isBetween(0.08, 0.25);
      assertThat(spot(tab).get(1)).isBetween(0.08, 0.13);
      assertThat(tab.page.textContent("#viewer-status")).contains("trang 1");
      assertThat(tab.page.getAttribute("#number-evidence", "aria-current")).isEqualTo("true");
      tab.page.focus("#signer");
      tab.page.waitForFunction(
          "document.querySelector('.spot').getBoundingClientRect().left"
              + " > document.querySelector('.viewer-page').getBoundingClientRect().left + 100");
      assertThat(spot(tab).get(1)).as("the signer is far below").isGreaterThan(0.4);
      tab.page.evaluate("for (const d of document.querySelectorAll('.fact-group')) d.open = true");
      tab.check("facts-intake");
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      tab.page.waitForSelector("#viewer[data-ready]");
      tab.page.click("#facts dd:has-text('" + width + "/QĐ-UBND') a.evidence");
      tab.page.waitForSelector(".viewer-page .spot");
      tab.page.evaluate(
          "for (const d of document.querySelectorAll('#facts details')) d.open = true");
      tab.check("facts-record");
    }
  }

  /** Tapped on the record page, each link marks its words where the eye can see them. */
  @ParameterizedTest
  @CsvSource({"360, pdf", "1280, pdf", "360, scan", "1280, png", "1280, docx", "360, docx"})
  void every_link_of_a_record_marks_its_words_in_sight(int width, String kind) {
    try (Tab tab = clerk(width)) {
      List<String> paper = new ArrayList<>(decision(width + kind.length() * 7 + kind.charAt(0)));
      paper.set(
          14,
          "Điều 2. Giao Sở Nội vụ báo cáo kết quả hằng quý, chậm nhất ngày 15 tháng 6 năm 2026.");
      byte[] bytes =
          switch (kind) {
            case "pdf" -> TestPaper.pdf(paper);
            case "scan" -> TestPaper.scan(paper);
            case "png" -> TestPaper.picture(paper);
            default -> TestPaper.docx(paper);
          };
      file(tab, "van-ban." + (kind.equals("scan") ? "pdf" : kind), bytes);
      boolean optical = kind.equals("scan") || kind.equals("png");
      assumeTrue(!optical || TestPaper.canReadPictures(), "tesseract with vie is not installed");
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      tab.page.evaluate("for (const d of document.querySelectorAll('.fact-group')) d.open = true");
      assertThat(tab.page.textContent("#facts"))
          .contains("mục 2", "chậm nhất 15/06/2026", "hằng quý", "Ký thay mặt");
      List<ElementHandle> links = tab.page.querySelectorAll("#facts > * a.evidence");
      assertThat(links).hasSizeGreaterThan(12);
      for (ElementHandle link : links) {
        if (!link.isVisible()) {
          continue; // in the closed form: the same words as above it
        }
        tab.page.evaluate(
            """
            for (const s of document.querySelectorAll(".spot")) s.remove();
            for (const s of document.querySelectorAll(".spot-text")) s.classList.remove("spot-text");\
            """);
        link.click();
        tab.page.waitForFunction(
            """
            () => {
              const spot = document.querySelector(".spot, .spot-text");
              if (!spot) return false;
              const r = spot.getBoundingClientRect();
              const box = spot.closest("#viewer-pages, #viewer-text").getBoundingClientRect();
              const mid = (r.top + r.bottom) / 2;
              return r.width > 0 && mid > Math.max(0, box.top) && r.top < Math.min(innerHeight, box.bottom);
            }\
            """,
            null,
            new Page.WaitForFunctionOptions().setTimeout(8_000));
        assertThat(link.getAttribute("aria-current")).isEqualTo("true");
      }
      tab.check("facts-links-" + kind);
    }
  }

  @Test
  void every_fact_of_a_text_is_marked_in_the_text() {
    try (Tab tab = clerk(1280)) {
      String text = String.join("\n", decision(77)).replace("\t", "\n");
      file(tab, "quyet-dinh.txt", text.getBytes(StandardCharsets.UTF_8));
      tab.page.focus("#number-evidence");
      tab.page.keyboard().press("Enter");
      assertThat(marked(tab)).isEqualTo("77/QĐ-UBND");
      tab.page.click("#subject-evidence");
      assertThat(marked(tab)).contains("Ban hành Quy chế công tác văn thư, lưu trữ tỉnh An Lạc");
      List<ElementHandle> links = tab.page.querySelectorAll("a.evidence");
      assertThat(links).hasSizeGreaterThan(8);
      tab.page.evaluate("for (const d of document.querySelectorAll('.fact-group')) d.open = true");
      for (ElementHandle link : links) {
        link.click();
        assertThat(marked(tab)).as(link.textContent()).isNotBlank();
      }
      tab.check("facts-text");
    }
  }

  private static String marked(Tab tab) {
    return (String)
        tab.page.evaluate(
            "[...document.querySelectorAll('.spot-text')].map(s => s.textContent).join('')");
  }

  /** Where the first mark stands on its page: parts of its width and height, at one moment. */
  private static List<Double> spot(Tab tab) {
    tab.page.waitForSelector(".viewer-page .spot");
    List<?> at =
        (List<?>)
            tab.page.evaluate(
                """
                () => {
                  const spot = document.querySelector(".spot");
                  const page = spot.parentElement.getBoundingClientRect();
                  const there = spot.getBoundingClientRect();
                  return [(there.x - page.x) / page.width, (there.y - page.y) / page.height];
                }\
                """);
    return at.stream().map(number -> ((Number) number).doubleValue()).toList();
  }

  @Test
  void a_picture_of_a_page_is_shown_and_marked() {
    try (Tab tab = clerk(1280)) {
      file(tab, "quyet-dinh.png", TestPaper.picture(decision(88)));
      assumeTrue(TestPaper.canReadPictures(), "tesseract with vie is not installed");
      tab.page.click("#issuer-evidence");
      assertThat(spot(tab).get(0)).isBetween(0.08, 0.2);
      assertThat(spot(tab).get(1)).isBetween(0.04, 0.1);
      tab.check("facts-picture");
    }
  }

  @Test
  void the_clerk_puts_a_fact_of_a_record_right_with_the_keyboard_alone() {
    try (Tab tab = clerk(1280)) {
      file(tab, "quyet-dinh.pdf", TestPaper.pdf(decision(99)));
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      tab.page.focus("#correct summary");
      tab.page.keyboard().press("Enter");
      tab.page.focus("#correct #signer");
      tab.page.keyboard().press("Control+A");
      tab.page.keyboard().type("Đỗ Quang Khang");
      tab.page.keyboard().press("Enter");
      tab.page.waitForSelector("#facts dd:has-text('Đỗ Quang Khang')");
      assertThat(tab.page.textContent("#facts dd:has-text('Đỗ Quang Khang')"))
          .contains("Người sửa");
      assertThat(tab.page.textContent("#history")).contains("Sửa thông tin");
    }
  }

  @Test
  void a_document_marked_secret_is_refused_on_the_page_and_over_rest_with_its_reason() {
    byte[] paper = TestPaper.pdf(TestPaper.secret());
    try (Tab tab = clerk(1280)) {
      tab.open("/file");
      tab.page.setInputFiles("#file", new FilePayload("mat.pdf", "application/pdf", paper));
      tab.page.click("#file-form button[type=submit]");
      tab.page.waitForSelector("main :has-text('không được đưa vào hệ thống nối mạng')");
      tab.open("/file");
      assertThat(tab.page.querySelectorAll(".row-item")).isEmpty();
    }
    Account clerk = office.account(Role.CLERK);
    String token =
        office
            .accounts()
            .issueToken(clerk, "thử", EnumSet.of(Scope.INTAKE), Duration.ofDays(1), null)
            .secret()
            .value();
    var answer =
        office.send(
            new Multipart()
                .file("file", "mat.pdf", paper)
                .post(office.request("/api/v1/intake"))
                .header("Authorization", "Bearer " + token));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(TestOffice.json(answer).path("code").asText()).isEqualTo("SECRET_NOT_ALLOWED");
  }

  @Test
  void what_a_clerk_made_of_a_reading_is_proposed_next_time_with_its_source() {
    try (Tab tab = clerk(1280)) {
      file(tab, "mot.pdf", TestPaper.pdf(decision(61)));
      tab.page.fill("#signer", "Đỗ Quang Khánh");
      tab.page.fill("#recipients", "Sở Nội vụ tỉnh An Lạc\nSở Tài chính");
      tab.page.selectOption("#authority", "TL");
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      assertThat(tab.page.textContent("#facts")).contains("Máy đọc: Đỗ Quang Khải");
      assertThat(tab.page.inputValue("#authority")).isEqualTo("TL");
      file(tab, "hai.pdf", TestPaper.pdf(decision(62)));
      assertThat(tab.page.inputValue("#signer")).as("never unasked").isEqualTo("Đỗ Quang Khải");
      assertThat(tab.page.textContent(".proposal"))
          .contains("đã xác nhận ở văn bản 61/QĐ-UBND, ngày 12/02/2026");
      tab.check("facts-proposed");
      tab.page.focus(".proposal button");
      tab.page.keyboard().press("Enter");
      assertThat(tab.page.inputValue("#signer")).isEqualTo("Đỗ Quang Khánh");
      assertThat(tab.page.querySelectorAll("#issuer-choices option")).isNotEmpty();
      tab.page.fill("#recipients-add", "Sở Tài chính");
      tab.page.click("button[data-add]");
      assertThat(tab.page.inputValue("#recipients")).endsWith("Sở Tài chính");
    }
  }

  @Test
  void the_five_kinds_of_paper_need_no_typing_beyond_what_they_lack() {
    try (Tab tab = clerk(1280)) {
      for (TestPaper.Kind kind : TestPaper.KINDS) {
        file(tab, kind.name() + ".txt", kind.text().getBytes(StandardCharsets.UTF_8));
        kind.fields()
            .forEach((field, value) ->
                assertThat(tab.page.inputValue("#" + field))
                    .as(kind.name() + " " + field)
                    .isEqualTo(value));
        assertThat(tab.page.querySelectorAll("#no-record").isEmpty())
            .as(kind.name())
            .isEqualTo(kind.isRecord());
        assertThat(tab.page.querySelectorAll("#no-number").isEmpty())
            .as(kind.name())
            .isEqualTo(!kind.isRecord() || kind.fields().containsKey("number"));
        tab.check("kind-" + kind.name());
        tab.page.click("form.facts-form button[type=submit]");
        tab.page.waitForURL("**/records/*filed=true");
      }
    }
  }
}
