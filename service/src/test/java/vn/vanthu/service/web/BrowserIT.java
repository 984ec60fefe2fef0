package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.api.TestOffice;

/**
 * The pages in a real browser: narrow and wide, with the keyboard's and the screen reader's eyes
 * (axe).
 */
class BrowserIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));
  private static TestOffice office;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.isThere(), "chromium is not installed: browser tests skipped");
    office = new TestOffice(CLOCK);
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

  private static Tab tab(int width) {
    return new Tab(browser, office, width);
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void anyone_drops_a_file_and_reads_the_verdict(int width) {
    try (Tab tab = tab(width)) {
      tab.open("/verify").check("verify");
      tab.page.setInputFiles(
          "#file", new FilePayload("Quyết định.pdf", "application/pdf", TestPdf.of("1", "x")));
      tab.page.click("main button[type=submit]");
      tab.page.waitForSelector("#reports .report");
      assertThat(tab.page.textContent("#reports")).contains("không có chữ ký số");
      tab.check("verify-report");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_clerk_files_registers_undoes_and_finds(int width) {
    String number = width + "/QĐ-UBND";
    try (Tab tab = tab(width).logIn(office.account(Role.CLERK))) {
      tab.check("desk");
      tab.open("/file").check("file");
      tab.page.setInputFiles(
          "#file",
          new FilePayload(
              "van-ban.pdf", "application/pdf", TestPdf.of(number, "về việc thử giao diện")));
      tab.page.click("#file-form button[type=submit]");
      tab.page.waitForURL("**/file/*-*");
      assertThat(tab.page.inputValue("#number")).isEqualTo(number);
      tab.page.waitForSelector(".viewer-page canvas");
      tab.check("intake");
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      tab.page.waitForSelector(".viewer-page .textLayer span");
      assertThat(tab.page.textContent(".undo")).contains("Đã đăng ký với số");
      tab.check("record");

      tab.open("/records");
      tab.page.fill("#q", number);
      tab.page.waitForSelector(".hits .hit");
      assertThat(tab.page.textContent(".hits")).contains(number);
      tab.check("search");
      tab.page.click(".hit-title");
      tab.page.waitForSelector("#attributes");
      assertThat(tab.page.textContent("#attributes")).contains("Tình trạng hiệu lực");

      tab.open("/books").check("books");
      tab.open("/drafts").check("drafts");
      tab.open("/incoming?show=UNASSIGNED").check("incoming");
      assertThat(tab.page.textContent(".rows")).contains(number).contains("Chưa chuyển");
    }
  }

  private void file(Tab tab, String number, String subject) {
    tab.open("/file");
    tab.page.setInputFiles(
        "#file", new FilePayload("van-ban.pdf", "application/pdf", TestPdf.of(number, subject)));
    tab.page.click("#file-form button[type=submit]");
    tab.page.waitForURL("**/file/*-*");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_clerk_hands_over_sees_relations_and_sends_back(int width) {
    String basis = "9" + width + "/QĐ-UBND";
    try (Tab tab = tab(width).logIn(office.account(Role.CLERK))) {
      file(tab, basis, "về nền tảng");
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      file(tab, "8" + width + "/QĐ-UBND", "về việc sau, căn cứ " + basis);
      tab.page.click("form.facts-form button[type=submit]");
      tab.page.waitForURL("**/records/*filed=true");
      assertThat(tab.page.textContent("#diagram")).contains("Văn bản được căn cứ").contains(basis);
      tab.page.click("#diagram .relations a");
      tab.page.waitForSelector("#diagram svg");
      assertThat(tab.page.textContent("#diagram .relations")).contains("8" + width);
      assertThat(tab.page.textContent("#attributes dt")).isEqualTo("Loại văn bản");
      assertThat(tab.page.querySelectorAll("#attributes dl:first-of-type dt")).hasSize(11);
      tab.page.fill("#to", "Phòng Nội chính");
      tab.page.click("#attributes form[action$='/hand-over'] button");
      tab.page.waitForSelector("#attributes dd:has-text('Phòng Nội chính')");
      tab.page.waitForSelector(".viewer-page canvas");
      tab.check("record-related");

      file(tab, "7" + width + "/QĐ-UBND", "về trả lại");
      tab.page.click("main > details summary");
      tab.page.fill("#reason", "chữ ký số không bảo đảm");
      tab.page.click("main > details button[type=submit]");
      tab.page.waitForSelector("#notices");
      tab.check("file-notices");
      tab.page.click("#notices button.quiet");
      tab.page.waitForSelector(
          "#notices",
          new Page.WaitForSelectorOptions()
              .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void an_administrator_gives_accounts_and_tokens(int width) {
    try (Tab tab = tab(width).logIn(office.account(Role.ADMINISTRATOR))) {
      tab.open("/people").check("people");
      tab.page.fill("#username", "moi." + width);
      tab.page.fill("#fullName", "Người Mới");
      tab.page.check("section.panel input[value=OFFICIAL]");
      tab.page.click("section.panel button[type=submit]");
      String link = tab.page.textContent(".secret-once");
      assertThat(link).contains("/link/");
      tab.check("people-link");
      tab.open("/keys").check("keys");
      tab.page.setInputFiles(
          "#certificate", new FilePayload("sai.cer", "application/octet-stream", new byte[] {1}));
      tab.page.click("section.panel button[type=submit]");
      tab.page.waitForSelector("section.panel [role=status]:has-text('không chứa chứng thư')");
      tab.check("keys-refused");
      tab.open("/tokens");
      tab.page.fill("#name", "Cổng thông tin");
      tab.page.check("input[value=verify]");
      tab.page.click("section.panel button[type=submit]");
      assertThat(tab.page.textContent(".secret-once")).startsWith("vt_");
      tab.check("tokens");
    }
  }

  @Test
  void a_person_can_read_english() {
    try (Tab tab = tab(1280)) {
      tab.open("/verify");
      tab.page.click(".lang a");
      assertThat(tab.page.textContent("h1")).isEqualTo("Verify a signature");
      assertThat(tab.page.getAttribute("html", "lang")).isEqualTo("en");
      tab.check("verify-en");
    }
  }

  @Test
  void the_first_set_up_and_the_login_stand() {
    try (Tab tab = tab(360)) {
      tab.open("/login").check("login");
      tab.page.fill("#username", "khong.co");
      tab.page.fill("#password", "sai");
      tab.page.click("main button[type=submit]");
      assertThat(tab.page.textContent("[role=alert]")).contains("không đúng");
      tab.open("/link/khong-co");
      assertThat(tab.page.textContent("h1")).contains("hết hạn");
      tab.check("link-over");
    }
  }
}
