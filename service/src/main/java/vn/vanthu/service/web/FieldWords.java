package vn.vanthu.service.web;

import java.util.Locale;
import java.util.Map;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.typesetting.OpenFields;

/** Our own form fields by the words that people use for them. Pure. */
final class FieldWords {
  private record Name(String vi, String en) {}

  private static final Map<String, Name> NAMES =
      Map.of(
          OpenFields.NUMBER, new Name("số văn bản", "the number"),
          OpenFields.DAY, new Name("ngày", "the day"),
          OpenFields.MONTH, new Name("tháng", "the month"),
          OpenFields.YEAR, new Name("năm", "the year"),
          OpenFields.PERSON, new Name("ô chữ ký của người ký", "the signer's field"),
          OpenFields.AGENCY, new Name("ô chữ ký của cơ quan", "the agency's field"));

  private FieldWords() {}

  /** The message with the words in place of the fields' names. */
  static String in(Language language, String message) {
    String plain = message;
    for (var field : NAMES.entrySet()) {
      String name = language.pick(field.getValue().vi(), field.getValue().en());
      plain =
          plain
              .replace("trường " + field.getKey(), name)
              .replace("field " + field.getKey(), name)
              .replace(
                  "Field " + field.getKey(),
                  name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
    return plain;
  }
}
