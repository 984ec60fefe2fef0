package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The port to the verifier, as the registers need it. Implementations are thread-safe and never
 * throw on hostile bytes.
 */
@FunctionalInterface
public interface SignatureCheck {
  /**
   * Checks the signatures in a stored file.
   *
   * @param mediaType as detected from the bytes
   * @return empty for kinds of file that hold no signature we read
   */
  Optional<Checked> check(Path file, String mediaType, Instant at);

  /**
   * What was found.
   *
   * @param verdict {@code document} of the report
   * @param signatures how many signatures, seals and time stamps the report lists
   * @param report the whole report as JSON ({@code docs/VERIFICATION.md}, without {@code file} and
   *     {@code registered})
   */
  record Checked(String verdict, int signatures, JsonNode report) {
    /** Whether the bytes hold: nothing altered, nothing unusable. */
    public boolean holds() {
      return switch (verdict) {
        case "INTACT", "NOTICE" -> signatures > 0;
        default -> false;
      };
    }
  }
}
