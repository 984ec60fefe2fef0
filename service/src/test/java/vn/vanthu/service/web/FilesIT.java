package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.TestOffice;

/** Documents of several files, drafts and refused steps in a real browser, narrow and wide. */
class FilesIT {
  private static TestOffice office;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.isThere(), "chromium is not installed: browser tests skipped");
    office = new TestOffice(InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z")));
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      playwright.close();
      office.close();
    }
  }

  private static FilePayload file(String name, String number) {
    return new FilePayload(name, "application/pdf", TestPdf.of(number, "về việc nhiều tệp"));
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_clerk_chooses_the_main_file_and_drops_what_came_by_mistake(int width) {
    try (Tab tab = new Tab(browser, office, width).logIn(office.account(Role.CLERK))) {
      tab.open("/file");
      tab.page.setInputFiles(
          "#file",
          new FilePayload[] {
            file("phu-luc.pdf", "1" + width + "/PL"), file("cong-van.pdf", "2" + width + "/CV")
          });
      tab.page.click("#file-form button[type=submit]");
      tab.page.waitForURL("**/file/*-*");
      assertThat(tab.page.textContent("#files li:first-child")).contains("phu-luc.pdf");
      tab.check("intake-files");
      tab.page.click("#files form button");
      tab.page.waitForSelector("#files li:first-child:has-text('cong-van.pdf')");
      assertThat(tab.page.inputValue("#number")).isEqualTo("2" + width + "/CV");
      tab.page.click(".drop-panel summary");
      tab.page.fill("#drop-reason", "tải nhầm");
      tab.page.click(".drop-panel button");
      tab.page.waitForSelector("#file-form");
      assertThat(tab.page.content()).doesNotContain("2" + width + "/CV");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_drafter_writes_and_reads_why_a_step_is_refused(int width) {
    try (Tab tab = new Tab(browser, office, width).logIn(office.account(Role.OFFICIAL))) {
      tab.open("/drafts/new").check("compose");
      String draft = new Visitor(office, office.account(Role.CLERK)).compose("Kế hoạch " + width);
      tab.open(draft).check("draft");
      tab.page.evaluate("document.querySelector('#route input[name=version]').value = '7'");
      tab.page.click("#route form button[type=submit]");
      tab.page.waitForSelector("#route [role=alert]");
      tab.check("route-refused");
      tab.open("/drafts").check("drafts-waiting");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_clerk_says_where_a_series_goes_on_and_who_may_read(int width) {
    Account clerk = office.account(Role.CLERK);
    try (Tab tab = new Tab(browser, office, width).logIn(clerk)) {
      tab.open("/books/series").check("series");
      tab.page.fill("form[action='/books/series'] input[name=next]", "21" + width);
      tab.page.click("form[action='/books/series'] button");
      tab.page.waitForSelector("input[name=next][value='21" + width + "']");

      tab.open(new Visitor(office, clerk).compose("Kế hoạch công khai " + width));
      tab.page.click("#attributes summary");
      tab.page.selectOption("#audience-kind", "PUBLIC");
      tab.page.click("#attributes form[action$='/audience'] button");
      tab.page.waitForSelector("#attributes dd:has-text('Công khai')");
      tab.check("audience");
    }
  }
}
