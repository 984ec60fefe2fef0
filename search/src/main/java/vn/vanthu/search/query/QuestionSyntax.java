package vn.vanthu.search.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the signs of a question: {@code "side by side"}, {@code -without}, {@code begun*}, {@code
 * field:value} and {@code one hoặc other}. What is no sign stays plain words; a sign that is left
 * open does too. One pass over the text. Immutable.
 *
 * <p>{@code hoặc} is an ordinary word of Vietnamese: it makes alternatives only between two signs.
 * Written {@code HOẶC}, {@code OR} or {@code |} it does so between plain words too.
 *
 * @param plain the text without its signs
 * @param refusal why the question cannot be answered; null when it can
 */
record QuestionSyntax(String plain, List<Sign> signs, @Nullable Refusal refusal) {

  static final int MOST_SIGNS = 32;
  static final int MOST_BEGUN = 4;
  static final int FEWEST_BEGUN = 2;

  private static final int LONGEST_PHRASE = 200;
  private static final int LONGEST_EXCLUDED = 40;
  private static final String QUOTES = "\"“”«»";
  private static final Set<String> STRONG = Set.of("|", "HOẶC", "HOAC", "OR");
  private static final Set<String> WEAK = Set.of("hoặc", "hoac");

  QuestionSyntax {
    signs = List.copyOf(signs);
  }

  /** Reads a question, at most {@link SearchRequest#MAX_TEXT} characters of it. */
  static QuestionSyntax read(String typed) {
    return new Scanner(Normalizer.normalize(cut(typed), Normalizer.Form.NFC)).read();
  }

  /** A text without any sign, such as a subject. */
  static QuestionSyntax plain(String typed) {
    return new QuestionSyntax(cut(typed), List.of(), null);
  }

  private static String cut(String typed) {
    return typed.length() > SearchRequest.MAX_TEXT
        ? typed.substring(0, SearchRequest.MAX_TEXT)
        : typed;
  }

  /** A sign, a plain stretch, or the word of alternatives between them. */
  private record Token(@Nullable Sign sign, String text, boolean strong, boolean weak) {
    static Token of(Sign sign) {
      return new Token(sign, "", false, false);
    }

    boolean isWord() {
      return sign == null && !text.isBlank() && !strong && !weak;
    }
  }

  private static final class Scanner {
    private final String text;
    private final boolean shouting;
    private final List<Token> tokens = new ArrayList<>();
    private @Nullable Refusal refusal;
    private boolean asTyped = true;
    private int at;

    Scanner(String text) {
      this.text = text;
      this.shouting = text.chars().noneMatch(Character::isLowerCase);
    }

    QuestionSyntax read() {
      while (at < text.length()) {
        if (Character.isWhitespace(text.charAt(at))) {
          at++;
          continue;
        }
        int end = sign(at);
        at = end > at ? end : plain();
      }
      List<Sign> signs = new ArrayList<>();
      StringBuilder plain = new StringBuilder();
      alternatives();
      for (Token token : tokens) {
        if (token.sign() == null) {
          plain.append(plain.isEmpty() ? "" : " ").append(token.text());
        } else {
          signs.add(token.sign());
        }
      }
      if (signs.size() > MOST_SIGNS) {
        refuse(Refusal.Reason.TOO_MANY_SIGNS, text);
      }
      if (signs.stream().filter(sign -> sign.kind() == Sign.Kind.BEGUN).count() > MOST_BEGUN) {
        refuse(Refusal.Reason.TOO_MANY_STARS, text);
      }
      return new QuestionSyntax(
          signs.isEmpty() && asTyped ? text : plain.toString(),
          refusal == null ? signs : List.of(),
          refusal);
    }

    /** Takes the sign that begins here and answers where it ends; {@code from} when none does. */
    private int sign(int from) {
      boolean without = text.charAt(from) == '-' && !insideNumber();
      int begin = without ? from + 1 : from;
      if (begin >= text.length() || Character.isWhitespace(text.charAt(begin))) {
        return from;
      }
      if (isQuote(begin)) {
        int close = closing(begin);
        if (close < 0) {
          return from;
        }
        add(Sign.Kind.PHRASE, null, text.substring(begin + 1, close), true, without);
        return close + 1;
      }
      int colon = colon(begin);
      if (colon > 0) {
        return field(begin, colon, without);
      }
      int end = wordEnd(begin);
      String word = text.substring(begin, end);
      if (word.endsWith("*") && isLetters(word, 0, word.length() - 1)) {
        return begun(word, without, end);
      }
      if (without && word.length() <= LONGEST_EXCLUDED && isLetters(word, 0, word.length())) {
        add(Sign.Kind.WORD, null, word, false, true);
        return end;
      }
      return from;
    }

    private int begun(String word, boolean without, int end) {
      if (word.length() == 1) {
        return end; // a star alone asks for nothing
      }
      if (word.length() - 1 < FEWEST_BEGUN) {
        refuse(Refusal.Reason.STAR_TOO_EARLY, word);
      }
      add(Sign.Kind.BEGUN, null, word.substring(0, word.length() - 1), false, without);
      return end;
    }

    private int field(int begin, int colon, boolean without) {
      FieldName field = FieldName.of(text.substring(begin, colon));
      int from = colon + 1;
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      if (field == null || from == text.length()) {
        return begin - (without ? 1 : 0);
      }
      int close = isQuote(from) ? closing(from) : -1;
      int end = close >= 0 ? close + 1 : valueEnd(from, field);
      String value = close >= 0 ? text.substring(from + 1, close) : text.substring(from, end);
      if (value.isBlank()) {
        return begin - (without ? 1 : 0);
      }
      add(Sign.Kind.FIELD, field, value.strip(), close >= 0, without);
      boolean comma = end < text.length() && field.isName() && ",;".indexOf(text.charAt(end)) >= 0;
      return comma ? end + 1 : end;
    }

    /** Where a value without quotes ends: at the next sign, and a name at a comma. */
    private int valueEnd(int from, FieldName field) {
      int end = from;
      while (end < text.length()) {
        char c = text.charAt(end);
        boolean begins = end > from && Character.isWhitespace(text.charAt(end - 1));
        if ((field.isName() && (c == ',' || c == ';')) || isQuote(end)) {
          return end;
        }
        if (begins && (beginsSign(end) || isAlternatives(end))) {
          return end;
        }
        end++;
      }
      return end;
    }

    private boolean beginsSign(int place) {
      boolean minus = text.charAt(place) == '-' && place + 1 < text.length();
      int begin = minus ? place + 1 : place;
      boolean excluded = minus && Character.isLetter(text.charAt(begin));
      return excluded || isQuote(begin) || colon(begin) > 0;
    }

    private boolean isAlternatives(int place) {
      int end = wordEnd(place);
      String word = text.substring(place, end);
      int next = end;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      return next < text.length() && (isStrong(word) || (WEAK.contains(word) && beginsSign(next)));
    }

    private int plain() {
      int end = wordEnd(at);
      if (end == at) { // a quote that is never closed
        end = at + 1;
      }
      String word = text.substring(at, end);
      int star = word.indexOf('*');
      boolean letters = word.codePoints().anyMatch(Character::isLetter);
      boolean number = word.indexOf('/') >= 0 || word.indexOf('-') >= 0;
      if (star >= 0 && letters && !number) {
        refuse(Refusal.Reason.STAR_TOO_EARLY, word);
      }
      String kept = number ? word.replace("*", "") : word;
      asTyped = asTyped && kept.equals(word);
      tokens.add(new Token(null, kept, isStrong(word), WEAK.contains(word)));
      return end;
    }

    /** Joins what stands on both sides of "or"; where it joins nothing it is a word again. */
    private void alternatives() {
      int i = 0;
      while (i < tokens.size()) {
        Token token = tokens.get(i);
        if (!token.strong() && !token.weak()) {
          i++;
          continue;
        }
        Sign left = i > 0 ? operand(i - 1, token.strong()) : null;
        Sign right = i + 1 < tokens.size() ? operand(i + 1, token.strong()) : null;
        if (left == null || right == null) {
          tokens.set(
              i, new Token(null, token.text().equals("|") ? "" : token.text(), false, false));
          i++;
          continue;
        }
        tokens.set(i - 1, Token.of(left));
        tokens.set(i, new Token(null, "", false, false));
        tokens.set(i + 1, Token.of(right.asAlternative()));
        // the next "or" finds its left side right before it
        tokens.remove(i);
      }
    }

    private @Nullable Sign operand(int place, boolean strong) {
      Token token = tokens.get(place);
      if (token.sign() != null) {
        return token.sign().without() ? null : token.sign();
      }
      return strong && token.isWord()
          ? new Sign(Sign.Kind.WORD, null, token.text(), false, false, false)
          : null;
    }

    private void add(
        Sign.Kind kind, @Nullable FieldName field, String value, boolean quoted, boolean without) {
      tokens.add(Token.of(new Sign(kind, field, value, quoted, without, false)));
    }

    private void refuse(Refusal.Reason reason, String where) {
      if (refusal == null) {
        refusal = new Refusal(reason, where);
      }
    }

    /** "14/CT -UBND" is a number with a stray blank, not a word to leave out. */
    private boolean insideNumber() {
      Token last = tokens.isEmpty() ? null : tokens.getLast();
      return last != null && last.text().indexOf('/') >= 0;
    }

    private boolean isStrong(String word) {
      return STRONG.contains(word) && (!shouting || word.equals("|"));
    }

    private boolean isQuote(int place) {
      return QUOTES.indexOf(text.charAt(place)) >= 0;
    }

    private int closing(int open) {
      int last = Math.min(text.length() - 1, open + LONGEST_PHRASE + 1);
      for (int i = open + 1; i <= last; i++) {
        if (isQuote(i)) {
          return i > open + 1 ? i : -1;
        }
      }
      return -1;
    }

    /** The colon of a field whose name begins here; -1 when none does. */
    private int colon(int begin) {
      int last = Math.min(text.length() - 1, begin + FieldName.LONGEST);
      for (int i = begin; i <= last; i++) {
        char c = text.charAt(i);
        if (c == ':') {
          return i > begin && FieldName.of(text.substring(begin, i)) != null ? i : -1;
        }
        if (!Character.isLetter(c) && c != ' ') {
          return -1;
        }
      }
      return -1;
    }

    private int wordEnd(int from) {
      int end = from;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isQuote(end)) {
        end++;
      }
      return end;
    }

    private static boolean isLetters(String word, int from, int to) {
      for (int i = from; i < to; i++) {
        char c = word.charAt(i);
        if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
          return false;
        }
      }
      return true;
    }
  }
}
