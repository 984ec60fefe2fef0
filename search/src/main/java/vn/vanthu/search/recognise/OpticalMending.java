package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;

/**
 * Mends the marks of Vietnamese letters in words that were read from a picture: {@code tô chức}
 * becomes {@code tổ chức} where the same pair of words stands so elsewhere in the document, or in a
 * phrase of administrative language. Letters are never changed, only their marks; the evidence
 * keeps what was read. Immutable, thread-safe.
 */
final class OpticalMending {
  /** So far into a document its own words are counted. */
  private static final int COUNTED = 60_000;

  /** A phrase counts as often as three places in the document. */
  private static final int PHRASE = 3;

  private final Map<String, String> bodies = new HashMap<>();
  private final Map<String, Map<String, Integer>> phrases = new HashMap<>();

  OpticalMending(Reference reference) {
    for (Body body : reference.bodies()) {
      if (body.name().indexOf(' ') > 0) {
        bodies.putIfAbsent(Chars.letters(body.name()), body.name());
        count(words(body.name()), phrases, PHRASE);
      }
    }
    for (Province province : reference.provinces()) {
      for (String council : new String[] {"Ủy ban nhân dân ", "Hội đồng nhân dân "}) {
        String before = council + province.beforeKind() + " " + province.before();
        String now = council + province.nowKind() + " " + province.now();
        bodies.putIfAbsent(Chars.letters(before), before);
        bodies.putIfAbsent(Chars.letters(now), now);
      }
    }
    reference.phrases().forEach(phrase -> count(words(phrase), phrases, PHRASE));
  }

  /** The name of a known body that differs in marks only; else the name itself. */
  String body(String name) {
    return bodies.getOrDefault(Chars.letters(name), name);
  }

  /** The subject with its marks mended. */
  Facts.Value<String> subject(Reading reading, Facts.Value<String> subject) {
    Map<String, Map<String, Integer>> own = new HashMap<>();
    Evidence evidence = subject.evidence();
    String text = reading.clean.substring(0, Math.min(reading.clean.length(), COUNTED));
    String printed = evidence.text();
    int at = text.indexOf(printed);
    if (at >= 0) {
      count(words(text.substring(0, at)), own, 1);
      count(words(text.substring(at + printed.length())), own, 1);
    } else {
      count(words(text), own, 1);
    }
    List<String> tokens = List.of(subject.value().split(" ", -1));
    List<String> words = tokens.stream().map(OpticalMending::core).toList();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      String before = i == 0 ? null : words.get(i - 1);
      String after = i + 1 == words.size() ? null : words.get(i + 1);
      String mended = mended(words.get(i), before, after, own);
      String token = tokens.get(i).replace('“', '"').replace('”', '"').replace('„', '"');
      out.append(i == 0 ? "" : " ").append(mended == null ? token : inPlace(token, mended));
    }
    return new Facts.Value<>(out.toString(), subject.raw(), evidence, subject.inferred());
  }

  private @Nullable String mended(
      String word,
      @Nullable String before,
      @Nullable String after,
      Map<String, Map<String, Integer>> own) {
    if (word.isEmpty()) {
      return null;
    }
    Map<String, Integer> votes = new HashMap<>();
    for (Map<String, Map<String, Integer>> table : List.of(own, phrases)) {
      if (before != null) {
        table
            .getOrDefault(key(before, word, '<'), Map.of())
            .forEach((form, n) -> votes.merge(form, n, Integer::sum));
      }
      if (after != null) {
        table
            .getOrDefault(key(word, after, '>'), Map.of())
            .forEach((form, n) -> votes.merge(form, n, Integer::sum));
      }
    }
    int same = votes.getOrDefault(word, 0);
    return votes.entrySet().stream()
        .filter(vote ->
            !vote.getKey().equals(word)
                && vote.getValue() >= PHRASE
                && vote.getValue() >= PHRASE * same)
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Counts each word by its neighbour before and by its neighbour after. */
  private static void count(
      List<String> words, Map<String, Map<String, Integer>> into, int weight) {
    for (int i = 0; i + 1 < words.size(); i++) {
      String one = words.get(i);
      String two = words.get(i + 1);
      if (one.isEmpty() || two.isEmpty()) {
        continue;
      }
      into.computeIfAbsent(key(one, two, '<'), k -> new HashMap<>())
          .merge(two, weight, Integer::sum);
      into.computeIfAbsent(key(one, two, '>'), k -> new HashMap<>())
          .merge(one, weight, Integer::sum);
    }
  }

  /** The pair without marks; {@code <} asks for its second word, {@code >} for its first. */
  private static String key(String one, String two, char asks) {
    return Chars.fold(one) + asks + Chars.fold(two);
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String token : text.split("\\s+", -1)) {
      words.add(core(token));
    }
    return words;
  }

  /** The letters of a token in lower case; empty when it is not a word. */
  private static String core(String token) {
    int start = 0;
    int end = token.length();
    while (start < end && !Character.isLetter(token.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetter(token.charAt(end - 1))) {
      end--;
    }
    String word = token.substring(start, end);
    return word.chars().allMatch(Character::isLetter)
        ? word.toLowerCase(java.util.Locale.ROOT)
        : "";
  }

  /** The token with its letters replaced, capitals kept. */
  private static String inPlace(String token, String mended) {
    StringBuilder out = new StringBuilder(token);
    int k = 0;
    for (int i = 0; i < token.length() && k < mended.length(); i++) {
      char c = token.charAt(i);
      if (Character.isLetter(c)) {
        char m = mended.charAt(k++);
        out.setCharAt(i, Character.isUpperCase(c) ? Character.toUpperCase(m) : m);
      }
    }
    return out.toString();
  }
}
