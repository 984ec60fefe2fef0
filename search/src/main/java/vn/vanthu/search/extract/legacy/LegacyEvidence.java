package vn.vanthu.search.extract.legacy;

import java.util.Optional;

/**
 * Finds out by evidence whether a text is TCVN3 or VNI read as Latin-1: the words with accented
 * letters must become Vietnamese syllables by the conversion, and must not have been any before.
 * Stateless.
 */
public final class LegacyEvidence {

  /** So many accented words are looked at; more would not change the answer. */
  private static final int ENOUGH = 4_000;

  private static final int FEWEST = 4;
  private static final double GAIN = 0.3;

  private LegacyEvidence() {}

  /** The text in Unicode, or empty when it is no legacy text. */
  public static Optional<String> convert(String text) {
    return encoding(text).map(encoding -> convert(text, encoding));
  }

  /**
   * Converts a stretch of a text whose encoding was found by {@link #encoding}; real Unicode in it
   * stays as it is.
   */
  public static String convert(String text, LegacyFont encoding) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xFF && Character.isLetter(c)) {
        return text;
      }
    }
    return switch (encoding) {
      case TCVN3, TCVN3_CAPITALS -> Tcvn3.convertGuessingCapitals(text);
      case VNI -> Vni.convert(text);
    };
  }

  /** Which legacy encoding a text is in, or empty when it is in none. */
  public static Optional<LegacyFont> encoding(String text) {
    if (!worthTrying(text)) {
      return Optional.empty();
    }
    Share before = Share.of(text);
    if (before.words < FEWEST || before.value() > 0.7) {
      return Optional.empty();
    }
    double asTcvn3 = Share.of(Tcvn3.convertGuessingCapitals(text)).value();
    double asVni = Share.of(Vni.convert(text)).value();
    double best = Math.max(asTcvn3, asVni);
    if (best < 0.6 || best < before.value() + GAIN) {
      return Optional.empty();
    }
    return Optional.of(asTcvn3 >= asVni ? LegacyFont.TCVN3 : LegacyFont.VNI);
  }

  /**
   * Share of accented words that can be Vietnamese syllables, 0 to 1; 0 when there are no accented
   * words.
   */
  public static double vietnamese(String text) {
    return Share.of(text).value();
  }

  private static boolean worthTrying(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xA1 && c <= 0xFF) {
        return true;
      }
    }
    return false;
  }

  private record Share(int words, int good) {

    double value() {
      return words == 0 ? 0 : (double) good / words;
    }

    static Share of(String text) {
      int words = 0;
      int good = 0;
      int start = 0;
      while (start < text.length() && words < ENOUGH) {
        if (!wordPart(text.charAt(start))) {
          start++;
          continue;
        }
        int end = start;
        boolean accented = false;
        while (end < text.length() && wordPart(text.charAt(end))) {
          accented |= text.charAt(end) > 0x7F;
          end++;
        }
        if (accented && end - start > 1) {
          words++;
          good += Syllable.possible(text.substring(start, end)) ? 1 : 0;
        }
        start = end;
      }
      return new Share(words, good);
    }

    private static boolean wordPart(char c) {
      return Character.isLetter(c)
          || Character.getType(c) == Character.NON_SPACING_MARK
          || (c >= 0xA1 && c <= 0xFF);
    }
  }
}
