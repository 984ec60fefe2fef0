package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import vn.vanthu.search.analysis.Shorthand;

/**
 * The words of a question, to be looked for in the {@link Shorthand} of many records: how often
 * each stands in subject, context and body, and how close together. One pass over a record answers
 * all of it. For one search by one thread.
 */
final class AskedWords {

  private static final int[] NONE = {};

  private final Words words;

  /** Words of a question that are the same without accents are one form. */
  private final List<int[]> ofForm = new ArrayList<>();

  private final int[] formHash;
  private final int[] wordHash;

  /** By the number of a listed word: 0, or one more than its place in the next two. */
  private final short[] slots = new short[Shorthand.MOST];

  private final int[][] slotWords;
  private final int[] slotForm;

  /** The pair that begins with one form and ends with the other; -1 when there is none. */
  private final int[][] pairs;

  private final Shorthand.Reader reader = new Shorthand.Reader();
  private final Occurrences occurrences;

  AskedWords(Words words) {
    this.words = words;
    Map<String, Integer> forms = new HashMap<>();
    int[] formOf = new int[words.words().size()];
    wordHash = new int[formOf.length];
    for (int i = 0; i < formOf.length; i++) {
      Words.Word word = words.words().get(i);
      formOf[i] = forms.computeIfAbsent(word.folded(), _ -> ofForm.size());
      wordHash[i] = Shorthand.hash(word.text());
      if (formOf[i] == ofForm.size()) {
        ofForm.add(NONE);
      }
      ofForm.set(formOf[i], with(ofForm.get(formOf[i]), i));
    }
    formHash = new int[ofForm.size()];
    List<int[]> wordsOfSlots = new ArrayList<>();
    List<Integer> formsOfSlots = new ArrayList<>();
    forms.forEach((folded, form) -> {
      formHash[form] = Shorthand.hash(folded);
      for (int listed : Shorthand.alike(folded)) {
        formsOfSlots.add(form);
        wordsOfSlots.add(meant(form, Shorthand.accented(listed)));
        slots[listed] = (short) formsOfSlots.size();
      }
    });
    slotWords = wordsOfSlots.toArray(new int[0][]);
    slotForm = formsOfSlots.stream().mapToInt(Integer::intValue).toArray();
    pairs = new int[ofForm.size()][ofForm.size()];
    for (int[] row : pairs) {
      Arrays.fill(row, -1);
    }
    int[] starts = words.pairStarts();
    for (int p = 0; p < starts.length; p++) {
      pairs[formOf[words.order()[starts[p]]]][formOf[words.order()[starts[p] + 1]]] = p;
    }
    occurrences = new Occurrences(words, ofForm, pairs);
  }

  private static int[] with(int[] list, int value) {
    int[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = value;
    return longer;
  }

  /** Which words of a form an accented syllable is. */
  private int[] meant(int form, String accented) {
    int[] meant = NONE;
    for (int word : ofForm.get(form)) {
      Words.Word asked = words.words().get(word);
      meant = !asked.exact() || asked.text().equals(accented) ? with(meant, word) : meant;
    }
    return meant;
  }

  /** Notes on a candidate all that its record says of the words. */
  void read(BytesRef record, Candidate c) {
    reader.open(record);
    c.subjectLength = place(c.subjectCounts, c.subjectPairs);
    occurrences.keep(c.subjectCounts, false);
    c.runInSubject = occurrences.longestRun();
    c.contextLength = place(c.contextCounts, c.contextPairs);
    for (int i = 0; i < words.words().size(); i++) {
      if (!Features.reads(words.words().get(i), Fields.CONTEXT)) {
        c.contextCounts[i] = 0;
      }
    }
    for (int i = 0; i < words.pairs().size(); i++) {
      if (!words.pairs().get(i).telling()) {
        c.contextPairs[i] = 0;
      }
    }
    c.bodyLength = place(c.bodyCounts, c.bodyPairs);
    occurrences.keep(c.bodyCounts, true);
    c.runInBody = occurrences.longestRun();
    c.wide = occurrences.best(Features.WIDE);
    c.narrow = occurrences.best(Features.NARROW);
    c.best = occurrences.middle(Features.NARROW);
  }

  /** Counts the words and pairs of one place; its length as precise as the index keeps it. */
  private int place(int[] counts, int[] pairCounts) {
    reader.nextPlace();
    occurrences.clear();
    int before = -1;
    int behind = 0;
    for (int number = reader.next(slots);
        number != Shorthand.Reader.END;
        number = reader.next(slots)) {
      int form;
      if (number == Shorthand.Reader.UNLISTED) {
        form = unlisted(counts);
        if (form < 0) {
          continue;
        }
      } else {
        int slot = slots[number] - 1;
        form = slotForm[slot];
        for (int word : slotWords[slot]) {
          counts[word]++;
        }
      }
      int after = reader.position();
      occurrences.add(after - 1, form);
      if (after == behind + 1 && before >= 0 && pairs[before][form] >= 0) {
        pairCounts[pairs[before][form]]++;
      }
      before = form;
      behind = after;
    }
    int length = reader.position();
    return length == 0 ? 0 : SmallFloat.byte4ToInt(SmallFloat.intToByte4(length));
  }

  private int unlisted(int[] counts) {
    for (int form = 0; form < formHash.length; form++) {
      if (formHash[form] == reader.foldedHash()) {
        for (int word : ofForm.get(form)) {
          if (!words.words().get(word).exact() || wordHash[word] == reader.accentedHash()) {
            counts[word]++;
          }
        }
        return form;
      }
    }
    return -1;
  }
}
