package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Names and values of a query or a form ({@code application/x-www-form-urlencoded}), read strictly:
 * what is not UTF-8 behind whole percent signs is refused, never guessed. Stateless.
 */
final class UrlEncoded {
  private UrlEncoded() {}

  /**
   * The names in the order sent.
   *
   * @param sent what stands behind the question mark, or a form's body, in UTF-8
   * @throws ProblemException 400 for a broken encoding, 422 with the field for {@link SentText}
   *     that is not sound
   */
  static List<String> names(byte[] sent) {
    List<String> names = new ArrayList<>();
    // One character a byte: the escapes are bytes, too.
    for (String pair : new String(sent, ISO_8859_1).split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      SentText.sound(name, name);
      SentText.sound(name, value);
      names.add(name);
    }
    return names;
  }

  private static String decoded(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(digit(text, ++i) << 4 | digit(text, ++i));
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw broken();
    }
  }

  private static int digit(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw broken();
    }
    return digit;
  }

  private static ProblemException broken() {
    return Problem.of(ProblemCode.BAD_REQUEST)
        .detail(
            "Mã phần trăm trong địa chỉ hoặc biểu mẫu không phải là UTF-8.",
            "The percent-encoding of the query or form is not UTF-8.")
        .exception();
  }
}
