package vn.vanthu.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/**
 * The content of a record that a far index holds, read into syllables, so that ranking sees of it
 * exactly what it would read from postings. Immutable; about three times the size of its text.
 */
public final class FarRecord {

  /** Rough size of what does not grow with the text. */
  private static final int FIXED = 400;

  private static final int A_SYLLABLE = 8;

  private final Card card;
  private final BytesRef text;
  private final Place subject;
  private final Place context;
  private final Place body;
  private final int[] starts;
  private final long contextOf;

  private FarRecord(
      Card card,
      BytesRef text,
      Place subject,
      Place context,
      Place body,
      int[] starts,
      long contextOf) {
    this.card = card;
    this.text = text;
    this.subject = subject;
    this.context = context;
    this.body = body;
    this.starts = starts;
    this.contextOf = contextOf;
  }

  /** Both forms of each syllable of one place. */
  private static final class Place {
    private final String[] accented;
    private final String[] folded;

    private Place(String[] accented, String[] folded) {
      this.accented = accented;
      this.folded = folded;
    }

    static Place of(List<Syllable> read) {
      String[] accented = new String[read.size()];
      String[] folded = new String[read.size()];
      for (int i = 0; i < accented.length; i++) {
        accented[i] = read.get(i).accented();
        folded[i] = read.get(i).folded();
      }
      return new Place(accented, folded);
    }

    /** As precise as the index keeps it. */
    int length() {
      return folded.length == 0 ? 0 : SmallFloat.byte4ToInt(SmallFloat.intToByte4(folded.length));
    }
  }

  /**
   * Reads what the index keeps of a record.
   *
   * @param card as {@link Card#encode} wrote it
   * @param passages as {@link StoredPassages#encode} wrote them
   * @param context name of the law or dossier it stands in; empty when there is none
   */
  public static FarRecord of(byte[] card, byte[] passages, String context) {
    Syllables syllables = new Syllables();
    List<Syllable> body = new ArrayList<>();
    BytesRef text = new BytesRef(passages);
    try {
      Card read = Card.decode(new BytesRef(card));
      ByteArrayDataInput in = new ByteArrayDataInput(passages);
      int count = in.readVInt();
      int[] starts = new int[Math.min(count, StoredPassages.MOST)];
      for (int i = 0; i < count; i++) {
        if (i < starts.length) {
          starts[i] = body.size();
        }
        body.addAll(syllables.read(in.readString()));
        body.addAll(syllables.read(in.readString()));
      }
      return new FarRecord(
          read,
          text,
          Place.of(syllables.read(read.subject() == null ? "" : read.subject())),
          Place.of(syllables.read(context)),
          Place.of(body),
          starts,
          contextOf(context));
    } catch (IOException e) {
      throw new UncheckedIOException("a record of the index cannot be read", e);
    }
  }

  /** The number that texts of one law or dossier share; 0 for those that stand alone. */
  public static long contextOf(String context) {
    return context.isBlank() ? 0 : StringHelper.murmurhash3_x64_128(new BytesRef(context))[0];
  }

  public long revision() {
    return card.revision();
  }

  /** About how many bytes of memory it takes. */
  public int size() {
    int all = subject.folded.length + context.folded.length + body.folded.length;
    return FIXED + text.length + A_SYLLABLE * all;
  }

  Card card() {
    return card;
  }

  /** The hit with the passage in which the best stretch lies. */
  Hit hit(Ranked ranked, Highlighter highlighter) throws IOException {
    int passage = 0;
    while (passage + 1 < starts.length && starts[passage + 1] <= ranked.position()) {
      passage++;
    }
    boolean somewhere = ranked.position() > 0 && starts.length > 0;
    return Hits.of(
        card,
        ranked.score(),
        StoredPassages.decode(text, somewhere ? passage : 0),
        somewhere ? ranked.position() - starts[passage] : 0,
        highlighter);
  }

  /** What ranking sees of it for the words of a question. */
  Candidate candidate(int doc, float score, Asked asked) {
    Words words = asked.words;
    Candidate c = new Candidate(doc, score, words.words().size(), words.pairs().size());
    c.subjectLength = subject.length();
    c.bodyLength = body.length();
    c.contextLength = context.length();
    c.context = contextOf;
    c.year = card.issuedOn() == null ? 0 : card.issuedOn().getYear();
    c.type = shownType(card.type());
    asked.read(subject, c.subjectCounts, c.subjectPairs, c.subjectPositions);
    asked.read(body, c.bodyCounts, c.bodyPairs, c.bodyPositions);
    asked.read(context, c.contextCounts, c.contextPairs, null);
    for (int i = 0; i < words.words().size(); i++) {
      Words.Word word = words.words().get(i);
      if (!word.telling()) {
        c.bodyPositions[i] = Candidate.NOWHERE;
      }
      if (!Features.reads(word, Fields.CONTEXT)) {
        c.contextCounts[i] = 0;
      }
    }
    for (int i = 0; i < words.pairs().size(); i++) {
      if (!words.pairs().get(i).telling()) {
        c.contextPairs[i] = 0;
      }
    }
    return c;
  }

  private static @Nullable String shownType(@Nullable String type) {
    return type == null || type.isBlank() ? null : Names.cut(type.strip());
  }

  /** The words of a question, to be looked for in many records. For one search by one thread. */
  static final class Asked {
    private static final int[] NONE = {};

    private final Words words;

    /** Each folded form of the question by number. */
    private final Map<String, Integer> forms = new HashMap<>();

    /** The words of each folded form. */
    private final List<List<Integer>> ofForm = new ArrayList<>();

    /** The pair that begins with one form and ends with the other; -1 when there is none. */
    private final int[][] pairs;

    Asked(Words words) {
      this.words = words;
      for (int i = 0; i < words.words().size(); i++) {
        String folded = words.words().get(i).folded();
        Integer form = forms.putIfAbsent(folded, ofForm.size());
        if (form == null) {
          form = ofForm.size();
          ofForm.add(new ArrayList<>());
        }
        ofForm.get(form).add(i);
      }
      pairs = new int[ofForm.size()][ofForm.size()];
      for (int[] row : pairs) {
        Arrays.fill(row, -1);
      }
      int[] starts = words.pairStarts();
      for (int p = 0; p < starts.length; p++) {
        pairs[form(words.order()[starts[p]])][form(words.order()[starts[p] + 1])] = p;
      }
    }

    private int form(int word) {
      return forms.getOrDefault(words.words().get(word).folded(), 0);
    }

    /** Counts words and pairs of one place, and notes where the folded forms of the words stand. */
    private void read(
        Place place, int[] counts, int[] pairCounts, int @Nullable [] @Nullable [] positions) {
      int[][] at = new int[ofForm.size()][];
      int[] found = new int[ofForm.size()];
      int before = -1;
      for (int i = 0; i < place.folded.length; i++) {
        Integer form = forms.get(place.folded[i]);
        if (form == null) {
          before = -1;
          continue;
        }
        for (int word : ofForm.get(form)) {
          Words.Word asked = words.words().get(word);
          if (!asked.exact() || asked.text().equals(place.accented[i])) {
            counts[word]++;
          }
        }
        if (before >= 0 && pairs[before][form] >= 0) {
          pairCounts[pairs[before][form]]++;
        }
        if (positions != null) {
          at[form] = with(at[form] == null ? NONE : at[form], found[form], i);
          found[form]++;
        }
        before = form;
      }
      if (positions != null) {
        for (int form = 0; form < at.length; form++) {
          int[] places = at[form] == null ? NONE : Arrays.copyOf(at[form], found[form]);
          for (int word : ofForm.get(form)) {
            positions[word] = counts[word] > 0 ? places : Candidate.NOWHERE;
          }
        }
      }
    }

    private static int[] with(int[] list, int size, int value) {
      int[] room = size < list.length ? list : Arrays.copyOf(list, Math.max(4, size * 2));
      room[size] = value;
      return room;
    }
  }
}
