package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.search.extract.legacy.LegacyEvidence;

/**
 * Plain text and markdown in any encoding that Vietnamese offices used: Unicode, Windows-1258,
 * TCVN3, VNI. Stateless.
 */
public final class PlainText {

  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private PlainText() {}

  /**
   * Reads a text file.
   *
   * @throws RefusedException when it holds no words or is no text at all
   */
  public static ExtractedText read(Path file, String mediaType, int maxCharacters)
      throws IOException, RefusedException {
    long maxBytes = 4L * maxCharacters;
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxBytes));
    }
    var warnings = new ArrayList<Warning>();
    String decoded = decode(bytes);
    @Nullable String legacy = null;
    Optional<String> converted = LegacyEvidence.convert(decoded);
    if (converted.isPresent()) {
      legacy = decoded;
      decoded = converted.get();
      warnings.add(new Warning(Warning.Reason.TEXT_LEGACY_FONT, ""));
    }
    if (decoded.length() > maxCharacters || Files.size(file) > bytes.length) {
      decoded = decoded.substring(0, Math.min(maxCharacters, decoded.length()));
      warnings.add(new Warning(Warning.Reason.TEXT_CUT, maxCharacters + " characters"));
    }
    ExtractedText plain = ExtractedText.ofText(withoutControls(decoded));
    if (plain.text().isBlank()) {
      throw new RefusedException(Refused.Reason.TEXT_NONE, mediaType);
    }
    return new ExtractedText(
        mediaType, Origin.PLAIN, plain.text(), List.of(), List.of(), List.of(), legacy, warnings);
  }

  /** The characters of bytes whose encoding nobody told. */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    Charset wide = wide(bytes);
    if (!wide.equals(StandardCharsets.UTF_8)) {
      return new String(bytes, wide);
    }
    String western = new String(bytes, WINDOWS_1252);
    String vietnamese = Normalizer.normalize(new String(bytes, WINDOWS_1258), Normalizer.Form.NFC);
    double asWritten = LegacyEvidence.vietnamese(vietnamese);
    if (asWritten > 0.7) {
      return vietnamese;
    }
    // Mostly sound UTF-8 with a few bad bytes (a cut file) is still UTF-8.
    String loose = new String(bytes, StandardCharsets.UTF_8);
    return LegacyEvidence.vietnamese(loose.replace("\uFFFD", "")) > 0.7
        ? loose.replace("\uFFFD", "")
        : LegacyEvidence.convert(western).isPresent() ? western : loose;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    // A read that was cut by the limit may end inside a character: up to three bytes are forgiven.
    for (int cut = 0; cut <= Math.min(3, bytes.length); cut++) {
      try {
        return Optional.of(
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                .toString());
      } catch (CharacterCodingException e) {
        if (cut == 3 || bytes.length < 1 << 16) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Charset wide(byte[] bytes) {
    int sample = Math.min(bytes.length, 4096) & ~1;
    int evenZero = 0;
    int oddZero = 0;
    for (int i = 0; i < sample; i += 2) {
      evenZero += bytes[i] == 0 ? 1 : 0;
      oddZero += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (oddZero > sample / 5 && evenZero < sample / 50) {
      return StandardCharsets.UTF_16LE;
    }
    return evenZero > sample / 5 && oddZero < sample / 50
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  /** Whether it turns the direction in which what follows is shown. */
  private static boolean turns(char c) {
    return (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C';
  }

  private static String withoutControls(String text) {
    var kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= ' ' && !turns(c)) || c == '\n' || c == '\r' || c == '\t') {
        kept.append(c);
      } else if (c == '\f') {
        kept.append('\n');
      }
    }
    return kept.toString();
  }
}
