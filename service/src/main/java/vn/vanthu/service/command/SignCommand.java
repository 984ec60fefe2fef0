package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.routing.SessionForm;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;

/**
 * Completes a signing session, or a batch of them, from the official's own machine and token. The
 * document stays on the server, the private key on the token; only the bytes to sign and the value
 * travel. One wrong PIN stops.
 */
final class SignCommand implements Command {

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public String usage() {
    return "--session URL (--pkcs11 MODULE [--slot N] | --pkcs12 FILE) [--alias NAME]"
        + " [--pin-file FILE] [--lang vi|en] [--json]";
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
            Set.of("session", "pkcs11", "slot", "pkcs12", "alias", "pin-file", "lang"));
    Language language = arguments.language();
    arguments.nothingElse();
    URI session = address(arguments.required("session"));
    try (SessionServer server = new SessionServer(language)) {
      SessionServer.Answer asked = server.get(session);
      if (!asked.isGood()) {
        return refused(asked, arguments, console);
      }
      JsonNode found = asked.json();
      return found.has("documents")
          ? new SignBatch(server, session, arguments, console).run(found)
          : single(server, session, SessionServer.form(found), arguments, console);
    }
  }

  private static int single(
      SessionServer server, URI session, SessionForm form, Arguments arguments, Console console)
      throws Misuse, IOException, InterruptedException {
    console.say("Ký văn bản: " + form.document(), "To sign: " + form.document());
    KeyAnswer answer = DeskKey.with(arguments, form, opening -> answer(opening, form));
    return switch (answer) {
      case KeyRefusal refusal -> {
        say(refusal, console);
        yield NO;
      }
      case KeyAnswer.Value value -> {
        SessionServer.Answer done = server.put(session, value.bytes());
        if (!done.isGood()) {
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

  /** What the key says to the bytes of a session. */
  static KeyAnswer answer(KeyOpening opening, SessionForm form) {
    return switch (opening) {
      case KeyRefusal refusal -> refusal;
      case KeyOpening.Opened opened ->
          opened.key().sign(Base64.getDecoder().decode(form.toBeSigned()));
    };
  }

  static void say(KeyRefusal refusal, Console console) {
    console.say(
        refusal.message().vi() + " (" + refusal.message().code() + ")", refusal.message().en());
  }

  /** The service's own words, what to do next, and the code; the whole problem for machines. */
  private static int refused(SessionServer.Answer answer, Arguments arguments, Console console) {
    JsonNode problem = answer.problem();
    if (problem == null) {
      console.say(
          "vanthu sign: HTTP " + answer.status() + " từ một dịch vụ khác",
          "vanthu sign: HTTP " + answer.status() + " from another service");
      return NO;
    }
    if (arguments.has("json")) {
      console.json(problem);
    }
    console.say(
        "vanthu sign: %s (%s)"
            .formatted(
                problem.path("detail").asText(problem.path("title").asText()), answer.code()));
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
}
