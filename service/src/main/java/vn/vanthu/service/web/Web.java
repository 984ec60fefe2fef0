package vn.vanthu.service.web;

import io.dropwizard.core.setup.Environment;
import java.util.List;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.api.VerificationForm;

/**
 * Hangs the pages into the server: one readable list. Called once at start, after the REST edge.
 */
public final class Web {
  private Web() {}

  /**
   * Registers every page.
   *
   * @param https whether people reach the service over HTTPS, so that cookies are sent there only
   */
  public static void register(
      Environment environment, Edge.Ground ground, Edge.Shared shared, Pages pages, boolean https) {
    var jersey = environment.jersey();
    List.of(
            new AssetsResource(new Assets()),
            new LanguagePage(https),
            new LoginPage(pages, ground.accounts(), https),
            new LinkPages(pages, ground.accounts(), https),
            new DeskPage(pages),
            new VerifyPage(pages, new VerificationForm(shared.verifications())))
        .forEach(jersey::register);
  }
}
