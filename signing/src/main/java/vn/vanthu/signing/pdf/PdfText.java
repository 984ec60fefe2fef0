package vn.vanthu.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text strings and dates as PDF writes them. */
public final class PdfText {

  private static final Pattern DATE =
      Pattern.compile(
          "D?:?(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(Z|[+-]\\d{2}'?(?:\\d{2})?'?)?.*+");

  private PdfText() {}

  /** A date of ISO 32000-1 §7.9.4; without a zone it counts as UTC. Empty when it is none. */
  public static Optional<Instant> date(String text) {
    Matcher m = DATE.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              part(m, 1, 0),
              part(m, 2, 1),
              part(m, 3, 1),
              part(m, 4, 0),
              part(m, 5, 0),
              part(m, 6, 0));
      return Optional.of(local.toInstant(zone(m.group(7))));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static int part(Matcher m, int group, int otherwise) {
    return m.group(group) == null ? otherwise : Integer.parseInt(m.group(group));
  }

  private static ZoneOffset zone(@Nullable String written) {
    if (written == null || written.equals("Z")) {
      return ZoneOffset.UTC;
    }
    String digits = written.replace("'", "");
    int sign = digits.charAt(0) == '-' ? -1 : 1;
    int hours = Integer.parseInt(digits.substring(1, 3));
    int minutes = digits.length() >= 5 ? Integer.parseInt(digits.substring(3, 5)) : 0;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  /**
   * ISO 32000-1 §7.9.2.2; bytes without a mark are read as Latin-1, which agrees with
   * PDFDocEncoding on all letters that matter.
   */
  static String decode(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
