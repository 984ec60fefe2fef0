package vn.vanthu.service.web;

import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.util.List;
import vn.vanthu.service.api.ComposingDesk;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.OwnWrites;
import vn.vanthu.service.api.ReportPaper;
import vn.vanthu.service.api.SeriesDesk;
import vn.vanthu.service.api.VerificationForm;

/**
 * Hangs the pages into the server: one readable list. Called once at start, after the REST edge.
 */
public final class Web {
  private Web() {}

  /**
   * Registers every page.
   *
   * @param publicUrl the address that people type; HTTPS makes cookies secure
   */
  public static void register(
      Environment environment,
      Edge.Ground ground,
      Edge.Shared shared,
      Pages pages,
      ReportPaper paper,
      URI publicUrl) {
    boolean https = "https".equalsIgnoreCase(publicUrl.getScheme());
    Office office = ground.office();
    OwnWrites ownWrites = shared.ownWrites();
    var jersey = environment.jersey();
    List.of(
            new AssetsResource(new Assets()),
            new LanguagePage(https),
            new LoginPage(pages, ground.accounts(), https),
            new LinkPages(pages, ground.accounts(), https),
            new DeskPage(pages, office, shared.notices()),
            new SearchPage(
                pages,
                office.finder(),
                ownWrites,
                office.searches(),
                office.books(),
                ground.clock()),
            new SearchesPage(pages, office.searches()),
            new SimilarPart(pages, office),
            new PassagePart(pages, office),
            new RecordPage(
                pages, office, ground.accounts(), ownWrites, paper, ground.illustrator()),
            new RoutePage(
                pages,
                office,
                ground.accounts(),
                shared.route(),
                new ComposingDesk(office, ownWrites),
                publicUrl),
            new FilePages(pages, office, ownWrites, shared.notices(), ground.illustrator()),
            new IncomingPage(pages, office),
            new BooksPage(pages, office, shared.books()),
            new SeriesPage(pages, new SeriesDesk(office.registrar().numbers())),
            new ArchivePage(pages, office.archive(), office.evidence()),
            new AudiencePage(office, ground.accounts(), ownWrites),
            new DraftsPage(pages, office),
            new BatchPage(pages, office, shared.route(), publicUrl),
            new ComposePage(pages, new ComposingDesk(office, ownWrites)),
            new PeoplePage(pages, ground.accounts(), publicUrl),
            new KeysPage(pages, office.keys(), ground.accounts()),
            new TokensPage(pages, ground.accounts()),
            new VerifyPage(
                pages, new VerificationForm(shared.verifications()), ground.illustrator(), paper),
            new ChangesPage(pages, office, ground.illustrator()))
        .forEach(jersey::register);
  }
}
