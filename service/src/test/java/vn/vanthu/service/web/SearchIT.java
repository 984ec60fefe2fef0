package vn.vanthu.service.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.TestOffice;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.records.Urgency;

/** The search page with nothing but the keyboard, over a register of invented documents. */
class SearchIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));

  /** Number, day, body, type, subject, text. */
  private static final List<String> PAPERS =
      List.of(
          "1009/QĐ-UBND|2012-03-30|UBND tỉnh Quảng Nam|Quyết định|Quy chế tiếp công dân|Điều 1. Phạm vi\nQuy chế này áp dụng tại trụ sở.\nĐiều 2. Giờ tiếp\nNgười đến phản ánh được mời ngồi chờ tại phòng có nước uống.",
          "14/CT-UBND|2015-06-01|UBND tỉnh Lào Cai|Chỉ thị|Phòng cháy rừng mùa khô|Trực gác tại cửa rừng.",
          "14/CT-UBND|2016-07-01|UBND tỉnh Lào Cai|Chỉ thị|Đẩy mạnh cải cách hành chính|Rà soát thủ tục.",
          "77/KH-BYT|2021-02-01|Bộ Y tế|Kế hoạch|Tiêm chủng mở rộng|Uỷ ban nhân dân các cấp phối hợp.",
          "78/KH-BYT|2024-05-06|Bộ Y tế|Kế hoạch|Dinh dưỡng học đường|Ủy ban nhân dân các cấp phối hợp.");

  private static TestOffice office;
  private static Playwright playwright;
  private static Browser browser;
  private static Account reader;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.isThere(), "chromium is not installed: browser tests skipped");
    office = new TestOffice(CLOCK, _ -> new PaperReader(), _ -> Illustrator.NONE);
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
    reader = office.account(Role.CLERK);
    try (Tab tab = new Tab(browser, office, 1280).logIn(reader)) {
      for (String paper : PAPERS) {
        tab.open("/file");
        tab.page.setInputFiles(
            "#file", new FilePayload("van-ban.txt", "text/plain", paper.getBytes(UTF_8)));
        tab.page.click("#file-form button[type=submit]");
        tab.page.waitForURL("**/file/*-*");
        tab.page.click("form.facts-form button[type=submit]");
        tab.page.waitForURL("**/records/*filed=true");
      }
    }
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      playwright.close();
      office.close();
    }
  }

  /** Reads the papers above: facts in the first line, then the text. */
  private static final class PaperReader implements TextReader {
    @Override
    public Words words(Path file, String fileName) {
      try {
        return new Words(TextState.TEXT, List.of(), Files.readString(file), null);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public Read facts(Words words) {
      String[] cells = words.body().split("\\|", 6);
      return new Read(
          new RecordFacts(
              cells[0],
              null,
              cells[3],
              LocalDate.parse(cells[1]),
              cells[2],
              cells[4],
              null,
              null,
              Urgency.NORMAL,
              Secrecy.NORMAL),
          null);
    }
  }

  @Test
  void the_seven_questions_are_asked_and_answered_without_a_mouse() {
    try (Tab tab = new Tab(browser, office, 1280).logIn(reader)) {
      tab.open("/records");
      Page page = tab.page;
      for (String typed : List.of("1009", "1009/qd-ubnd", "quyet dinh 1009 quang nam 2012")) {
        assertThat(titles(page, typed)).as(typed).startsWith("1009/QĐ-UBND");
      }
      assertThat(page.textContent(".hit")).contains("UBND tỉnh Quảng Nam").contains("30/03/2012");

      assertThat(titles(page, "14/CT-UBND")).containsExactly("14/CT-UBND", "14/CT-UBND");
      assertThat(page.textContent(".hits")).contains("01/06/2015").contains("01/07/2016");
      assertThat(page.textContent(".facets")).contains("Sổ đăng ký");
      tab.check("search-keyboard");

      List<String> one = titles(page, "\"uỷ ban nhân dân\"");
      assertThat(titles(page, "\"ủy ban nhân dân\""))
          .isEqualTo(one)
          .contains("77/KH-BYT", "78/KH-BYT");

      assertThat(titles(page, "cơ quan:\"Bộ Y tế\" ngày:2021..2022")).containsExactly("77/KH-BYT");
      assertThat(titles(page, "người phản ánh ngồi chờ có nước uống")).startsWith("1009/QĐ-UBND");
    }
  }

  @Test
  void arrows_walk_through_the_hits_and_enter_opens_the_article_that_answered() {
    try (Tab tab = new Tab(browser, office, 1280).logIn(reader)) {
      tab.open("/records");
      Page page = tab.page;
      titles(page, "phản ánh được mời ngồi chờ nước uống");
      page.keyboard().press("ArrowDown");
      assertThat(focused(page)).isEqualTo("1009/QĐ-UBND");
      page.keyboard().press("Escape");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForSelector("#found mark");
      assertThat(page.textContent("#found h2")).contains("Điều 2. Giờ tiếp");
      assertThat(page.textContent("#found")).contains("mời ngồi chờ");
      page.locator("#similar").scrollIntoViewIfNeeded();
      page.waitForSelector("#similar ul, #similar p");
      tab.check("record-found");
    }
  }

  @Test
  void a_chip_is_taken_away_by_the_keyboard_and_the_address_can_be_shared() {
    try (Tab tab = new Tab(browser, office, 1280).logIn(reader)) {
      tab.open("/records");
      Page page = tab.page;
      assertThat(titles(page, "chỉ thị của lào cai 2016")).containsExactly("14/CT-UBND");
      assertThat(page.url()).contains("q=");
      tab.open(page.url().replace(office.address("").toString(), ""));
      assertThat(page.locator(".hit-title").count()).isEqualTo(1);
      int chips = page.locator(".chip").count();
      page.locator(".chip").last().focus();
      page.keyboard().press("Delete");
      page.waitForURL("**removed=*");
      assertThat(page.locator(".chip").count()).isLessThan(chips);
    }
  }

  @Test
  void a_kept_search_is_found_again_and_can_be_deleted() {
    try (Tab tab = new Tab(browser, office, 360).logIn(reader)) {
      tab.open("/records?q=c%E1%BA%A3i+c%C3%A1ch");
      tab.page.click(".list-tools summary");
      tab.page.fill("#save-name", "Cải cách của tôi");
      tab.page.click(".list-tools form button[type=submit]");
      tab.page.waitForURL("**/searches");
      assertThat(tab.page.textContent("#saved")).contains("Cải cách của tôi");
      assertThat(tab.page.textContent("#history")).contains("cải cách");
      tab.check("searches");
      tab.page.click("#saved form button");
      tab.page.waitForLoadState();
      assertThat(tab.page.textContent("#saved")).doesNotContain("Cải cách của tôi");
    }
  }

  /** Types into the box that "/" reaches, and reads the numbers of the answered list. */
  private static List<String> titles(Page page, String typed) {
    page.evaluate("document.activeElement.blur()");
    page.keyboard().press("/");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
    page.waitForResponse(
        answer -> answer.url().contains("/records?q=") && answer.url().contains(encoded(typed)),
        () -> page.keyboard().insertText(typed));
    page.waitForFunction(
        "typed => new URL(location.href).searchParams.get('q') === typed"
            + " && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')",
        typed);
    return page.locator("#results ol.hits .hit-title").allTextContents();
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.textContent")).strip();
  }

  /** As the browser's form writes it. */
  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
