package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.number.NumberReader;
import vn.vanthu.search.number.TypedNumber;

/**
 * Splits what was typed into filters and words: "chỉ thị 2016 của lào cai về cải cách hành chính"
 * is a type, a year, a body and three words. A whole question is left as words, because there "Bộ Y
 * tế" is what is asked about. For one search by one thread.
 */
final class QuestionReader {

  /** Syllables: a joint circular names up to five bodies. */
  private static final int LONGEST_BODY = 32;

  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|\\b(?:the nao|ra sao|la gi|nhung gi|bao nhieu|bao lau|khi nao|truong hop nao|dung hay sai|hay khong|vi sao|tai sao|o dau)\\b");
  private static final Pattern YEAR =
      Pattern.compile("(?<![a-z0-9/.-])(?:nam\\s{1,2})?((?:19|20)\\d{2})(?![a-z0-9/.-])");
  private static final Pattern NUMBER_AFTER_TYPE =
      Pattern.compile("^[\\s.:]{0,3}(?:so[\\s.:]{1,3})?(\\d{1,6})([a-z]{0,1})(?![a-z0-9/-])");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final KnownNames names;
  private final Set<String> removed;
  private final List<Chip> chips = new ArrayList<>();
  private @Nullable TypedNumber number;
  private Set<String> types = Set.of();
  private Set<String> issuers = Set.of();
  private String year = "";

  private QuestionReader(KnownNames names, Set<String> removed) {
    this.names = names;
    this.removed = removed;
  }

  static Understood read(SignReader.Read signs, String plain, Set<String> removed, KnownNames names)
      throws IOException {
    return ASKS.matcher(Folded.of(plain).text).find()
        ? Understood.words(signs, plain)
        : new QuestionReader(names, removed).split(signs, plain);
  }

  private Understood split(SignReader.Read signs, String plain) throws IOException {
    Folded rest = Folded.of(plain.strip());
    number = signs.number();
    TypeNames.Found type = TypeNames.standard().at(rest.text);
    if (type != null && !removed.contains("type")) {
      Matcher after = NUMBER_AFTER_TYPE.matcher(rest.text.substring(type.length()));
      boolean bare = after.find() && !NumberKeys.isYear(after.group(1));
      if (number == null
          && bare
          && NumberReader.read(rest.text) == null
          && !removed.contains("number")) {
        number = new TypedNumber(NumberKeys.stripZeros(after.group(1)), after.group(2), "", "");
        int from = type.length() + after.start(1);
        chips.add(
            guess("number", number.toString(), rest.typed(from, type.length() + after.end())));
        rest = rest.without(from, type.length() + after.end());
      }
    }
    if (number == null && !removed.contains("number")) {
      NumberReader.Found found = NumberReader.read(rest.text);
      if (found != null) {
        number = found.number();
        chips.add(guess("number", number.toString(), rest.typed(found.from(), found.to())));
        rest = rest.without(found.from(), found.to());
      }
    }
    Folded withoutBody = body(rest, type);
    Folded withoutYear = year(withoutBody, type != null);
    boolean more = number != null || !year.isEmpty() || !issuers.isEmpty();
    if (type != null && more && !removed.contains("type")) {
      types = type.keys();
      chips.addFirst(guess("type", type.name(), withoutYear.typed(0, type.length())));
      withoutYear = withoutYear.without(0, type.length());
    }
    chips.addAll(0, signs.chips());
    return new Understood(
        chips,
        number,
        signs.number() != null,
        types,
        year,
        issuers,
        signs.demands(),
        signs.phrases(),
        withoutYear.original.strip(),
        plain);
  }

  private static Chip guess(String code, String value, String from) {
    return new Chip(code, value, from, true);
  }

  private Folded year(Folded rest, boolean typed) {
    Matcher found = YEAR.matcher(rest.text);
    boolean wanted = typed || number != null || !issuers.isEmpty();
    boolean open = number == null || number.year().isEmpty();
    if (!wanted || !open || removed.contains("year") || !found.find()) {
      return rest;
    }
    year = found.group(1);
    chips.add(guess("year", year, rest.typed(found.start(), found.end())));
    return rest.without(found.start(), found.end());
  }

  /**
   * The longest run of words that names a body of this index, when a type, a number or "của" says
   * that one is meant.
   */
  private Folded body(Folded rest, TypeNames.@Nullable Found type) throws IOException {
    if (removed.contains("issuer")) {
      return rest;
    }
    List<int[]> words = new ArrayList<>();
    Matcher word = WORD.matcher(rest.text);
    while (word.find() && words.size() < Words.MOST) {
      words.add(new int[] {word.start(), word.end()});
    }
    for (int length = Math.min(LONGEST_BODY, words.size()); length > 0; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        int from = words.get(i)[0];
        int to = words.get(i + length - 1)[1];
        boolean said =
            i > 0 && rest.text.substring(words.get(i - 1)[0], words.get(i - 1)[1]).equals("cua");
        boolean meant = said || number != null || (type != null && from >= type.length());
        if (meant && names.body(rest.text.substring(from, to), length)) {
          issuers = BodyNames.asked(rest.text.substring(from, to));
          int begin = said ? words.get(i - 1)[0] : from;
          chips.add(guess("issuer", rest.typed(from, to), rest.typed(begin, to)));
          return rest.without(begin, to);
        }
      }
    }
    return rest;
  }
}
