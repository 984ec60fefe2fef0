package vn.vanthu.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The passages as the index keeps them, for snippets. Heading empty when there is none. Immutable.
 */
public record StoredPassages(List<String> headings, List<String> texts) {

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

  static StoredPassages decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int count = in.readVInt();
    List<String> headings = new ArrayList<>(count);
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      headings.add(in.readString());
      texts.add(in.readString());
    }
    return new StoredPassages(headings, texts);
  }
}
