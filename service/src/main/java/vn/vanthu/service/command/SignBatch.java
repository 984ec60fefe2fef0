package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.routing.SessionForm;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;

/**
 * Completes the sessions of a batch with a key that is unlocked once, a result each. What the
 * service refuses is one document's affair; what the key refuses, or a service that is away, leaves
 * this document and all after it unsigned. Single-threaded.
 */
final class SignBatch {
  private static final String SIGNED = "SIGNED";
  private static final String NO_ANSWER = "NO_ANSWER";

  private final SessionServer server;
  private final URI address;
  private final Arguments arguments;
  private final Console console;
  private int signed;
  private @Nullable String stopped;

  SignBatch(SessionServer server, URI address, Arguments arguments, Console console) {
    this.server = server;
    this.address = address;
    this.arguments = arguments;
    this.console = console;
  }

  /**
   * Signs what waits.
   *
   * @return {@link Command#YES} only when every document that waited is signed
   */
  int run(JsonNode batch) throws Misuse, IOException, InterruptedException {
    List<JsonNode> waiting = new ArrayList<>();
    for (JsonNode document : batch.get("documents")) {
      if (document.hasNonNull("link")) {
        waiting.add(document);
      }
    }
    console.say(
        "Ký " + waiting.size() + " văn bản, mở khóa một lần",
        "To sign: " + waiting.size() + " documents, the key is unlocked once");
    SessionForm key = SessionServer.form(batch.get("key"));
    return DeskKey.with(arguments, key, opening -> all(waiting, opening));
  }

  /** Signs them one after the other with a key that is unlocked. */
  int all(List<JsonNode> waiting, KeyOpening opening) throws InterruptedException {
    for (JsonNode document : waiting) {
      String result = stopped == null ? signed(document, opening) : stopped;
      signed += result.equals(SIGNED) ? 1 : 0;
      tell(document, result);
    }
    console.say(
        "Đã ký " + signed + " trên " + waiting.size() + " văn bản",
        "Signed " + signed + " of " + waiting.size() + " documents");
    return signed == waiting.size() ? Command.YES : Command.NO;
  }

  private String signed(JsonNode document, KeyOpening opening) throws InterruptedException {
    URI link = address.resolve(document.get("link").asText());
    try {
      SessionServer.Answer asked = server.get(link);
      if (!asked.isGood()) {
        return asked.code();
      }
      switch (SignCommand.answer(opening, SessionServer.form(asked.json()))) {
        case KeyRefusal refusal -> {
          stopped = refusal.message().code();
          SignCommand.say(refusal, console);
          return refusal.message().code();
        }
        case KeyAnswer.Value value -> {
          SessionServer.Answer done = server.put(link, value.bytes());
          return done.isGood() ? SIGNED : done.code();
        }
      }
    } catch (IOException away) {
      stopped = NO_ANSWER;
      console.say(
          "Máy chủ không trả lời: " + away.getMessage(),
          "The service does not answer: " + away.getMessage());
      return NO_ANSWER;
    }
  }

  private void tell(JsonNode document, String result) {
    String words = document.path("document").asText();
    if (arguments.has("json")) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("record", document.path("record").asText());
      line.put("document", words);
      line.put("result", result.equals(SIGNED) ? SIGNED : "NOT_SIGNED");
      line.put("code", result.equals(SIGNED) ? null : result);
      console.json(line);
    } else if (result.equals(SIGNED)) {
      console.data().println("Đã ký / Signed: " + words);
    } else {
      console.data().println("Chưa ký / Not signed (" + result + "): " + words);
    }
  }
}
