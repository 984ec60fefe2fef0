package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.api.TestOffice;
import vn.vanthu.service.reading.DocumentReader;
import vn.vanthu.service.reading.PagePictures;

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

  private static DocumentReader reader(Path folder) {
    extractor = new Extractor(folder, ExtractionLimits.standard(), WorkerLauncher.direct());
    return new DocumentReader(extractor, Recogniser.standard(), new ObjectMapper());
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
      ElementHandle spot = tab.page.waitForSelector(".viewer-page .spot");
      BoundingBox there = spot.boundingBox();
      BoundingBox page = tab.page.querySelector(".viewer-page").boundingBox();
      // Third line of the page, left column.
      assertThat((there.x - page.x) / page.width).isBetween(0.08, 0.25);
      assertThat((there.y - page.y) / page.height).isBetween(0.08, 0.13);
      assertThat(tab.page.textContent("#viewer-status")).contains("trang 1");
      assertThat(tab.page.getAttribute("#number-evidence", "aria-current")).isEqualTo("true");
      tab.page.focus("#signer");
      tab.page.waitForFunction(
          "before => document.querySelector('.spot').getBoundingClientRect().left > before",
          there.x + page.width * 0.2);
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

  @Test
  void a_picture_of_a_page_is_shown_and_marked() {
    try (Tab tab = clerk(1280)) {
      file(tab, "quyet-dinh.png", TestPaper.picture(decision(88)));
      assumeTrue(
          tab.page.querySelector("#issuer-evidence") != null,
          "tesseract with vie is not installed: pictures are not read");
      tab.page.click("#issuer-evidence");
      BoundingBox spot = tab.page.waitForSelector(".viewer-page .spot").boundingBox();
      BoundingBox page = tab.page.querySelector(".page-picture").boundingBox();
      assertThat((spot.x - page.x) / page.width).isBetween(0.08, 0.2);
      assertThat((spot.y - page.y) / page.height).isBetween(0.04, 0.1);
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
}
