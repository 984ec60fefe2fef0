package vn.vanthu.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What the index keeps of a record to show it as a hit. Immutable. */
public record Card(
    String id,
    long revision,
    @Nullable String number,
    @Nullable String type,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    @Nullable String arrivalNumber,
    @Nullable String signature,
    @Nullable String subject) {

  /** The stored form. */
  public BytesRef encode() {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeString(id);
      out.writeVLong(revision);
      write(out, number);
      write(out, type);
      write(out, issuer);
      write(out, issuedOn);
      write(out, effectiveFrom);
      write(out, effectiveTo);
      write(out, arrivalNumber);
      write(out, signature);
      write(out, subject);
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("writing to memory", cannotHappen);
    }
    return new BytesRef(out.toArrayCopy());
  }

  static Card decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    return new Card(
        in.readString(),
        in.readVLong(),
        readText(in),
        readText(in),
        readText(in),
        readDate(in),
        readDate(in),
        readDate(in),
        readText(in),
        readText(in),
        readText(in));
  }

  private static void write(DataOutput out, @Nullable Object value) throws IOException {
    out.writeString(value == null ? "" : value.toString());
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    String text = in.readString();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate readDate(DataInput in) throws IOException {
    String text = in.readString();
    return text.isEmpty() ? null : LocalDate.parse(text);
  }
}
