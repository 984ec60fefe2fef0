package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.api.Multipart;

/** A real server process is killed while clerks hand in and register, and is started anew. */
class KilledServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLERKS = 4;

  @TempDir Path folder;

  /**
   * What a clerk was told.
   *
   * @param path of the record
   * @param number its Số đến
   */
  private record Acknowledged(String path, int number, String words) {}

  @Test
  void what_was_acknowledged_before_the_kill_is_there_after_it() throws Exception {
    var vanthu = new CommandLine(folder.resolve("văn thư"));
    String token = clerk(vanthu);
    List<Acknowledged> acknowledged = new ArrayList<>();
    String waiting;

    ServerProcess killed = ServerProcess.start(vanthu);
    try (ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
      waiting = handIn(killed, token, "Thư mời chưa vào sổ").get("id").asText();
      var enough = new CountDownLatch(3 * CLERKS);
      List<Future<List<Acknowledged>>> work =
          IntStream.range(0, CLERKS)
              .mapToObj(clerk -> clerks.submit(() -> untilKilled(killed, token, clerk, enough)))
              .toList();
      enough.await();
      killed.kill();
      for (Future<List<Acknowledged>> told : work) {
        acknowledged.addAll(told.get());
      }
    }

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(3 * CLERKS);
    try (ServerProcess anew = ServerProcess.start(vanthu)) {
      for (Acknowledged one : acknowledged) {
        JsonNode record = json(anew.get(one.path(), token));
        assertThat(record.at("/registration/number").asInt()).isEqualTo(one.number());
        assertThat(anew.get(one.path() + "/content", token).body()).isEqualTo(one.words());
      }
      assertThat(anew.get("/api/v1/intake/" + waiting, token).statusCode()).isEqualTo(200);
      int last = acknowledged.stream().mapToInt(Acknowledged::number).max().orElseThrow();
      Acknowledged next = register(anew, token, "Thư mời sau khi khởi động lại");
      assertThat(next.number()).as("a number acknowledged is not given again").isGreaterThan(last);
      assertThat(next.number()).isLessThanOrEqualTo(last + 1 + CLERKS);
    }
    vanthu.run("fsck").is(0);
    vanthu.run("ledger", "verify").is(0);
  }

  private static String clerk(CommandLine vanthu) throws Exception {
    var configuration = ConfigurationFile.read(vanthu.config());
    try (var office = Wiring.forCommand(Deployments.of(configuration, vanthu.home()))) {
      assertThat(
              office
                  .accounts()
                  .create(
                      "lan",
                      "Trần Thị Lan",
                      "",
                      Set.of(),
                      Set.of(Role.CLERK),
                      "mot cau ngan de nho"))
          .isPresent();
    }
    return vanthu
        .run(
            "token",
            "create",
            "--json",
            "--account",
            "lan",
            "--name",
            "kiểm thử",
            "--scope",
            "intake,records:read,records:write")
        .is(0)
        .lines()
        .getFirst()
        .get("token")
        .asText();
  }

  /** Registers one document after the other; the server is gone when a request is not answered. */
  private static List<Acknowledged> untilKilled(
      ServerProcess server, String token, int clerk, CountDownLatch enough)
      throws InterruptedException {
    List<Acknowledged> told = new ArrayList<>();
    while (true) {
      try {
        told.add(register(server, token, "Giấy mời " + clerk + "/" + told.size()));
      } catch (IOException gone) {
        return told;
      }
      enough.countDown();
    }
  }

  private static Acknowledged register(ServerProcess server, String token, String words)
      throws IOException, InterruptedException {
    String intake = handIn(server, token, words).get("id").asText();
    String order =
        "{\"intake\":\"%s\",\"facts\":{\"subject\":\"thử\",\"typeName\":\"Khác\"}}"
            .formatted(intake);
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/v1/records", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new Acknowledged(
        answer.headers().firstValue("Location").orElseThrow(),
        json(answer).at("/registration/number").asInt(),
        words);
  }

  private static JsonNode handIn(ServerProcess server, String token, String words)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        server.send(
            new Multipart()
                .file("file", "giay-moi.txt", words.getBytes(UTF_8))
                .post(server.request("/api/v1/intake", token)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
