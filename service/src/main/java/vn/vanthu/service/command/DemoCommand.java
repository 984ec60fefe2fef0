package vn.vanthu.service.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.demo.DemoOffice;
import vn.vanthu.service.demo.MainJob;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * A whole office on a fresh machine: authorities of its own, people, papers. Does the main job once
 * before the eyes of the user, prints a link to log in and a line that verifies a file, then
 * serves.
 */
final class DemoCommand implements Command {
  private static final int AUTHORITIES_PORT = 8082;

  private final Home home;

  DemoCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String usage() {
    return "[--data DIR] [--once]";
  }

  @Override
  public Said summary() {
    return new Said(
        "lập cơ quan mẫu, làm trọn việc chính một lần, rồi phục vụ",
        "make a demo office, do the main job once, then serve it");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("once"), Set.of("data"));
    arguments.nothingElse();
    boolean once = arguments.has("once");
    Path data =
        arguments
            .value("data")
            .map(told -> home.working().resolve(told).normalize())
            .orElse(home.data());
    List<Integer> ports = once ? List.of(AUTHORITIES_PORT) : List.of(8080, 8081, AUTHORITIES_PORT);
    if (Ports.anyBusy(ports.stream().map(Ports::local).toList(), this, console)) {
      return FAILED;
    }
    Path world = data.resolve("demo");
    DurableFiles files = DurableFiles.haltingOnFailure();
    files.privateFolder(data);
    Files.createDirectories(world);
    URI authorities = URI.create("http://127.0.0.1:" + AUTHORITIES_PORT + "/");
    // The database is unpacked while the authorities draw their keys: seconds each.
    CompletableFuture<Void> programs =
        CompletableFuture.runAsync(() -> EmbeddedPostgres.prepare(data, files));
    DemoPki pki = DemoPki.open(world, authorities, Clock.systemUTC());
    try {
      programs.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreFailure why ? why : e;
    }
    TimestampSource timestamps =
        Deployments.timestamps(
            new VanThuConfiguration.TimestampAccess(pki.timestampAddress(), true, null));
    // Closed at the very end: the office asks these authorities as long as it serves.
    try (DemoServer _ = DemoServer.start(pki)) {
      var office = new Wiring(deployment(data, authorities, pki, timestamps));
      try {
        office.start();
        office.readings().goOn();
        office.warmUp();
        var job = new MainJob(office, pki, timestamps, Clock.systemUTC(), console.talk());
        MainJob.Finished finished = job.run(world);
        if (once) {
          announce(office, finished, console);
          office.close();
          return YES;
        }
        serve(office, finished, console);
        return YES;
      } catch (IOException | RuntimeException e) {
        office.close();
        throw e;
      }
    }
  }

  private Deployment deployment(
      Path data, URI authorities, DemoPki pki, TimestampSource timestamps) {
    List<Path> trust = new ArrayList<>();
    trust.add(pki.trustFolder());
    Path own = home.config().resolve("trust");
    if (Files.isDirectory(own)) {
      trust.add(own);
    }
    return new Deployment(
        data.toAbsolutePath(),
        new DatabaseSettings.Embedded(data.toAbsolutePath(), 0),
        DemoOffice.AGENCY,
        home.config().resolve("registers.yml"),
        home.config().resolve("calendar.yml"),
        trust,
        new VanThuConfiguration.RevocationAccess(
            List.of(authorities.resolve("/root.crl"), authorities.resolve("/issuing.crl")),
            true,
            List.of("inner " + authorities.getHost() + ":" + authorities.getPort())),
        Optional.of(timestamps),
        1L << 30,
        2,
        Clock.systemUTC());
  }

  private void serve(Wiring office, MainJob.Finished finished, Console console) throws Exception {
    var served = new ServedOffice();
    var application =
        new VanThuApplication((configuration, environment) ->
            served.ground(
                office,
                configuration,
                environment,
                () -> {
                  announce(office, finished, console);
                  console.say("");
                  console.say(
                      "Đang phục vụ: http://127.0.0.1:8080 (Ctrl-C: dừng)",
                      "Serving; Ctrl-C stops it");
                  StartArchive.writeWhenIdle();
                }));
    application.run("server", home.config().resolve("demo.yml").toString());
    served.await();
  }

  /** The two lines that people copy: how to come in, how to verify. */
  private static void announce(Wiring office, MainJob.Finished finished, Console console) {
    String link = office.accounts().loginLink(finished.clerk().id()).value();
    console.say("");
    console.say("Đăng nhập (dùng một lần):", "Log in, once:");
    console.data().println("http://127.0.0.1:8080/link/" + link);
    console.say("Kiểm tra một văn bản:", "Verify a file:");
    console
        .data()
        .println(
            "curl -sS -F "
                + quoted("file=@" + finished.released())
                + " http://127.0.0.1:8080/api/v1/verifications");
  }

  private static String quoted(String word) {
    boolean plain =
        word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "=@/._-".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
