package vn.vanthu.drills.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.vanthu.drills.Drill;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.command.Commands;
import vn.vanthu.service.command.Console;
import vn.vanthu.service.command.Home;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.store.DatabaseSettings;

/**
 * Gives real files to a running server: {@code import} of every document beside it, twice, then
 * every signed PDF for verification, while a visitor goes on asking. Every file must end
 * registered, with text or flagged; the second import must register nothing; every PDF must get a
 * report; the visitor must always be answered; {@code fsck} must find nothing.
 */
public final class RealInput implements Drill {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCOUNT = "drill";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Path given = Path.of(arguments.isEmpty() ? "../shared" : arguments.getFirst());
    if (!Files.isDirectory(given.resolve("records"))) {
      System.err.println("drill real-input: SKIPPED, no real documents in " + given);
      return 0;
    }
    Path folder = Files.createTempDirectory("vanthu-real-").toAbsolutePath();
    int port = freePort();
    Path program = Path.of(System.getProperty("vanthu.home", "")).toAbsolutePath();
    Path config = Files.writeString(folder.resolve("config.yml"), config(folder, port));
    Commands vanthu = new Commands(new Home(program, Path.of("").toAbsolutePath()));
    openAccount(folder.resolve("data"), program);
    Process server = ServedProgram.start(config, folder.resolve("server.log").toFile());
    Thread guard = new Thread(server::destroy);
    Runtime.getRuntime().addShutdownHook(guard);
    try (var visitor = new Visitor(port)) {
      visitor.awaitFirst(server);
      String token = token(vanthu, config);
      boolean well = true;
      int files = 0;
      for (String part : List.of("seeds", "records")) {
        Path documents = given.resolve(part);
        int here = count(documents);
        files += here;
        Map<String, Integer> first = importOf(vanthu, config, documents);
        Map<String, Integer> second = importOf(vanthu, config, documents);
        figures.println(part + "_files: " + here);
        first.forEach((what, n) -> figures.println(part + "_" + what + ": " + n));
        second.forEach((what, n) -> figures.println(part + "_again_" + what + ": " + n));
        int entered = first.getOrDefault("registered", 0);
        int known = first.getOrDefault("known", 0);
        well &= entered + known == here && second.getOrDefault("known", 0) == here;
      }
      figures.println("files: " + files);
      well &= verify(given.resolve("signed-pdfs").resolve("files"), port, token, figures);
      visitor.stop();
      figures.println("visitor_requests: " + visitor.answered());
      figures.println("visitor_unanswered: " + visitor.unanswered());
      figures.println("visitor_slowest_ms: " + visitor.slowestMillis());
      well &= visitor.unanswered() == 0 && visitor.answered() > 0;
      int fsck = run(vanthu, List.of("fsck", "--config", config.toString())).status();
      figures.println("fsck_status: " + fsck);
      return well && fsck == 0 ? 0 : 1;
    } finally {
      server.destroy();
      if (!server.waitFor(60, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(guard);
    }
  }

  private static String config(Path folder, int port) {
    return """
    data: %s
    publicUrl: http://127.0.0.1:%d
    server:
      applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
      adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
    logging: {level: WARN, appenders: [{type: console, target: stderr}]}
    """
        .formatted(folder.resolve("data"), port, port);
  }

  /** A command's status and data. */
  private record Ran(int status, String data) {}

  private static Ran run(Commands vanthu, List<String> words) {
    var data = new ByteArrayOutputStream();
    var console = new Console(new PrintStream(data, true, StandardCharsets.UTF_8), System.err);
    int status = vanthu.run(words, console);
    return new Ran(status, data.toString(StandardCharsets.UTF_8));
  }

  /** The account that the token will be for; a fresh office has none. */
  private static void openAccount(Path data, Path program) throws IOException {
    var deployment =
        new Deployment(
            data,
            new DatabaseSettings.Embedded(data, 0),
            new Agency(new AgencyId("co-quan"), "Cơ quan", "CQ"),
            program.resolve("config").resolve("registers.yml"),
            program.resolve("config").resolve("calendar.yml"),
            List.of(),
            new VanThuConfiguration.RevocationAccess(List.of(), false),
            Optional.empty(),
            1L << 30,
            1,
            Clock.systemUTC());
    try (var office = new Wiring(deployment)) {
      boolean opened =
          office
              .accounts()
              .create(ACCOUNT, "Drill", "", Set.of(), Set.of(Role.CLERK), null)
              .isPresent();
      if (!opened) {
        throw new IOException("the account of the drill cannot be made");
      }
    }
  }

  /** A token made by command beside the running server. */
  private static String token(Commands vanthu, Path config) throws IOException {
    var made =
        run(
            vanthu,
            List.of(
                "token",
                "create",
                "--json",
                "--config",
                config.toString(),
                "--account",
                ACCOUNT,
                "--name",
                "drill",
                "--scope",
                "verify"));
    if (made.status() != 0) {
      throw new IOException("no token");
    }
    return JSON.readTree(made.data()).get("token").asText();
  }

  private static Map<String, Integer> importOf(Commands vanthu, Path config, Path documents)
      throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    Ran ran =
        run(
            vanthu,
            List.of("import", "--json", "--config", config.toString(), documents.toString()));
    for (String line : ran.data().lines().toList()) {
      JsonNode outcome = JSON.readTree(line);
      String what = outcome.get("outcome").asText().toLowerCase(java.util.Locale.ROOT);
      outcomes.merge(what, 1, Integer::sum);
      if (outcome.path("withText").asBoolean()) {
        outcomes.merge("with_text", 1, Integer::sum);
      }
      if (what.equals("refused")) {
        System.err.println(line);
      }
    }
    return outcomes;
  }

  private static boolean verify(Path folder, int port, String token, PrintStream figures)
      throws IOException, InterruptedException {
    Map<String, Integer> verdicts = new TreeMap<>();
    int files = 0;
    if (Files.isDirectory(folder)) {
      try (var http = HttpClient.newHttpClient();
          Stream<Path> pdfs = Files.list(folder)) {
        for (Path pdf : pdfs.sorted().toList()) {
          files++;
          HttpResponse<String> answer =
              http.send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + port + "/api/v1/verifications"))
                      .header("Authorization", "Bearer " + token)
                      .header("Content-Type", "application/pdf")
                      .timeout(PATIENCE)
                      .POST(HttpRequest.BodyPublishers.ofFile(pdf))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
          String verdict =
              answer.statusCode() == 200
                  ? JSON.readTree(answer.body()).path("document").asText("NONE")
                  : "STATUS_" + answer.statusCode();
          verdicts.merge(verdict, 1, Integer::sum);
        }
      }
    }
    figures.println("signed_files: " + files);
    verdicts.forEach((verdict, n) -> figures.println("signed_" + verdict + ": " + n));
    return verdicts.keySet().stream().noneMatch(v -> v.startsWith("STATUS_") || v.equals("NONE"));
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return (int)
          all.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
              .count();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
