package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Objection;

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
   * @param objection why a document with such a file should be sent back; null when nothing speaks
   *     for that
   * @param report the whole report as JSON ({@code docs/VERIFICATION.md}, without {@code file} and
   *     {@code registered})
   */
  record Checked(String verdict, int signatures, @Nullable Objection objection, JsonNode report) {
    /** Whether the signatures hold: nothing altered, unusable, failed or revoked. */
    public boolean holds() {
      return switch (verdict) {
        case "INTACT", "NOTICE" -> signatures > 0 && objection == null;
        default -> false;
      };
    }
  }
}
