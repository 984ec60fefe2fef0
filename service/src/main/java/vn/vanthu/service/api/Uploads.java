package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.jspecify.annotations.Nullable;

/** What multipart parts say of their files. The name is for people to see, never a path. */
final class Uploads {
  private static final int MAX_NAME = 200;

  private Uploads() {}

  /**
   * The last part of the file name, without control characters, at most 200 characters; null when
   * there was none. Browsers and curl send UTF-8, which multipart readers hand over as Latin-1.
   */
  static @Nullable String name(FormDataBodyPart part) {
    var disposition = part.getFormDataContentDisposition();
    String raw = disposition == null ? null : disposition.getFileName(true);
    return raw == null ? null : clean(utf8(raw));
  }

  static String clean(String raw) {
    String last = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
    String visible = last.replaceAll("\\p{Cntrl}|\\p{Cf}", "").strip();
    String name = Normalizer.normalize(visible, Normalizer.Form.NFC);
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return "unnamed";
    }
    if (name.length() <= MAX_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    return name.substring(0, MAX_NAME - extension.length()) + extension;
  }

  private static String utf8(String raw) {
    if (raw.chars().anyMatch(c -> c > 0xFF)) {
      return raw;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException notUtf8) {
      return raw;
    }
  }
}
