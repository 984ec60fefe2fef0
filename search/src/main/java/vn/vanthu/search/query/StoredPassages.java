package vn.vanthu.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The passages as the index keeps them, for snippets. Heading empty when there is none. Immutable.
 */
public record StoredPassages(List<String> headings, List<String> texts) {

  /** At most this many passages can be opened by themselves; what follows belongs to the last. */
  public static final int MOST = 4000;

  public StoredPassages {
    headings = List.copyOf(headings);
    texts = List.copyOf(texts);
  }

  /** The stored form. */
  public BytesRef encode() {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(headings.size());
      for (int i = 0; i < headings.size(); i++) {
        out.writeString(headings.get(i));
        out.writeString(texts.get(i));
      }
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("writing to memory", cannotHappen);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** One passage; the last when there are fewer; null when there is none. */
  static @Nullable Passage decode(BytesRef bytes, int wanted) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int count = in.readVInt();
    if (count == 0) {
      return null;
    }
    int at = Math.min(wanted, count - 1);
    for (int i = 0; i < 2 * at; i++) {
      in.skipBytes(in.readVInt());
    }
    return new Passage(at, in.readString(), in.readString());
  }

  /** A passage by its number. */
  record Passage(int number, String heading, String text) {}
}
