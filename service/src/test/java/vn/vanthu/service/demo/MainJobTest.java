package vn.vanthu.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.routing.DraftDesk;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.service.routing.RouteResult;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.timestamp.HttpTimestampSource;

/** The whole way with real parts: PostgreSQL, files, index, worker process, authorities on HTTP. */
class MainJobTest {
  @TempDir Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path registers() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("config").resolve("registers.yml");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException("no config/registers.yml above the working folder");
  }

  @Test
  void a_document_comes_in_and_one_goes_out_and_no_step_can_be_skipped() throws Exception {
    int port = freePort();
    URI authorities = URI.create("http://127.0.0.1:" + port + "/");
    DemoPki pki = DemoPki.open(folder.resolve("demo"), authorities, Clock.systemUTC());
    var allowed = new AllowList(List.of(new AllowList.Host("127.0.0.1", port, true)));
    var timestamps =
        new HttpTimestampSource(
            new Fetcher(allowed, FetchLimits.standard()), pki.timestampAddress());
    Path data = folder.resolve("data");
    var deployment =
        new Deployment(
            data,
            new DatabaseSettings.Embedded(data, 0),
            DemoOffice.AGENCY,
            registers(),
            registers().resolveSibling("calendar.yml"),
            List.of(pki.trustFolder()),
            new VanThuConfiguration.RevocationAccess(
                List.of(authorities.resolve("/root.crl"), authorities.resolve("/issuing.crl")),
                true),
            Optional.of(timestamps),
            1L << 30,
            1,
            Clock.systemUTC());
    var talk = new ByteArrayOutputStream();
    try (DemoServer _ = DemoServer.start(pki);
        var office = new Wiring(deployment)) {
      office.start();
      var job =
          new MainJob(
              office,
              pki,
              timestamps,
              Clock.systemUTC(),
              new PrintStream(talk, true, StandardCharsets.UTF_8));
      MainJob.Finished finished = job.run(folder);
      assertThat(finished.verdict()).isEqualTo(Report.Verdict.INTACT);
      assertThat(talk.toString(StandardCharsets.UTF_8)).contains("Số đến 01").contains("01/KH-SNV");
      refusals(office, new DemoOffice(office, pki, Clock.systemUTC()).settle());
    }
  }

  private static void refusals(Wiring office, DemoOffice.People people) throws IOException {
    Principal specialist = people.specialist().principal();
    Principal director = people.director().principal();
    Principal clerk = people.clerk().principal();
    OfficeRecord draft = draft(office, specialist);
    var desk = office.outgoing();
    try (Secret personal = Secret.fromFile(people.personalKey().secretFile());
        Secret seal = Secret.fromFile(people.sealKey().secretFile())) {
      String own = people.personalKey().id();
      String agency = people.sealKey().id();
      var order = new NumberOrder(office.registrar().today(), null, null);

      assertThat(
              reason(
                  desk.sign(
                      draft.id(), draft.version(), director, own, SignatureIntent.SIGN, personal)))
          .isEqualTo(RouteRefusal.NOT_CHECKED);
      assertThat(reason(desk.check(draft.id(), draft.version(), specialist)))
          .isEqualTo(RouteRefusal.CHECKER_IS_DRAFTER);
      OfficeRecord checked = done(desk.check(draft.id(), draft.version(), clerk));
      long version = checked.version();
      assertThat(reason(desk.number(draft.id(), version, order, clerk)))
          .isEqualTo(RouteRefusal.NOT_SIGNED_BY_PERSON);
      assertThat(reason(desk.seal(draft.id(), version, clerk, agency, seal)))
          .isEqualTo(RouteRefusal.NOT_SIGNED_BY_PERSON);
      assertThat(
              reason(
                  desk.sign(draft.id(), version, specialist, own, SignatureIntent.SIGN, personal)))
          .isEqualTo(RouteRefusal.KEY_NOT_YOURS);
      assertThat(desk.sign(draft.id(), version, director, own, SignatureIntent.SIGN, seal))
          .isInstanceOfSatisfying(
              RouteResult.NotSigned.class,
              not -> assertThat(not.message().code()).isEqualTo("KEY_WRONG_SECRET"));
      OfficeRecord signed =
          done(desk.sign(draft.id(), version, director, own, SignatureIntent.SIGN, personal));
      assertThat(signed.current().verdict()).isEqualTo("INTACT");
      assertThat(reason(desk.number(draft.id(), signed.version(), order, director)))
          .isEqualTo(RouteRefusal.NUMBER_BY_CLERK_ONLY);
      OfficeRecord numbered = done(desk.number(draft.id(), signed.version(), order, clerk));
      assertThat(reason(desk.seal(draft.id(), numbered.version(), director, agency, seal)))
          .isEqualTo(RouteRefusal.SEAL_BY_CLERK_ONLY);
      assertThat(reason(desk.release(draft.id(), numbered.version(), clerk)))
          .isEqualTo(RouteRefusal.NOT_SEALED);
      OfficeRecord sealed = done(desk.seal(draft.id(), numbered.version(), clerk, agency, seal));
      OfficeRecord released = done(desk.release(draft.id(), sealed.version(), clerk));
      OfficeRecord recalled =
          done(desk.recall(draft.id(), released.version(), "Sai nơi nhận", clerk));
      assertThat(reason(desk.release(draft.id(), recalled.version(), clerk)))
          .isEqualTo(RouteRefusal.RECALLED);
    }
  }

  private static OfficeRecord draft(Wiring office, Principal specialist) throws IOException {
    var facts =
        new RecordFacts(
            null,
            "KH",
            "Kế hoạch",
            null,
            DemoOffice.AGENCY.name(),
            "Thử các bước",
            "Trần Thị Bích Hạnh",
            "Giám đốc",
            Urgency.NORMAL,
            Secrecy.NORMAL);
    var drafting =
        office
            .drafts()
            .draft(DemoPapers.outgoing(), "thu", facts, new Audience.Agency(), specialist);
    return ((RegisterResult.Done) ((DraftDesk.Drafting.Entered) drafting).result()).record();
  }

  private static OfficeRecord done(RouteResult result) {
    assertThat(result).isInstanceOf(RouteResult.Done.class);
    return ((RouteResult.Done) result).record();
  }

  private static RouteRefusal reason(RouteResult result) {
    assertThat(result).isInstanceOf(RouteResult.Refused.class);
    return ((RouteResult.Refused) result).reason();
  }
}
