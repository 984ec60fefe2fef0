package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.TestOffice;

/**
 * The pages in a real browser: narrow and wide, with the keyboard's and the screen reader's eyes
 * (axe).
 */
class BrowserIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));
  private static TestOffice office;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    assumeTrue(Files.isExecutable(CHROMIUM), "chromium is not installed: browser tests skipped");
    office = new TestOffice(CLOCK);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      playwright.close();
      office.close();
    }
  }

  /** A tab that notes every foreign request and every complaint of the browser. */
  private static final class Tab implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final int width;
    private final List<String> faults = new ArrayList<>();

    Tab(int width) {
      this.width = width;
      context =
          browser.newContext(
              new Browser.NewContextOptions().setViewportSize(width, 800).setLocale("vi-VN"));
      page = context.newPage();
      page.onRequest(request -> {
        String url = request.url();
        boolean own =
            url.startsWith(office.address("/").toString())
                || url.startsWith("data:")
                || url.startsWith("blob:");
        if (!own) {
          faults.add("foreign request " + url);
        }
      });
      page.onConsoleMessage(message -> {
        // The browser reports each answer of 4xx; whether that was right is asserted elsewhere.
        if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
          faults.add(message.text());
        }
      });
      page.onPageError(faults::add);
    }

    Tab open(String path) {
      page.navigate(office.address(path).toString());
      return this;
    }

    Tab logIn(Account account) {
      open("/login");
      page.fill("#username", account.username());
      page.fill("#password", TestOffice.PASSWORD);
      page.click("main button[type=submit]");
      page.waitForURL(office.address("/").toString());
      return this;
    }

    /** The page stands: nothing foreign, nothing cut off, nothing that axe objects to. */
    void check(String name) {
      String folder = System.getProperty("vanthu.screenshots");
      if (folder != null) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + "-" + width + ".png"))
                .setFullPage(true));
      }
      assertThat(faults).as(name).isEmpty();
      Object overflow =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) overflow).intValue()).as(name + " scrolls sideways").isZero();
      var violations = new AxeBuilder(page).analyze().getViolations();
      assertThat(violations.stream().map(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml()))
          .as(name)
          .isEmpty();
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void anyone_drops_a_file_and_reads_the_verdict(int width) {
    try (Tab tab = new Tab(width)) {
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
    try (Tab tab = new Tab(width).logIn(office.account(Role.CLERK))) {
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
    try (Tab tab = new Tab(width).logIn(office.account(Role.CLERK))) {
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
      tab.page.click("#attributes details button[type=submit]");
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
    try (Tab tab = new Tab(width).logIn(office.account(Role.ADMINISTRATOR))) {
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
    try (Tab tab = new Tab(1280)) {
      tab.open("/verify");
      tab.page.click(".lang a");
      assertThat(tab.page.textContent("h1")).isEqualTo("Verify a signature");
      assertThat(tab.page.getAttribute("html", "lang")).isEqualTo("en");
      tab.check("verify-en");
    }
  }

  @Test
  void the_first_set_up_and_the_login_stand() {
    try (Tab tab = new Tab(360)) {
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
