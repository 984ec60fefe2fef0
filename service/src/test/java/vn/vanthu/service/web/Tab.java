package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.TestOffice;

/** A tab that notes every foreign request and every complaint of the browser. */
public final class Tab implements AutoCloseable {
  private final BrowserContext context;
  public final Page page;
  private final Function<String, URI> address;
  private final int width;
  private final List<String> faults = new ArrayList<>();

  Tab(Browser browser, TestOffice office, int width) {
    this(browser, office::address, width);
  }

  /**
   * A tab on any office.
   *
   * @param address of a path there
   */
  public Tab(Browser browser, Function<String, URI> address, int width) {
    this.address = address;
    this.width = width;
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 800).setLocale("vi-VN"));
    page = context.newPage();
    page.onRequest(request -> {
      String url = request.url();
      boolean own =
          url.startsWith(address.apply("/").toString())
              || url.startsWith("data:")
              || url.startsWith("blob:");
      if (!own) {
        faults.add("foreign request " + url);
      }
    });
    page.onConsoleMessage(message -> {
      // The browser reports each answer of 4xx; whether that was right is asserted elsewhere.
      // A newer question stops the older one: htmx reports the stopped request.
      boolean stopped =
          message.text().startsWith("htmx:sendAbort")
              || message.text().startsWith("htmx:afterRequest");
      if (message.type().equals("error")
          && !stopped
          && !message.text().startsWith("Failed to load")) {
        faults.add(message.text());
      }
    });
    page.onPageError(faults::add);
  }

  public Tab open(String path) {
    page.navigate(address.apply(path).toString());
    return this;
  }

  public Tab logIn(Account account) {
    open("/login");
    page.fill("#username", account.username());
    page.fill("#password", TestOffice.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL(address.apply("/").toString());
    return this;
  }

  /** The page stands: nothing foreign, nothing cut off, nothing that axe objects to. */
  public void check(String name) {
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
