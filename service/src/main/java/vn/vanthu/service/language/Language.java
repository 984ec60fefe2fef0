package vn.vanthu.service.language;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two languages of every message. Vietnamese is what is spoken when nobody asked. Immutable.
 */
public enum Language {
  VI("vi"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, as in {@code <html lang>}. */
  public String tag() {
    return tag;
  }

  /** The locale for numbers and dates. */
  public Locale locale() {
    return Locale.of(tag, this == VI ? "VN" : "GB");
  }

  /** One of two texts. */
  public String pick(String vietnamese, String english) {
    return switch (this) {
      case VI -> vietnamese;
      case EN -> english;
    };
  }

  /** Reads a tag such as {@code en} or {@code vi-VN}; anything else is Vietnamese. */
  public static Language of(@Nullable String tag) {
    return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : VI;
  }

  /**
   * Chooses by an {@code Accept-Language} header (RFC 9110 §12.5.4). An absent, malformed or
   * foreign header means Vietnamese.
   */
  public static Language negotiate(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
      return VI;
    }
    try {
      String best =
          Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), List.of("vi", "en"));
      return of(best);
    } catch (IllegalArgumentException malformed) {
      return VI;
    }
  }
}
