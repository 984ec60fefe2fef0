package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.web.Chromium;
import vn.vanthu.service.web.Tab;

/** The outgoing way as three people go it, each with a browser and nothing else. */
class OutgoingWayIT {
  private static final String DRAFT =
      """
      UBND TỈNH AN LẠC             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc
      -------                          ---------------
      Số:       /KH-SNV            An Lạc, ngày     tháng     năm 2026

      KẾ HOẠCH
      Kiểm tra công tác văn thư năm %d

      Sở Nội vụ ban hành kế hoạch kiểm tra như sau.
      1. Đánh giá việc thực hiện pháp luật về văn thư.
      2. Chấn chỉnh thiếu sót./.

      Nơi nhận:                        GIÁM ĐỐC
      - Các phòng;
      - Lưu: VT.                       Trần Thị Bích Hạnh
      """;

  @TempDir static Path folder;
  private static KeyedOffice office;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(Chromium.isThere(), "chromium is not installed: browser tests skipped");
    office = new KeyedOffice(folder);
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      playwright.close();
      office.close();
    }
  }

  private static Tab tab(int width, Account person) {
    return tab(width).logIn(person);
  }

  private static Tab tab(int width) {
    return new Tab(browser, office.whole::address, width);
  }

  /** Takes the step that the page offers; the page then says what it did not say before. */
  private static void step(Tab tab, String button, String then) {
    assertThat(tab.page.textContent("#route")).doesNotContain(then);
    tab.page.click("#route form button:has-text('" + button + "')");
    tab.page.waitForSelector("#route > p:has-text('" + then + "')");
  }

  private static void pin(Tab tab, Path secretFile) throws IOException {
    tab.page.fill("#route #pin", Files.readString(secretFile).strip());
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_draft_is_checked_signed_numbered_sealed_released_and_found_genuine(int width)
      throws IOException {
    String record;
    try (Tab drafter = tab(width, office.whole.specialist)) {
      drafter.open("/drafts");
      drafter.page.setInputFiles(
          "#file",
          new FilePayload(
              "kế hoạch.txt", "text/plain", DRAFT.formatted(2000 + width).getBytes(UTF_8)));
      drafter.page.click("#file-form button[type=submit]");
      drafter.page.waitForURL("**/file/*-*");
      drafter.page.waitForSelector(".viewer-page canvas");
      drafter.check("draft-received");
      assertThat(drafter.page.inputValue("#subject"))
          .isEqualTo("Kiểm tra công tác văn thư năm " + (2000 + width));
      drafter.page.click("form.facts-form button[type=submit]");
      drafter.page.waitForURL("**/records/*-*");
      record = drafter.page.url().replaceAll(".*(/records/[0-9a-f-]+).*", "$1");
      drafter.check("draft");
    }
    try (Tab clerk = tab(width, office.whole.clerk)) {
      clerk.open(record);
      step(clerk, "Xác nhận đã kiểm tra", "Chờ người có thẩm quyền ký.");
      sealedTooEarly(clerk, record);
    }
    try (Tab director = tab(width, office.whole.director)) {
      director.open(record);
      director.check("to-sign");
      pin(director, office.directors.secretFile());
      step(director, "Ký số", "Chờ văn thư cấp số.");
      assertThat(director.page.textContent("#signatures"))
          .contains("Trần Thị Bích Hạnh", "Nội dung đã ký còn nguyên vẹn");
      director.check("signed");
    }
    byte[] released;
    try (Tab clerk = tab(width, office.whole.clerk)) {
      clerk.open(record);
      step(clerk, "Cấp số", "Chờ văn thư đóng dấu.");
      pin(clerk, office.seal.secretFile());
      step(clerk, "Đóng dấu", "Chờ văn thư phát hành");
      step(clerk, "Phát hành", "Đã phát hành.");
      clerk.check("released");
      assertThat(clerk.page.locator("#signatures .report").textContent())
          .contains("Chữ ký số cơ quan (con dấu)", WholeOffice.AGENCY.name());
      released =
          clerk.page.request().get(office.whole.address(record + "/content").toString()).body();
      clerk.open("/archive").check("archive");
      sentBack(clerk, altered(released));
    }
    try (Tab anyone = tab(width)) {
      anyone.open("/verify");
      anyone.page.setInputFiles(
          "#file", new FilePayload("van-ban.pdf", "application/pdf", released));
      anyone.page.click("main button[type=submit]");
      anyone.page.waitForSelector("#reports .report");
      assertThat(anyone.page.textContent("#reports"))
          .contains("Nội dung đã ký còn nguyên vẹn", WholeOffice.AGENCY.name())
          .doesNotContain("Không tìm được đường dẫn chứng thư");
      anyone.check("released-verified");
      anyone.open("/verify");
      anyone.page.setInputFiles(
          "#file", new FilePayload("da-sua.pdf", "application/pdf", altered(released)));
      anyone.page.click("main button[type=submit]");
      anyone.page.waitForSelector("#reports .report");
      assertThat(anyone.page.textContent("#reports"))
          .contains("Văn bản đã bị thay đổi sau khi ký")
          .doesNotContain("Nội dung đã ký còn nguyên vẹn");
      anyone.check("altered-verified");
    }
  }

  /** The same document with one byte changed, in what the person signed. */
  private static byte[] altered(byte[] released) {
    byte[] bytes = released.clone();
    bytes[bytes.length / 3] ^= 1;
    return bytes;
  }

  /** Whoever is sent an altered document reads why, and finds the sending back laid open. */
  private static void sentBack(Tab clerk, byte[] altered) {
    clerk.open("/file");
    clerk.page.setInputFiles("#file", new FilePayload("den.pdf", "application/pdf", altered));
    clerk.page.click("#file-form button[type=submit]");
    clerk.page.waitForURL("**/file/*-*");
    assertThat(clerk.page.textContent("main .note-bad"))
        .contains("Văn bản đã bị thay đổi sau khi ký", "Nên trả lại nơi gửi");
    assertThat(clerk.page.isVisible("#reason")).isTrue();
    clerk.check("intake-altered");
  }

  /** The page offers no seal yet; whoever asks for it all the same reads why, and what to do. */
  private static void sealedTooEarly(Tab clerk, String record) {
    assertThat(clerk.page.locator("#route button:has-text('Đóng dấu')").count()).isZero();
    clerk.page.evaluate(
        """
        path => {
          const form = document.querySelector("form[action$='/cancel'], form[action$='/audience']");
          form.action = path + '/route/seal';
          for (const field of form.querySelectorAll('[required]')) field.required = false;
          form.submit();
        }\
        """,
        record);
    clerk.page.waitForSelector("#route [role=alert], main [role=alert]");
    assertThat(clerk.page.textContent("main"))
        .contains("Chưa có chữ ký hợp lệ của người có thẩm quyền")
        .contains("Trình người có thẩm quyền ký trước");
    clerk.check("sealed-too-early");
  }
}
