package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.reference.Abbreviation;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.Reference;

/**
 * Abbreviations in a question: {@code CCHC} also asks for "cải cách hành chính" and the reverse.
 * The table is data ({@code config/reference/abbreviations.tsv}; names of ministries and agencies
 * from {@code bodies.tsv}). Immutable, thread-safe.
 */
final class Abbreviations {

  /** More than this of one question are not written out. */
  private static final int MOST = 8;

  private static final String VOWELS = "aeiouy";

  /** A short form as folded words, and what it stands for. */
  private record Entry(List<String> shortForm, List<Syllable> longForm) {}

  private final Map<String, List<Entry>> byShort = new HashMap<>();
  private final Map<String, List<Entry>> byLong = new HashMap<>();

  private Abbreviations(List<Abbreviation> table, List<Body> bodies) {
    Syllables syllables = new Syllables();
    table.forEach(row -> add(syllables, row.shortForm(), row.longForm()));
    Set<String> levels = Set.of("ministry", "agency", "state");
    for (Body body : bodies) {
      if (levels.contains(body.level())) {
        add(syllables, body.code(), body.name());
        body.aliases().forEach(alias -> add(syllables, alias, body.name()));
      }
    }
    Comparator<Entry> longest = Comparator.comparingInt(entry -> -entry.longForm.size());
    byLong.values().forEach(list -> list.sort(longest));
    byShort.values().forEach(list -> list.sort(Comparator.comparingInt(e -> -e.shortForm.size())));
  }

  private void add(Syllables syllables, String shortForm, String longForm) {
    List<String> words = syllables.read(shortForm).stream().map(Syllable::folded).toList();
    Entry entry = new Entry(words, syllables.read(longForm));
    String run = String.join("", words);
    boolean syllable = run.chars().anyMatch(c -> VOWELS.indexOf(c) >= 0) && run.length() < 4;
    if (run.length() > 2 && !syllable) {
      byShort.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(entry);
      byLong.computeIfAbsent(entry.longForm.getFirst().folded(), _ -> new ArrayList<>()).add(entry);
    }
  }

  static Abbreviations standard() {
    return Holder.STANDARD;
  }

  /**
   * A question with its abbreviations seen.
   *
   * @param words to rank by: short forms written out
   * @param shortForms words of every short form that would say the same
   * @param otherForms the question as typed and with short forms, where that differs from {@code
   *     words}
   */
  record Expanded(
      List<Syllable> words, List<List<String>> shortForms, List<List<Syllable>> otherForms) {

    /** Whether there was nothing to expand. */
    boolean isPlain() {
      return shortForms.isEmpty();
    }
  }

  /** Sees the abbreviations of what was typed, and what could be abbreviated. */
  Expanded expand(List<Syllable> typed) {
    boolean accents = typed.stream().anyMatch(Syllable::hasAccent);
    List<Syllable> words = new ArrayList<>();
    List<Syllable> brief = new ArrayList<>();
    Set<List<String>> shortForms = new LinkedHashSet<>();
    boolean writtenOut = false;
    for (int i = 0; i < typed.size(); ) {
      Entry entry = shortForms.size() < MOST ? shortAt(typed, i) : null;
      if (entry != null) {
        writtenOut = true;
        entry.longForm.forEach(word -> words.add(accents || typed.size() <= 2 ? word : bare(word)));
        brief.addAll(typed.subList(i, i + entry.shortForm.size()));
        shortForms.add(entry.shortForm);
        i += entry.shortForm.size();
        continue;
      }
      entry = shortForms.size() < MOST ? longAt(typed, i) : null;
      if (entry != null) {
        words.addAll(typed.subList(i, i + entry.longForm.size()));
        entry.shortForm.forEach(word -> brief.add(new Syllable(word, word, 0, 0)));
        shortForms.add(entry.shortForm);
        i += entry.longForm.size();
        continue;
      }
      words.add(typed.get(i));
      brief.add(typed.get(i));
      i++;
    }
    if (shortForms.isEmpty()) {
      return new Expanded(typed, List.of(), List.of());
    }
    List<List<Syllable>> others = new ArrayList<>();
    others.add(List.copyOf(brief));
    if (writtenOut && !brief.equals(typed)) {
      others.add(typed);
    }
    return new Expanded(List.copyOf(words), List.copyOf(shortForms), others);
  }

  private @Nullable Entry shortAt(List<Syllable> typed, int at) {
    for (Entry entry : byShort.getOrDefault(typed.get(at).folded(), List.of())) {
      int size = entry.shortForm.size();
      if (at + size <= typed.size()
          && typed.subList(at, at + size).stream()
              .map(Syllable::folded)
              .toList()
              .equals(entry.shortForm)) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable Entry longAt(List<Syllable> typed, int at) {
    for (Entry entry : byLong.getOrDefault(typed.get(at).folded(), List.of())) {
      if (Words.stand(entry.longForm, typed, at)) {
        return entry;
      }
    }
    return null;
  }

  private static Syllable bare(Syllable word) {
    return new Syllable(word.folded(), word.folded(), 0, 0);
  }

  private static final class Holder {
    static final Abbreviations STANDARD =
        new Abbreviations(Reference.standard().abbreviations(), Reference.standard().bodies());
  }
}
