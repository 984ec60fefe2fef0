package vn.vanthu.search.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Replies as bytes on a pipe. The reading side trusts nothing: a worker that was taken over can
 * send wrong counts, so every length is checked before memory is given. Stateless.
 */
final class ReplyCodec {

  /** No reply part is longer, in bytes: 64 MiB. */
  static final int MAX_BYTES = 64 << 20;

  private static final int MAX_ITEMS = 2_000_000;

  private ReplyCodec() {}

  static void write(Reply reply, DataOutputStream out) throws IOException {
    switch (reply) {
      case Reply.Ready() -> out.writeByte('R');
      case Reply.Pages(int done, int total) -> {
        out.writeByte('P');
        out.writeInt(done);
        out.writeInt(total);
      }
      case Reply.Text(ExtractedText text) -> {
        out.writeByte('T');
        writeText(text, out);
      }
      case Reply.Image(PageImage image) -> {
        out.writeByte('I');
        writeBytes(image.png(), out);
        out.writeInt(image.widthPixels());
        out.writeInt(image.heightPixels());
        out.writeInt(image.pages());
      }
      case Reply.Pdf(byte[] bytes) -> {
        out.writeByte('D');
        writeBytes(bytes, out);
      }
      case Reply.Refusal(Refused refused) -> {
        out.writeByte('X');
        out.writeUTF(refused.reason().name());
        writeString(refused.detail(), out);
      }
    }
    out.flush();
  }

  static Reply read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'R' -> new Reply.Ready();
      case 'P' -> new Reply.Pages(in.readInt(), in.readInt());
      case 'T' -> new Reply.Text(readText(in));
      case 'I' ->
          new Reply.Image(new PageImage(readBytes(in), in.readInt(), in.readInt(), in.readInt()));
      case 'D' -> new Reply.Pdf(readBytes(in));
      case 'X' -> new Reply.Refusal(new Refused(one(Refused.Reason.class, in), readString(in)));
      default -> throw new IOException(String.format(Locale.ROOT, "unknown reply %d", kind));
    };
  }

  private static void writeText(ExtractedText text, DataOutputStream out) throws IOException {
    writeString(text.mediaType(), out);
    out.writeUTF(text.origin().name());
    writeString(text.text(), out);
    out.writeInt(text.pages().size());
    for (PageSize page : text.pages()) {
      out.writeFloat(page.width());
      out.writeFloat(page.height());
    }
    out.writeInt(text.words().size());
    for (Word word : text.words()) {
      out.writeInt(word.start());
      out.writeInt(word.end());
      out.writeInt(word.page());
      out.writeFloat(word.box().left());
      out.writeFloat(word.box().top());
      out.writeFloat(word.box().width());
      out.writeFloat(word.box().height());
      out.writeByte(word.confidence());
    }
    out.writeInt(text.zones().size());
    for (Zone zone : text.zones()) {
      out.writeUTF(zone.kind().name());
      out.writeInt(zone.start());
      out.writeInt(zone.end());
    }
    String legacy = text.legacyText();
    out.writeBoolean(legacy != null);
    if (legacy != null) {
      writeString(legacy, out);
    }
    out.writeInt(text.warnings().size());
    for (Warning warning : text.warnings()) {
      out.writeUTF(warning.reason().name());
      writeString(warning.detail(), out);
    }
  }

  private static ExtractedText readText(DataInputStream in) throws IOException {
    try {
      String mediaType = readString(in);
      Origin origin = one(Origin.class, in);
      String text = readString(in);
      List<PageSize> pages = new ArrayList<>();
      for (int n = count(in); n > 0; n--) {
        pages.add(new PageSize(in.readFloat(), in.readFloat()));
      }
      List<Word> words = new ArrayList<>();
      for (int n = count(in); n > 0; n--) {
        words.add(
            new Word(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                new Box(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat()),
                in.readUnsignedByte()));
      }
      List<Zone> zones = new ArrayList<>();
      for (int n = count(in); n > 0; n--) {
        zones.add(new Zone(one(Zone.Kind.class, in), in.readInt(), in.readInt()));
      }
      @Nullable String legacy = in.readBoolean() ? readString(in) : null;
      List<Warning> warnings = new ArrayList<>();
      for (int n = count(in); n > 0; n--) {
        warnings.add(new Warning(one(Warning.Reason.class, in), readString(in)));
      }
      return new ExtractedText(mediaType, origin, text, pages, words, zones, legacy, warnings);
    } catch (IllegalArgumentException e) {
      throw new IOException("the worker's reply is not well formed", e);
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_ITEMS) {
      throw new IOException("too many items: " + count);
    }
    return count;
  }

  private static <T extends Enum<T>> T one(Class<T> values, DataInputStream in) throws IOException {
    String name = in.readUTF();
    try {
      return Enum.valueOf(values, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("no such value", e);
    }
  }

  private static void writeString(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  /** Without NUL, which no database keeps; places stay where they are. */
  private static String readString(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("too long: " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut after " + bytes.length + " of " + length);
    }
    return bytes;
  }
}
