package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.multipart.MultiPartProperties;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletProperties;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.store.AnswerBook;

/**
 * Hangs the REST edge and its guards into the server, in one readable list: every filter, every
 * resource. Called once at start.
 */
public final class Edge {
  private Edge() {}

  /**
   * What the edge stands on.
   *
   * @param answers where answers to repeated requests are kept
   * @param agency whose registers are kept here
   * @param hosts names under which the service answers, besides loopback
   * @param maxUpload bytes
   * @param temporary folder for files that are only looked at; emptied by whoever owns it
   * @param illustrator draws changed pages for the pages of reports
   */
  public record Ground(
      Accounts accounts,
      VerificationDesk verificationDesk,
      Office office,
      AnswerBook answers,
      AgencyId agency,
      Set<String> hosts,
      long maxUpload,
      Path temporary,
      InstantSource clock,
      Illustrator illustrator) {}

  /** What the pages share with the REST edge. */
  public record Shared(
      Verifications verifications,
      OwnWrites ownWrites,
      RouteDesk route,
      BookDesk books,
      NoticeDesk notices) {}

  /**
   * Registers filters, error answers and the resources of {@code /api/v1}.
   *
   * @param page how a problem looks to a person
   * @param paper how a verification report looks on paper
   */
  public static Shared register(
      Environment environment, Ground ground, ProblemPage page, ReportPaper paper) {
    var jersey = environment.jersey();
    ObjectMapper json = environment.getObjectMapper();
    json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    SentJson.readBy(json);
    jersey.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    // Form bodies are read by Jersey from the stream, never by the servlet container.
    jersey.property(ServletProperties.FILTER_FORWARD_ON_404, false);

    OwnNames names = new OwnNames(ground.hosts());
    environment
        .admin()
        .addFilter("guard", new AdminGuard(names))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    jersey.register(new HostFilter(names));
    jersey.register(new CallerFilter(ground.accounts()));
    jersey.register(new CrossSiteFilter());
    jersey.register(new SentQueries());
    jersey.register(new SentForms());
    jersey.register(new BodyLimit(ground.maxUpload()));
    jersey.register(new SecurityHeaders());
    jersey.register(new ErrorMapper());
    jersey.register(new ErrorAnswers(page));
    jersey.register(MultiPartFeature.class);
    jersey.register(
        new MultiPartContext(
            new MultiPartProperties()
                .bufferThreshold(MultiPartProperties.DEFAULT_BUFFER_THRESHOLD)
                .tempDir(ground.temporary().toString())));

    Verifications verifications =
        new Verifications(
            ground.verificationDesk(),
            ground.temporary(),
            2 * Runtime.getRuntime().availableProcessors(),
            ground.clock());
    LaterVerifications later = new LaterVerifications(verifications, ground.clock());
    environment.lifecycle().manage(new Closing(later));
    environment
        .lifecycle()
        .manage(new HourlyTidying(ground.answers(), ground.accounts(), ground.clock()));
    Office office = ground.office();
    OwnWrites ownWrites = new OwnWrites(office.finder());
    WrongPins wrongPins = new WrongPins(ground.clock());
    RouteDesk route = new RouteDesk(office, ownWrites, wrongPins);
    NoticeDesk notices = new NoticeDesk(office.intakes(), office.records(), ground.clock());
    BookDesk bookDesk =
        new BookDesk(office.books(), office.registrar().rules().zone(), ground.clock());
    Idempotency idempotency =
        new Idempotency(ground.answers(), json, ground.temporary(), ground.clock(), office);
    jersey.register(idempotency);
    ReportAnswer answer = new ReportAnswer(paper, json, ground.clock());
    List.of(
            new VerificationsResource(verifications, later, answer),
            new IntakeResource(office.intakes(), office.drafts(), idempotency),
            new RegisterResource(office, ground.accounts(), ownWrites, json),
            new DraftsResource(new ComposingDesk(office, ownWrites), ground.accounts()),
            new RecordSearchResource(office.finder(), ownWrites),
            new SuggestionsResource(office.finder()),
            new SimilarRecordsResource(office),
            new RecordExportResource(office.finder(), ownWrites),
            new SavedSearchesResource(office.searches()),
            new SearchAlertsResource(office.searches()),
            new SearchHistoryResource(office.searches()),
            new RecordResource(office, ground.accounts(), ownWrites, route, answer, json),
            new EvidenceResource(office),
            new StatedResource(office, ownWrites),
            new SignaturesResource(office, ground.accounts(), route),
            new SigningBatchesResource(office, route),
            new FileSignaturesResource(office.fileSigning(), wrongPins, ground.temporary()),
            new NoticesResource(notices),
            new BooksResource(office.books(), bookDesk),
            new SeriesResource(new SeriesDesk(office.registrar().numbers())),
            new ArchiveResource(office.archive()),
            new LedgerResource(office.ledger(), ground.agency()),
            new OpenApiResource())
        .forEach(jersey::register);

    JettyProblems errors = new JettyProblems();
    environment.getApplicationContext().setErrorHandler(errors);
    environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
    return new Shared(verifications, ownWrites, route, bookDesk, notices);
  }

  /**
   * What the server itself must be told before it is built: our mapper answers for every error, and
   * the lines about requests are ours, whatever the configuration says.
   */
  public static void prepare(AbstractServerFactory server) {
    server.setRegisterDefaultExceptionMappers(false);
    server.setRequestLogFactory(new RequestLines.Factory());
  }
}
