package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.surroundings.Ailment;

/**
 * Every command over one deployment, first alone, then beside a running server, from end to end:
 * exit status, data on standard output and nothing else there, talk on standard error.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsTest {
  @TempDir static Path folder;
  private static CommandLine vanthu;
  private static Path papers;

  @BeforeAll
  static void a_deployment_with_one_clerk() throws Exception {
    vanthu = new CommandLine(folder.resolve("văn thư"));
    papers = SamplePapers.into(folder.resolve("giấy tờ"));
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
  }

  @Test
  @Order(1)
  void what_is_not_understood_is_misuse_and_says_nothing_on_standard_output() {
    for (List<String> words :
        List.of(
            List.of("nonsense"),
            List.of("fsck", "--jsno"),
            List.of("fsck", "extra"),
            List.of("search"),
            List.of("search", "--limit", "0", "x"),
            List.of("import", folder.resolve("không có").toString()),
            List.of("restore", folder.resolve("không có").toString()),
            List.of("backup"),
            List.of("doctor", "--lang", "fr"),
            List.of("export", "--year", "ba", folder.resolve("e").toString()),
            List.of("export", "--direction", "UP", folder.resolve("e").toString()),
            List.of("token", "create", "--account", "lan", "--name", "x", "--scope", "all"),
            List.of("token", "create", "--account", "ai đó", "--name", "x", "--scope", "intake"),
            List.of(
                "token",
                "create",
                "--account",
                "lan",
                "--name",
                "x",
                "--scope",
                "intake",
                "--days",
                "366"),
            List.of("check", "--config", folder.resolve("no.yml").toString()),
            List.of("server", folder.resolve("no.yml").toString()))) {
      CommandLine.Ran ran = vanthu.run(words.toArray()).is(2);
      assertThat(ran.data()).as(words.toString()).isEmpty();
      assertThat(ran.talk()).as(words.toString()).startsWith("vanthu");
    }
    CommandLine.Ran help = vanthu.run("help").is(0);
    assertThat(help.data()).isEmpty();
    List<String> names =
        help.talk()
            .lines()
            .filter(line -> line.startsWith("  ") && line.length() > 17)
            .map(line -> line.substring(2, 17).strip())
            .filter(name -> !List.of("", "test", "drill NAME").contains(name))
            .toList();
    assertThat(help.talk().lines().filter(line -> line.startsWith(" ".repeat(17))))
        .as("each once more in English")
        .hasSize(names.size() + 2);
    assertThat(names).contains("token create", "ledger verify", "verify").hasSizeGreaterThan(15);
    for (String name : names) {
      String[] asked = (name + " --help").split(" ");
      assertThat(vanthu.run((Object[]) asked).is(0).talk()).startsWith("usage: ./vanthu " + name);
      String misused = vanthu.run((Object[]) (name + " --nothing").split(" ")).is(2).talk();
      assertThat(misused)
          .contains(
              "vanthu " + name + ": không có tùy chọn --nothing",
              "vanthu " + name + ": unknown option --nothing");
    }
  }

  @Test
  @Order(2)
  void before_the_first_entry_there_is_nothing_to_find_and_nothing_wrong() {
    assertThat(vanthu.run("search", "41/QĐ-SXD").is(1).data()).isEmpty();
    vanthu.run("fsck").is(0);
    assertThat(vanthu.run("check").is(0).data()).isEmpty();
    assertThat(vanthu.run("check", "--json").is(0).lines().getFirst().get("ok").asBoolean())
        .isTrue();
  }

  @Test
  @Order(3)
  void a_folder_is_imported_once() {
    CommandLine.Ran first = vanthu.run("import", "--json", papers).is(0);
    assertThat(outcomes(first)).containsOnly("REGISTERED").hasSize(SamplePapers.COUNT);
    assertThat(first.lines().stream().filter(l -> !l.get("withText").asBoolean()))
        .hasSize(SamplePapers.WITHOUT_TEXT);
    assertThat(outcomes(vanthu.run("import", "--json", papers).is(0)))
        .containsOnly("KNOWN")
        .hasSize(SamplePapers.COUNT);
    JsonNode hit = vanthu.run("search", "--json", "41/qd-sxd").is(0).lines().getFirst();
    assertThat(hit.get("number").asText()).isEqualTo("41/QĐ-SXD");
    assertThat(vanthu.run("search", "zzqqxx").is(1).data()).isEmpty();
  }

  @Test
  @Order(4)
  void everything_is_whole_and_the_commands_close_without_complaint() {
    CommandLine.Ran fsck = vanthu.run("fsck", "--json").is(0);
    assertThat(fsck.lines().getLast().get("records").asInt()).isEqualTo(SamplePapers.COUNT);
    JsonNode ledger = vanthu.run("ledger", "verify", "--json").is(0).lines().getFirst();
    assertThat(ledger.get("size").asInt()).isEqualTo(SamplePapers.COUNT);
    assertThat(ledger.get("faults")).isEmpty();
    assertThat(vanthu.run("ledger", "verify").is(0).data())
        .contains(SamplePapers.COUNT + " lá", ": nguyên vẹn")
        .contains(SamplePapers.COUNT + " leaves", ": whole");
    CommandLine.Ran reindex = vanthu.run("reindex", "--json").is(0);
    assertThat(reindex.lines().getFirst().get("records").asInt()).isEqualTo(SamplePapers.COUNT);
    for (CommandLine.Ran ran : List.of(fsck, reindex)) {
      assertThat(ran.talk()).doesNotContain("vanthu ").doesNotContain("Exception");
    }
  }

  @Test
  @Order(5)
  void an_export_holds_every_record_with_its_file_and_receipt() throws IOException {
    Path target = folder.resolve("xuất");
    assertThat(vanthu.run("export", target).is(0).data())
        .isEqualTo("records: " + SamplePapers.COUNT + "\n");
    List<String> lines = Files.readAllLines(target.resolve("records.jsonl"));
    assertThat(lines).hasSize(SamplePapers.COUNT);
    for (String line : lines) {
      JsonNode record = new com.fasterxml.jackson.databind.ObjectMapper().readTree(line);
      assertThat(target.resolve(record.get("exportedAs").asText())).isRegularFile();
      assertThat(record.get("receipt").isObject()).isTrue();
    }
    vanthu.run("export", target).is(2);
    assertThat(vanthu.run("export", "--direction", "outgoing", folder.resolve("đi")).is(0).data())
        .isEqualTo("records: 0\n");
  }

  @Test
  @Order(6)
  void a_backup_is_restored_into_an_empty_folder_and_only_there() throws IOException {
    Path backup = folder.resolve("sao lưu");
    assertThat(vanthu.run("backup", "--json", backup).is(0).lines().getFirst().get("files").asInt())
        .isEqualTo(SamplePapers.COUNT);
    assertThat(vanthu.run("backup", backup).is(2).data()).isEmpty();
    Path other = vanthu.config("other.yml", "khôi phục");
    vanthu.run("restore", "--config", other, backup).is(0);
    vanthu.run("restore", "--config", other, backup).is(2);
    CommandLine.Ran fsck = vanthu.run("fsck", "--json", "--config", other).is(0);
    assertThat(fsck.lines().getLast().get("records").asInt()).isEqualTo(SamplePapers.COUNT);
    assertThat(vanthu.run("search", "--config", other, "43/QĐ-SXD").is(0).data())
        .contains("43/QĐ-SXD");
    Files.delete(backup.resolve("manifest.json"));
    Path third = vanthu.config("third.yml", "thứ ba");
    assertThat(vanthu.run("restore", "--config", third, backup).is(2).talk())
        .contains("no whole backup");
  }

  @Test
  @Order(6)
  void a_lost_password_is_chosen_anew_by_a_link_that_is_good_once() throws Exception {
    String link =
        vanthu
            .run("link", "--json", "--account", "lan")
            .is(0)
            .lines()
            .getFirst()
            .get("link")
            .asText();
    assertThat(link).startsWith("http://127.0.0.1:" + vanthu.port() + "/link/");
    vanthu.run("link", "--account", "không ai").is(2);
    String empty = vanthu.config("empty.yml", folder.resolve("trống").toString()).toString();
    for (List<String> words :
        List.of(
            List.of("link", "--account", "lan"),
            List.of("token", "create", "--account", "lan", "--name", "x", "--scope", "intake"))) {
      List<String> there = new ArrayList<>(words);
      there.addAll(List.of("--config", empty));
      assertThat(vanthu.run(there.toArray()).is(2).talk()).contains("no office", "chưa có");
    }
    assertThat(folder.resolve("trống")).doesNotExist();
    var configuration = ConfigurationFile.read(vanthu.config());
    try (var office = Wiring.forCommand(Deployments.of(configuration, vanthu.home()))) {
      String secret = link.substring(link.lastIndexOf('/') + 1);
      assertThat(office.accounts().peek(secret)).isPresent();
    }
  }

  @Test
  @Order(6)
  void another_agencys_configuration_enters_nothing_in_these_books() throws IOException {
    Path other =
        Files.writeString(
            vanthu.home().config().resolve("stranger.yml"),
            Files.readString(vanthu.config()).replace("key: so-thu", "key: so-la"));
    CommandLine.Ran ran = vanthu.run("import", "--config", other, papers).is(2);
    assertThat(ran.talk()).contains("so-thu", "so-la");
    assertThat(vanthu.run("fsck", "--json").is(0).lines().getLast().get("records").asInt())
        .isEqualTo(SamplePapers.COUNT);
  }

  @Test
  @Order(6)
  void where_the_demo_office_lies_commands_are_the_demo_offices() throws IOException {
    CommandLine demo = new CommandLine(folder.resolve("văn phòng mẫu"));
    Files.writeString(
        demo.home().config().resolve("demo.yml"),
        Files.readString(demo.config()).replace("key: so-thu", "key: so-mau"));
    Files.createDirectories(demo.data().resolve("demo"));
    demo.run("import", papers).is(0);
    Path config = demo.home().config().resolve("demo.yml");
    CommandLine.Ran fsck = demo.run("fsck", "--json", "--config", config).is(0);
    assertThat(fsck.lines().getLast().get("records").asInt()).isEqualTo(SamplePapers.COUNT);
    assertThat(demo.run("fsck", "--config", demo.config()).is(2).talk()).contains("so-mau");
  }

  @Test
  @Order(7)
  void every_command_works_beside_a_running_server() throws Exception {
    try (ServerProcess server = ServerProcess.start(vanthu)) {
      assertThat(vanthu.run("server", vanthu.config()).is(2).talk())
          .contains("port " + vanthu.port() + " is busy")
          .doesNotContain("Exception");
      vanthu.run("token", "create", "--account", "lan", "--name", "x", "--scope", "admin").is(2);
      JsonNode made =
          vanthu
              .run(
                  "token",
                  "create",
                  "--json",
                  "--account",
                  "lan",
                  "--name",
                  "kiểm thử",
                  "--scope",
                  "intake,records:read")
              .is(0)
              .lines()
              .getFirst();
      assertThat(made.get("expiresAt").asText()).endsWith("+07:00");
      String token = made.get("token").asText();

      Path more = Files.createDirectories(folder.resolve("thêm"));
      Files.writeString(more.resolve("cv.txt"), "Thư ngỏ về hội đua ghe Sông Vệ mùa nước nổi\n");
      assertThat(outcomes(vanthu.run("import", "--json", more).is(0)))
          .containsExactly("REGISTERED");
      assertThat(outcomes(vanthu.run("import", "--json", papers).is(0))).containsOnly("KNOWN");
      int all = SamplePapers.COUNT + 1;
      awaitFound(server, token, "hội đua ghe Sông Vệ");

      assertThat(vanthu.run("search", "--json", "hoi dua ghe").is(0).lines()).isNotEmpty();
      CommandLine.Ran fsck = vanthu.run("fsck", "--json").is(0);
      assertThat(fsck.lines().getLast().get("records").asInt()).isEqualTo(all);
      assertThat(fsck.lines()).noneMatch(line -> line.path("fault").asBoolean());
      vanthu.run("ledger", "verify").is(0);
      assertThat(vanthu.run("reindex").is(0).data()).isEqualTo("records: " + all + "\n");
      awaitFound(server, token, "đình làng Thượng Cát");
      assertThat(vanthu.run("export", folder.resolve("xuất khi chạy")).is(0).data())
          .isEqualTo("records: " + all + "\n");
      vanthu.run("backup", folder.resolve("sao lưu khi chạy")).is(0);
      assertThat(vanthu.run("doctor", "--json").lines())
          .anyMatch(line -> line.get("code").asText().equals("SERVICE_RUNNING"))
          .noneMatch(line -> line.get("code").asText().startsWith("DATABASE"))
          .noneMatch(line -> line.get("code").asText().equals("PORT_BUSY"));
      assertThat(vanthu.run("doctor", "--json", "--lang", "en").lines())
          .filteredOn(line -> line.get("code").asText().equals("SERVICE_RUNNING"))
          .singleElement()
          .satisfies(line -> {
            assertThat(line.get("message").asText()).isEqualTo(Ailment.SERVICE_RUNNING.en());
            assertThat(line.get("mend").asText()).isEqualTo(Ailment.SERVICE_RUNNING.mendEn());
          });
      Path elsewhere =
          Files.writeString(
              vanthu.home().config().resolve("elsewhere.yml"),
              Files.readString(vanthu.config()).replace("port: " + vanthu.port(), "port: 0"));
      assertThat(vanthu.run("server", elsewhere).is(2).talk()).contains("another service");
      assertThat(server.get("/api/v1/records?q=43", token).statusCode()).isEqualTo(200);
      assertThat(server.complaints()).isEmpty();
      assertThat(vanthu.data().resolve("temporary")).isDirectoryNotContaining("glob:**/command-*");
    }
    vanthu.run("fsck").is(0);
  }

  private static void awaitFound(ServerProcess server, String token, String words)
      throws IOException, InterruptedException {
    String query = "/api/v1/records?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    String answer = "";
    for (int i = 0; i < 100; i++) {
      answer = server.get(query, token).body();
      if (answer.contains("\"id\"")) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("not found by the server: " + answer + server.said());
  }

  private static List<String> outcomes(CommandLine.Ran ran) {
    return ran.lines().stream().map(line -> line.get("outcome").asText()).toList();
  }
}
