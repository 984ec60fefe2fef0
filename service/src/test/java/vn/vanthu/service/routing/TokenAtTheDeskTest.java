package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Main;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.surroundings.Surroundings;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.TokenSlots;

/**
 * Keys on real PKCS#11 tokens: at the official's and the clerk's own desk, completed by {@code
 * ./vanthu sign --session} in a process of its own, and in the server's own device.
 */
class TokenAtTheDeskTest {
  private static final String JSON = "application/json";
  private static final int NO_SLOT = -1;

  @TempDir static Path folder;
  private static SoftToken tokens;
  private static WholeOffice office;
  private static KeyBinding directorsKey;
  private static KeyBinding sealKey;
  private static DemoKey serversKey;
  private static KeyBinding serversToken;

  /** Where the spy writes what this process asks of a token; the build says it. */
  private static final @Nullable String CALLS = System.getenv("PKCS11SPY_OUTPUT");

  @BeforeAll
  static void open() throws Exception {
    tokens = SoftToken.store(folder);
    office = new WholeOffice(folder, false, List.of(tokens.module(), serversModule()));
    DeskKeys keys = DeskKeys.boundIn(office);
    directorsKey = keys.heads();
    sealKey = keys.seals();
    tokens.holding("giamdoc", keys.head());
    tokens.holding("condau", keys.seal());
    serversKey =
        office.pki.person(
            "maychu", office.director.fullName(), "Giám đốc", WholeOffice.AGENCY.name());
    tokens.holding("maychu", serversKey);
    serversToken =
        office.bind(
            office.director,
            KeyBinding.Use.PERSON,
            serversKey,
            new KeyHome.Token(serversModule().toString(), slot("maychu"), ""),
            SigningAuthority.Kind.HEAD);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  /** What {@code ./vanthu sign} said and answered. */
  private record Signing(int status, String talk) {}

  /** Tries the slots that the module shows: SoftHSM gives every token one. */
  private static Signing sign(String link, String pin, int slot)
      throws IOException, InterruptedException {
    return sign(link, pin, slot, tokens.module(), folder.resolve("nobody-watches"));
  }

  private static Signing sign(String link, String pin, int slot, Path module, Path calls)
      throws IOException, InterruptedException {
    Path pinFile = folder.resolve("pin");
    Files.writeString(pinFile, pin + "\n");
    Path talk = folder.resolve("talk");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "sign",
                "--session",
                office.address(link).toString(),
                "--pkcs11",
                module.toString(),
                "--pin-file",
                pinFile.toString()));
    if (slot != NO_SLOT) {
      command.addAll(List.of("--slot", Integer.toString(slot)));
    }
    var signing =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(talk.toFile());
    signing.environment().put("PKCS11SPY", tokens.module().toString());
    signing.environment().put("PKCS11SPY_OUTPUT", calls.toString());
    Process process = signing.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Signing(process.exitValue(), Files.readString(talk));
  }

  private static String open(OfficeRecord record, String token, KeyBinding key, String intent) {
    HttpResponse<String> opened =
        office.post(
            token,
            record,
            "signing-sessions",
            JSON,
            "{\"key\":\"%s\",\"intent\":\"%s\"}".formatted(key.id(), intent).getBytes(UTF_8));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    return WholeOffice.json(opened).get("link").asText();
  }

  /**
   * Slots are numbered as tokens were made, but the order is the module's: take the one that fits.
   */
  private static Signing signed(String link) throws IOException, InterruptedException {
    Signing tried = sign(link, SoftToken.PIN, 0);
    for (int slot = 1; slot < 3 && tried.talk().contains("another certificate"); slot++) {
      tried = sign(link, SoftToken.PIN, slot);
    }
    return tried;
  }

  private static JsonNode verification(OfficeRecord record) {
    return WholeOffice.json(
        office.send(
            HttpRequest.newBuilder(
                    office.address("/api/v1/records/" + record.id() + "/verification"))
                .header("Authorization", "Bearer " + office.token(office.clerk, null))));
  }

  @Test
  void a_token_at_her_desk_signs_and_the_document_moves_on() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Ký bằng thiết bị tại bàn");
    String link =
        open(waiting, office.token(office.director, directorsKey.id()), directorsKey, "SIGN");

    Signing wrong = sign(link, "000000", 0);
    assertThat(wrong.status()).as(wrong.talk()).isEqualTo(1);
    assertThat(wrong.talk()).contains("KEY_WRONG_SECRET");
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.Checked.class);
    assertThat(office.now(waiting.id())).isEqualTo(waiting);

    Signing right = signed(link);
    assertThat(right.status()).as(right.talk()).isZero();
    assertThat(right.talk()).contains("Đã ký: ").doesNotContain("{");
    OfficeRecord signed = office.now(waiting.id());
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.PersonSigned.class);
    assertThat(signed.current().number()).isEqualTo(2);
    JsonNode report = verification(signed);
    assertThat(report.get("document").asText()).isEqualTo("INTACT");
    assertThat(report.at("/signatures/0/signer/certificateSha256").asText())
        .isEqualTo(directorsKey.fingerprint());

    HttpResponse<String> used = office.send(HttpRequest.newBuilder(office.address(link)));
    assertThat(used.statusCode()).as("the link works once").isEqualTo(410);
    assertThat(WholeOffice.json(used).get("code").asText()).isEqualTo("GONE");
    Signing again = signed(link);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.talk()).contains("(GONE)").doesNotContain("{");
    String forged = link.replaceFirst("secret=.*", "secret=x");
    assertThat(office.send(HttpRequest.newBuilder(office.address(forged))).statusCode())
        .as("a link that never was")
        .isEqualTo(404);

    Principal clerk = office.clerk.principal();
    OfficeRecord numbered =
        WholeOffice.done(
            office
                .office
                .outgoing()
                .number(
                    signed.id(),
                    signed.version(),
                    new NumberOrder(office.office.registrar().today(), null, null),
                    clerk));
    String sealing = open(numbered, office.token(office.clerk, sealKey.id()), sealKey, "SEAL");
    Signing seal = signed(sealing);
    assertThat(seal.status()).as(seal.talk()).isZero();
    OfficeRecord sealed = office.now(numbered.id());
    assertThat(office.stage(numbered.id())).isInstanceOf(Outgoing.Sealed.class);
    JsonNode both = verification(sealed);
    assertThat(both.get("document").asText()).isEqualTo("INTACT");
    assertThat(both.get("signatures")).hasSize(2);
  }

  @Test
  void a_wrong_PIN_at_the_desk_reaches_the_token_once() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Sai mã PIN tại bàn");
    String link =
        open(waiting, office.token(office.director, directorsKey.id()), directorsKey, "SIGN");
    Path calls = folder.resolve("calls-at-the-desk");
    Signing wrong = sign(link, "000000", 0, SoftToken.watched(), calls);
    assertThat(wrong.talk()).contains("KEY_WRONG_SECRET");
    assertThat(SoftToken.logins(calls)).as("tries that the token counts").isEqualTo(1);
  }

  @Test
  void several_tokens_and_no_slot_named_are_listed_and_no_PIN_is_tried() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Nhiều thiết bị");
    String link =
        open(waiting, office.token(office.director, directorsKey.id()), directorsKey, "SIGN");
    Signing asked = sign(link, SoftToken.PIN, NO_SLOT);
    assertThat(asked.status()).as(asked.talk()).isEqualTo(2);
    assertThat(asked.talk()).contains("--slot", "giamdoc", "condau");
    assertThat(office.now(waiting.id())).isEqualTo(waiting);
  }

  @Test
  void a_token_in_the_server_signs_with_the_PIN_of_this_one_act() throws Exception {
    KeyBinding key = serversToken;
    long before = logins();
    assertThat(ailments()).as("the doctor").doesNotContain("TOKEN_ABSENT", "TOKEN_UNUSABLE");
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Ký bằng thiết bị ở máy chủ");
    String token = office.token(office.director, key.id());

    HttpResponse<String> wrong = signHere(waiting, token, key, "000000");
    assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(409);
    assertThat(WholeOffice.json(wrong).get("code").asText()).isEqualTo("KEY_WRONG_SECRET");
    assertThat(wrong.body()).doesNotContain("000000");
    assertThat(office.now(waiting.id())).as("one wrong PIN stops").isEqualTo(waiting);
    assertLogins(before, 1);

    HttpResponse<String> right = signHere(waiting, token, key, SoftToken.PIN);
    assertThat(right.statusCode()).as(right.body()).isEqualTo(201);
    assertLogins(before, 2);
    OfficeRecord signed = office.now(waiting.id());
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.PersonSigned.class);
    JsonNode report = verification(signed);
    assertThat(report.get("document").asText()).isEqualTo("INTACT");
    assertThat(report.at("/signatures/0/signer/certificateSha256").asText())
        .isEqualTo(key.fingerprint());
  }

  @Test
  void a_token_that_is_not_in_its_slot_is_named_by_the_doctor() throws Exception {
    KeyBinding pulledOut =
        office.bind(
            office.director,
            KeyBinding.Use.PERSON,
            office.pki.person("rutra", "Trần Thị Bích Hạnh", "Giám đốc", "Sở Nội vụ"),
            new KeyHome.Token(tokens.module().toString(), 200, ""),
            SigningAuthority.Kind.HEAD);
    assertThat(ailments()).contains("TOKEN_ABSENT").doesNotContain("TOKEN_UNUSABLE");
    office.office.keys().end(WholeOffice.AGENCY.id(), pulledOut.id());
  }

  @Test
  void a_library_that_the_configuration_no_longer_names_is_neither_loaded_nor_signs()
      throws Exception {
    long before = logins();
    KeyOpener opener = new KeyOpener(folder, new TokenLibraries(List.of()));
    assertThat(tried(opener, SoftToken.PIN, TokenAtTheDeskTest::value))
        .isEqualTo("MODULE_NOT_NAMED");
    assertLogins(before, 0);
    List<String> met = new ArrayList<>();
    new Surroundings(
            office.deployment.withTokenLibraries(List.of()),
            List.of(),
            symptom -> met.add(symptom.ailment().name()))
        .look();
    assertThat(met).contains("TOKEN_LIBRARY_NOT_NAMED");
    assertThat(ailments()).doesNotContain("TOKEN_LIBRARY_NOT_NAMED");
  }

  private static List<String> ailments() {
    List<String> met = new ArrayList<>();
    new Surroundings(office.deployment, List.of(), symptom -> met.add(symptom.ailment().name()))
        .look();
    return met;
  }

  /** A token locks itself after few wrong PINs: each that somebody types is one try, never more. */
  private static void assertLogins(long before, int expected) throws IOException {
    if (CALLS != null) {
      assertThat(logins() - before).as("tries that the token counts").isEqualTo(expected);
    }
  }

  private static long logins() throws IOException {
    return CALLS != null && Files.exists(Path.of(CALLS)) ? SoftToken.logins(Path.of(CALLS)) : 0;
  }

  private static Path serversModule() {
    return CALLS == null ? tokens.module() : SoftToken.watched();
  }

  private static int slot(String label) throws IOException {
    return TokenSlots.of(tokens.module()).stream()
        .filter(token -> token.label().equals(label))
        .findFirst()
        .orElseThrow()
        .slot();
  }

  /** A login belongs to the whole process: without an order the wrong PIN would not be tried. */
  @Test
  void while_one_holds_the_servers_token_a_wrong_PIN_is_not_let_in_by_the_others_login()
      throws Exception {
    KeyOpener opener = new KeyOpener(folder, new TokenLibraries(List.of(serversModule())));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    long before = logins();
    try (ExecutorService callers = Executors.newFixedThreadPool(3)) {
      Future<String> first =
          callers.submit(() ->
              tried(
                  opener,
                  SoftToken.PIN,
                  key -> {
                    held.countDown();
                    awaited(others);
                    return value(key);
                  }));
      assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
      Future<String> wrong =
          callers.submit(() -> tried(opener, "000000", TokenAtTheDeskTest::value));
      Future<String> right =
          callers.submit(() -> tried(opener, SoftToken.PIN, TokenAtTheDeskTest::value));
      try {
        assertThatThrownBy(() -> wrong.get(1, TimeUnit.SECONDS))
            .as("waits for the first")
            .isInstanceOf(TimeoutException.class);
        assertThat(right.isDone()).isFalse();
      } finally {
        others.countDown();
      }
      assertThat(first.get()).isEqualTo("SIGNED");
      assertThat(wrong.get()).isEqualTo("WRONG_SECRET");
      assertThat(right.get()).isEqualTo("SIGNED");
    }
    assertLogins(before, 3);
  }

  private static String tried(KeyOpener opener, String pin, Function<KeyOpening, String> work) {
    try (Secret secret = Secret.of(pin.toCharArray())) {
      Instant now = serversKey.certificate().getNotBefore().toInstant().plusSeconds(60);
      return opener.with(serversToken, secret, now, work);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(KeyOpening opening) {
    return switch (opening) {
      case KeyRefusal refusal -> refusal.problem().name();
      case KeyOpening.Opened opened ->
          switch (opened.key().sign("một văn bản".getBytes(UTF_8))) {
            case KeyRefusal refusal -> refusal.problem().name();
            case KeyAnswer.Value _ -> "SIGNED";
          };
    };
  }

  private static HttpResponse<String> signHere(
      OfficeRecord record, String token, KeyBinding key, String pin) {
    return office.post(
        token,
        record,
        "signatures",
        JSON,
        "{\"key\":\"%s\",\"intent\":\"SIGN\",\"pin\":\"%s\"}"
            .formatted(key.id(), pin)
            .getBytes(UTF_8));
  }

  @Test
  void a_value_of_another_key_is_dropped_and_nothing_is_half_signed() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Giá trị ký sai");
    String link =
        open(waiting, office.token(office.director, directorsKey.id()), directorsKey, "SIGN");
    HttpResponse<String> forged =
        office.send(
            HttpRequest.newBuilder(office.address(link))
                .header("Content-Type", JSON)
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"value\":\"" + "A".repeat(512) + "\"}")));
    assertThat(forged.statusCode()).as(forged.body()).isEqualTo(409);
    assertThat(office.now(waiting.id())).isEqualTo(waiting);
  }

  @Test
  void a_session_is_void_when_the_document_has_moved_on() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Hai phiên ký");
    String token = office.token(office.director, directorsKey.id());
    String first = open(waiting, token, directorsKey, "SIGN");
    String second = open(waiting, token, directorsKey, "SIGN");
    assertThat(signed(first).status()).isZero();
    Signing late = signed(second);
    assertThat(late.status()).as(late.talk()).isEqualTo(1);
    assertThat(office.now(waiting.id()).current().number()).isEqualTo(2);
  }
}
