package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
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

  private static final int LONGEST_BODY = 18;
  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|\\b(?:the nao|ra sao|la gi|nhung gi|bao nhieu|bao lau|khi nao|truong hop nao|dung hay sai|hay khong|vi sao|tai sao|o dau)\\b");
  private static final Pattern QUOTED = Pattern.compile("[\"“”]([^\"“”]{1,200})[\"“”]");
  private static final Pattern MINUS =
      Pattern.compile("(?<=^|\\s)-([\\p{L}\\p{N}]{1,40})(?=\\s|$)");
  private static final Pattern YEAR =
      Pattern.compile("(?<![a-z0-9/.-])(?:nam\\s{1,2})?((?:19|20)\\d{2})(?![a-z0-9/.-])");
  private static final Pattern NUMBER_AFTER_TYPE =
      Pattern.compile("^[\\s.:]{0,3}(?:so[\\s.:]{1,3})?(\\d{1,6})([a-z]{0,1})(?![a-z0-9/-])");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final IndexReader reader;
  private final Set<String> removed;
  private final List<Chip> chips = new ArrayList<>();
  private @Nullable TypedNumber number;
  private Set<String> types = Set.of();
  private Set<String> issuers = Set.of();
  private String year = "";

  private QuestionReader(IndexReader reader, Set<String> removed) {
    this.reader = reader;
    this.removed = removed;
  }

  static Understood read(String text, Set<String> removed, IndexReader reader) throws IOException {
    List<String> phrases = new ArrayList<>();
    String rest =
        QUOTED
            .matcher(text)
            .replaceAll(match -> {
              phrases.add(match.group(1));
              return " ";
            });
    List<String> excluded = new ArrayList<>();
    rest =
        MINUS
            .matcher(rest)
            .replaceAll(match -> {
              excluded.add(match.group(1));
              return " ";
            });
    if (ASKS.matcher(Folded.of(rest).text).find()) {
      return Understood.words(rest, phrases, excluded);
    }
    return new QuestionReader(reader, removed).split(rest, phrases, excluded);
  }

  private Understood split(String text, List<String> phrases, List<String> excluded)
      throws IOException {
    Folded rest = Folded.of(text.strip());
    TypeNames.Found type = TypeNames.standard().at(rest.text);
    if (type != null && !removed.contains("type")) {
      Matcher after = NUMBER_AFTER_TYPE.matcher(rest.text.substring(type.length()));
      boolean bare = after.find() && !NumberKeys.isYear(after.group(1));
      if (bare && NumberReader.read(rest.text) == null && !removed.contains("number")) {
        number = new TypedNumber(NumberKeys.stripZeros(after.group(1)), after.group(2), "", "");
        int from = type.length() + after.start(1);
        chips.add(
            new Chip("number", number.toString(), rest.typed(from, type.length() + after.end())));
        rest = rest.without(from, type.length() + after.end());
      }
    }
    if (number == null && !removed.contains("number")) {
      NumberReader.Found found = NumberReader.read(rest.text);
      if (found != null) {
        number = found.number();
        chips.add(new Chip("number", number.toString(), rest.typed(found.from(), found.to())));
        rest = rest.without(found.from(), found.to());
      }
    }
    Folded withoutBody = body(rest, type);
    Folded withoutYear = year(withoutBody, type != null);
    boolean more = number != null || !year.isEmpty() || !issuers.isEmpty();
    if (type != null && more && !removed.contains("type")) {
      types = type.keys();
      chips.addFirst(new Chip("type", type.name(), withoutYear.typed(0, type.length())));
      withoutYear = withoutYear.without(0, type.length());
    }
    return new Understood(
        chips, number, types, year, issuers, phrases, excluded, withoutYear.original.strip());
  }

  private Folded year(Folded rest, boolean typed) {
    Matcher found = YEAR.matcher(rest.text);
    boolean wanted = typed || number != null || !issuers.isEmpty();
    boolean open = number == null || number.year().isEmpty();
    if (!wanted || !open || removed.contains("year") || !found.find()) {
      return rest;
    }
    year = found.group(1);
    chips.add(new Chip("year", year, rest.typed(found.start(), found.end())));
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
        if (meant && named(rest.text.substring(from, to), length)) {
          issuers = BodyNames.asked(rest.text.substring(from, to));
          int begin = said ? words.get(i - 1)[0] : from;
          chips.add(new Chip("issuer", rest.typed(from, to), rest.typed(begin, to)));
          return rest.without(begin, to);
        }
      }
    }
    return rest;
  }

  private boolean named(String folded, int length) throws IOException {
    for (String key : BodyNames.asked(folded)) {
      if ((length > 1 || key.startsWith("@")) && reader.docFreq(new Term(Fields.ISSUER, key)) > 0) {
        return true;
      }
    }
    return false;
  }
}
