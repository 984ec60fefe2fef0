package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** A verification report as a person reads it in a terminal. Stateless. */
final class ReportText {
  private ReportText() {}

  static void print(JsonNode report, PrintStream out) {
    out.printf(
        "%s: %s (%s)%n",
        report.path("file").asText(),
        report.path("document").asText(),
        report.path("conclusion").asText());
    for (JsonNode signature : report.path("signatures")) {
      JsonNode signer = signature.path("signer");
      out.printf(
          "  %s %s: %s, %s%s%n",
          signature.path("kind").asText(),
          signer.path("name").asText("?"),
          signature.path("integrity").asText(),
          signature.path("indication").asText(),
          signature.path("subIndication").isNull()
              ? ""
              : " (" + signature.path("subIndication").asText() + ")");
      for (JsonNode change : signature.path("changesAfter")) {
        out.printf(
            "    %s %s: %s%n",
            change.path("allowed").asBoolean() ? "+" : "!",
            change.path("code").asText(),
            change.path("message").asText());
      }
    }
    for (JsonNode notice : report.path("notices")) {
      out.printf("  %s: %s%n", notice.path("code").asText(), notice.path("message").asText());
    }
  }
}
