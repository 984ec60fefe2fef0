package vn.vanthu.drills.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.vanthu.drills.job.ServedProgram;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.outbox.RecordPicture;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.store.DatabaseSettings;

/**
 * The product's own server over the corpus, asked over REST by an official with a token. The
 * records stand in the index alone, within their agency: a search asks the database who the caller
 * is, never for a record. Thread-safe but for closing.
 */
final class ServedOffice implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Agency AGENCY =
      new Agency(new AgencyId("so-tu-phap"), "Sở Tư pháp tỉnh An Lạc", "STP");
  private static final int BATCH = 500;
  private static final Duration START = Duration.ofMinutes(3);

  private final int port;
  private final String token;
  private final Viewer reader;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process server;
  private final List<ProcessHandle> processes;

  private ServedOffice(Path data, int port, String token, Viewer reader, Process server)
      throws IOException, InterruptedException {
    this.port = port;
    this.token = token;
    this.reader = reader;
    this.server = server;
    try {
      awaitStart();
      this.processes = List.of(server.toHandle(), ProcessorTime.database(data));
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /**
   * Fills an index in a folder, copies it, and starts the server over it.
   *
   * @param folder empty
   * @param copy where the index goes once more, to be asked in this process
   */
  static ServedOffice start(Path folder, Path corpus, int records, Path copy)
      throws IOException, InterruptedException {
    Path books = Path.of(System.getProperty("vanthu.home", "")).toAbsolutePath().resolve("config");
    Path data = folder.resolve("data");
    Path trust = Files.createDirectories(folder.resolve("trust"));
    var deployment =
        new Deployment(
            data,
            new DatabaseSettings.Embedded(data, 0),
            AGENCY,
            books.resolve("registers.yml"),
            books.resolve("calendar.yml"),
            List.of(trust),
            new VanThuConfiguration.RevocationAccess(List.of(), false),
            Optional.empty(),
            1L << 30,
            1,
            Clock.systemUTC());
    String token;
    Viewer reader;
    try (var office = new Wiring(deployment)) {
      fill(office, corpus, records);
      Account official =
          office
              .accounts()
              .create("chuyenvien", "Lê Minh Quân", "", Set.of(), Set.of(Role.OFFICIAL), null)
              .orElseThrow();
      reader = RecordPicture.viewer(official.principal());
      token =
          office
              .accounts()
              .issueToken(
                  official, "drill", EnumSet.of(Scope.RECORDS_READ), Duration.ofDays(1), null)
              .secret()
              .value();
    }
    copy(data.resolve("index"), copy);
    int port = freePort();
    Path config = Files.writeString(folder.resolve("config.yml"), config(data, trust, books, port));
    Process server = ServedProgram.start(config, folder.resolve("server.log").toFile());
    return new ServedOffice(data, port, token, reader, server);
  }

  private static void fill(Wiring office, Path corpus, int records) throws IOException {
    Audience agency = Audience.agency("agency:" + AGENCY.id().value());
    try (Rebuild rebuild = office.index().rebuild()) {
      List<IndexedRecord> batch = new ArrayList<>();
      Corpus.read(
          corpus,
          records,
          record -> {
            batch.add(
                new IndexedRecord(
                    record.id(),
                    record.revision(),
                    agency,
                    record.description(),
                    record.filing(),
                    record.passages()));
            if (batch.size() == BATCH) {
              rebuild.add(batch);
              batch.clear();
            }
          });
      rebuild.add(batch);
      rebuild.finish();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** As the program ships, but for places and ports. */
  private static String config(Path data, Path trust, Path books, int port) {
    return """
    data: %s
    agency: {key: %s, name: "%s", symbol: %s}
    registers: %s
    calendar: %s
    trust: [%s]
    readers: 1
    publicUrl: http://127.0.0.1:%d
    server:
      applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
      adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
    logging:
      level: INFO
      appenders: [{type: console, target: stderr}]
    """
        .formatted(
            data,
            AGENCY.id().value(),
            AGENCY.name(),
            AGENCY.symbol(),
            books.resolve("registers.yml"),
            books.resolve("calendar.yml"),
            trust,
            port,
            port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        if (send("&limit=1").statusCode() == 200) {
          return;
        }
      } catch (ConnectException notYet) {
        if (!server.isAlive() || System.nanoTime() > end) {
          throw new IOException("the server does not answer; see server.log", notYet);
        }
      }
      Thread.sleep(100);
    }
  }

  private HttpResponse<byte[]> send(String query) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/records?limit=10" + query))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofByteArray());
  }

  /** Who asks. */
  Viewer reader() {
    return reader;
  }

  /**
   * Someone who asks over REST.
   *
   * @param more parameters beside the question
   */
  Contender asking(String name, String more) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Supplier<List<String>> ask(String question) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
            send("&q=" + URLEncoder.encode(question, StandardCharsets.UTF_8) + more);
        if (answer.statusCode() != 200) {
          throw new IOException("our server answers " + answer.statusCode());
        }
        return () -> ids(answer.body());
      }

      @Override
      public double processorSeconds() throws IOException {
        return ProcessorTime.ofTrees(processes);
      }
    };
  }

  private static List<String> ids(byte[] answer) {
    try {
      List<String> ids = new ArrayList<>();
      JSON.readTree(answer).path("hits").forEach(hit -> ids.add(hit.path("id").asText()));
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    server.destroy();
    try {
      if (!server.waitFor(60, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
