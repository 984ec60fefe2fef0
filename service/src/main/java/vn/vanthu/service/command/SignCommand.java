package vn.vanthu.service.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.vanthu.service.routing.SessionForm;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs11Token;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.TokenSlots;

/**
 * Completes a signing session from the official's own machine and token. The document stays on the
 * server, the private key on the token; only the bytes to sign and the value travel. One wrong PIN
 * stops.
 */
final class SignCommand implements Command {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectMapper json = JsonMapper.builder().build();

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public String usage() {
    return "--session URL (--pkcs11 MODULE [--slot N] | --pkcs12 FILE) [--alias NAME]"
        + " [--pin-file FILE]";
  }

  @Override
  public Said summary() {
    return new Said(
        "hoàn thành phiên ký bằng thiết bị ở máy này",
        "complete a signing session with the token at this machine");
  }

  @Override
  public int run(List<String> words, Console console)
      throws Misuse, IOException, InterruptedException {
    var arguments =
        Arguments.parse(
            words,
            Set.of("json"),
            Set.of("session", "pkcs11", "slot", "pkcs12", "alias", "pin-file"));
    arguments.nothingElse();
    URI session = address(arguments.required("session"));
    OptionalInt slot = slot(arguments);
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> asked = send(client, HttpRequest.newBuilder(session).GET());
      if (asked.statusCode() != 200) {
        return refused(asked, arguments, console);
      }
      SessionForm form = json.readValue(asked.body(), SessionForm.class);
      console.say("Ký văn bản: " + form.document(), "To sign: " + form.document());
      return switch (value(arguments, slot, form)) {
        case KeyRefusal refusal -> {
          console.say(
              refusal.message().vi() + " (" + refusal.message().code() + ")",
              refusal.message().en());
          yield NO;
        }
        case KeyAnswer.Value value -> {
          var answer = new SessionForm.Answer(Base64.getEncoder().encodeToString(value.bytes()));
          HttpResponse<String> done =
              send(
                  client,
                  HttpRequest.newBuilder(session)
                      .header("Content-Type", "application/json")
                      .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(answer))));
          if (done.statusCode() / 100 != 2) {
            yield refused(done, arguments, console);
          }
          if (arguments.has("json")) {
            console.data().println(done.body());
          } else {
            console.data().println("Đã ký: " + form.document());
            console.data().println("Signed: " + form.document());
          }
          yield YES;
        }
      };
    }
  }

  /** The service's own words, what to do next, and the code; the whole problem for machines. */
  private int refused(HttpResponse<String> answer, Arguments arguments, Console console)
      throws IOException {
    JsonNode problem;
    try {
      problem = json.readTree(answer.body());
    } catch (JsonProcessingException notOurs) {
      console.say(
          "vanthu sign: HTTP " + answer.statusCode() + " từ một dịch vụ khác",
          "vanthu sign: HTTP " + answer.statusCode() + " from another service");
      return NO;
    }
    if (arguments.has("json")) {
      console.json(problem);
    }
    console.say(
        "vanthu sign: %s (%s)"
            .formatted(
                problem.path("detail").asText(problem.path("title").asText()),
                problem.path("code").asText("HTTP " + answer.statusCode())));
    if (problem.hasNonNull("next")) {
      console.say(problem.get("next").asText());
    }
    return NO;
  }

  private static URI address(String text) throws Misuse {
    URI address = URI.create(text);
    String scheme = address.getScheme();
    if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new Misuse(
          "--session cần đường dẫn mà dịch vụ đã hiện",
          "--session needs the link that the service showed");
    }
    return address;
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.timeout(PATIENCE).header("Accept", "application/json").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * The token to try the PIN on: the one named, or the only one there. With several, the wrong one
   * would count a wrong PIN against its owner.
   */
  private static OptionalInt slot(Arguments arguments) throws Misuse, IOException {
    if (arguments.value("pkcs11").isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<String> named = arguments.value("slot");
    if (named.isPresent()) {
      if (!named.get().matches("\\d{1,4}")) {
        throw new Misuse("--slot là một số, từ 0", "--slot is a number, from 0");
      }
      return OptionalInt.of(Integer.parseInt(named.get()));
    }
    List<TokenSlots.Slot> tokens = TokenSlots.of(Path.of(arguments.required("pkcs11")));
    return switch (tokens.size()) {
      case 0 -> OptionalInt.of(0); // unlocking says that no token is present
      case 1 -> OptionalInt.of(tokens.getFirst().slot());
      default ->
          throw new Misuse(
              "có nhiều thiết bị đang cắm, chọn một bằng --slot",
              "several tokens are plugged in, choose one by --slot:\n  "
                  + String.join("\n  ", tokens.stream().map(TokenSlots.Slot::toString).toList()));
    };
  }

  private static KeyAnswer value(Arguments arguments, OptionalInt slot, SessionForm form)
      throws Misuse, IOException {
    X509Certificate wanted = certificate(form);
    var choice =
        new KeyChoice(
            arguments.value("alias"),
            Optional.of(SignatureAlgorithm.valueOf(form.algorithm())),
            Instant.now());
    try (Secret pin = pin(arguments)) {
      if (arguments.value("pkcs12").isPresent()) {
        Path file = Path.of(arguments.required("pkcs12"));
        return answer(Pkcs12KeyFile.open(file, pin, choice), wanted, form);
      }
      return switch (Pkcs11Token.unlock(Path.of(arguments.required("pkcs11")), slot, pin)) {
        case Pkcs11Token.Unlocking.Refused refused -> refused.refusal();
        case Pkcs11Token.Unlocking.Unlocked unlocked -> {
          try (Pkcs11Token token = unlocked.token()) {
            yield answer(token.key(choice, List.of()), wanted, form);
          }
        }
      };
    }
  }

  private static KeyAnswer answer(KeyOpening opening, X509Certificate wanted, SessionForm form)
      throws Misuse {
    return switch (opening) {
      case KeyRefusal refusal -> refusal;
      case KeyOpening.Opened opened -> {
        if (!opened.key().certificate().equals(wanted)) {
          throw new Misuse(
              "thiết bị giữ chứng thư khác chứng thư đã gắn với tài khoản của bạn: "
                  + wanted.getSubjectX500Principal(),
              "the token holds another certificate than the one bound to your account: "
                  + wanted.getSubjectX500Principal());
        }
        yield opened.key().sign(Base64.getDecoder().decode(form.toBeSigned()));
      }
    };
  }

  private static X509Certificate certificate(SessionForm form) throws IOException {
    byte[] der = Base64.getDecoder().decode(form.certificate());
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IOException("the service sent no certificate", e);
    }
  }

  /** From a file, or typed without echo; wiped after use. */
  private static Secret pin(Arguments arguments) throws Misuse, IOException {
    if (arguments.value("pin-file").isPresent()) {
      return Secret.fromFile(Path.of(arguments.required("pin-file")));
    }
    java.io.Console terminal = java.util.Objects.requireNonNull(System.console());
    if (!terminal.isTerminal()) {
      throw new Misuse(
          "không có bàn phím để nhập mã PIN: dùng --pin-file",
          "no terminal to type the PIN at: give --pin-file");
    }
    char[] typed = terminal.readPassword("PIN: ");
    if (typed == null) {
      throw new Misuse("chưa nhập mã PIN", "no PIN was typed");
    }
    try {
      return Secret.of(typed);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }
}
