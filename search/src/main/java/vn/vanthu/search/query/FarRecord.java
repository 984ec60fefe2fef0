package vn.vanthu.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Shorthand;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/**
 * The content of a record that a far index holds, read into syllables, so that ranking sees of it
 * exactly what it would read from an index of its own. Immutable; a third larger than its text.
 */
public final class FarRecord {

  /** Rough size of what does not grow with the text. */
  private static final int FIXED = 400;

  private final Card card;
  private final BytesRef text;
  private final BytesRef shorthand;
  private final int[] starts;
  private final long contextOf;

  private FarRecord(Card card, BytesRef text, BytesRef shorthand, int[] starts, long contextOf) {
    this.card = card;
    this.text = text;
    this.shorthand = shorthand;
    this.starts = starts;
    this.contextOf = contextOf;
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
          BytesRef.deepCopyOf(
              Shorthand.of(
                  syllables.read(read.subject() == null ? "" : read.subject()),
                  syllables.read(context),
                  body)),
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
    return FIXED + text.length + shorthand.length;
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
  Candidate candidate(int doc, float score, Words words, AskedWords asked) {
    Candidate c = new Candidate(doc, score, words.words().size(), words.pairs().size());
    c.context = contextOf;
    c.year = card.issuedOn() == null ? 0 : card.issuedOn().getYear();
    c.type = shownType(card.type());
    asked.read(shorthand, c);
    return c;
  }

  private static @Nullable String shownType(@Nullable String type) {
    return type == null || type.isBlank() ? null : Names.cut(type.strip());
  }
}
