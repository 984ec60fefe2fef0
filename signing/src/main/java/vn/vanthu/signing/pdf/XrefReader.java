package vn.vanthu.signing.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;

/**
 * Reads cross-reference sections and follows their chain. Each section is parsed once and shared by
 * all views. Single-threaded.
 */
final class XrefReader {

  private static final int MAX_OBJECT_NUMBER = 1 << 26;

  private final DocumentBytes bytes;
  private final Budget budget;
  private final StreamDecoder decoder;
  private final long shift;
  private final Map<Long, XrefSection> known = new HashMap<>();

  /**
   * @param shift added to every offset in the file: the position of the header when junk stands
   *     before it
   */
  XrefReader(DocumentBytes bytes, Budget budget, long shift) {
    this.bytes = bytes;
    this.budget = budget;
    this.decoder = new StreamDecoder(budget);
    this.shift = shift;
  }

  long shift() {
    return shift;
  }

  /**
   * Sections from the newest to the oldest; empty when the first cannot be read. A hybrid table
   * follows its own stream.
   */
  List<XrefSection> chain(long start, long limit, Consumer<Anomaly> anomalies) {
    List<XrefSection> chain = new ArrayList<>();
    Set<Long> visited = new HashSet<>();
    long at = start;
    while (at >= 0) {
      if (!visited.add(at)) {
        anomalies.accept(Anomaly.XREF_LOOP);
        return chain;
      }
      XrefSection section = section(at, limit);
      if (section == null) {
        if (!chain.isEmpty()) {
          anomalies.accept(Anomaly.XREF_CHAIN_BROKEN);
        }
        return chain;
      }
      if (section.repeatedEntries()) {
        anomalies.accept(Anomaly.XREF_AMBIGUOUS);
      }
      chain.add(section);
      if (!section.isStream() && section.trailer().get("XRefStm") instanceof PdfObject.Int hybrid) {
        XrefSection hidden = section(hybrid.value() + shift, limit);
        if (hidden == null || !hidden.isStream()) {
          anomalies.accept(Anomaly.XREF_CHAIN_BROKEN);
        } else {
          chain.remove(
              hidden); // a trailer copied by an update names the stream of an older section again
          chain.add(hidden);
        }
      }
      at = previous(section);
    }
    return chain;
  }

  private long previous(XrefSection section) {
    return switch (section.trailer().get("Prev")) {
      case PdfObject.Int prev -> prev.value() + shift;
      case PdfObject.Real prev -> (long) prev.value() + shift;
      default -> -1;
    };
  }

  private @Nullable XrefSection section(long at, long limit) {
    XrefSection cached = known.get(at);
    if (cached != null) {
      return cached.end() <= limit ? cached : null;
    }
    if (at < 0 || at >= limit) {
      return null;
    }
    Lexer lexer = new Lexer(bytes.slice(0, limit), at, true, budget.maxDepth());
    lexer.skipSpace();
    XrefSection section = lexer.accept("xref") ? table(lexer, at) : stream(lexer, at);
    if (section != null) {
      known.put(at, section);
    }
    return section;
  }

  private @Nullable XrefSection table(Lexer lexer, long at) {
    XrefSection.Builder entries = new XrefSection.Builder();
    while (!lexer.accept("trailer")) {
      long first = lexer.unsigned();
      long count = lexer.unsigned();
      if (first < 0 || count < 0 || first + count > MAX_OBJECT_NUMBER) {
        return null;
      }
      for (int i = 0; i < count; i++) {
        long before = lexer.position();
        long offset = lexer.unsigned();
        long generation = lexer.unsigned();
        lexer.skipSpace();
        boolean inUse = lexer.accept("n");
        if (offset < 0 || generation < 0 || (!inUse && !lexer.accept("f"))) {
          lexer.moveTo(before); // fewer entries than promised
          break;
        }
        if (i == 0 && first == 1 && !inUse && generation == 65_535) {
          first = 0; // a known fault of some writers: the table begins at 0 whatever it says
        }
        int number = (int) first + i;
        budget.spendScanned(20);
        if (inUse) {
          entries.inFile(number, offset + shift, (int) Math.min(generation, 65_535));
        } else {
          entries.free(number);
        }
      }
    }
    if (!(lexer.object() instanceof PdfObject.Dict trailer)) {
      return null;
    }
    return entries.build(at, lexer.position(), false, trailer);
  }

  private @Nullable XrefSection stream(Lexer lexer, long at) {
    long number = lexer.unsigned();
    long generation = lexer.unsigned();
    if (number < 0 || generation < 0 || !lexer.accept("obj")) {
      return null;
    }
    if (!(lexer.object() instanceof PdfObject.Dict dict) || !dict.isType("XRef")) {
      return null;
    }
    long dataStart = StreamDecoder.dataStart(bytes, lexer);
    if (dataStart < 0) {
      return null;
    }
    long declared = dict.get("Length") instanceof PdfObject.Int length ? length.value() : -1;
    long dataEnd = StreamDecoder.dataEnd(bytes, dataStart, declared);
    byte[] data = decoder.decode(dict, bytes.copy(dataStart, dataEnd));
    XrefSection.Builder entries = new XrefSection.Builder();
    if (!readEntries(dict, data, entries)) {
      return null;
    }
    lexer.moveTo(dataEnd);
    lexer.accept("endstream");
    lexer.accept("endobj");
    return entries.build(at, lexer.position(), true, dict);
  }

  /** ISO 32000-1 §7.5.8.3. */
  private boolean readEntries(PdfObject.Dict dict, byte[] data, XrefSection.Builder entries) {
    int[] widths = new int[3];
    if (!(dict.get("W") instanceof PdfObject.Array w) || w.size() < 3) {
      return false;
    }
    int rowLength = 0;
    for (int i = 0; i < 3; i++) {
      if (!(w.items().get(i) instanceof PdfObject.Int width)
          || width.value() < 0
          || width.value() > 8) {
        return false;
      }
      widths[i] = (int) width.value();
      rowLength += widths[i];
    }
    if (rowLength == 0) {
      return false;
    }
    List<PdfObject> index =
        dict.get("Index") instanceof PdfObject.Array array
            ? array.items()
            : List.of(new PdfObject.Int(0), dict.get("Size"));
    int at = 0;
    for (int i = 0; i + 1 < index.size(); i += 2) {
      if (!(index.get(i) instanceof PdfObject.Int first)
          || !(index.get(i + 1) instanceof PdfObject.Int count)) {
        return false;
      }
      if (first.value() < 0
          || count.value() < 0
          || first.value() + count.value() > MAX_OBJECT_NUMBER) {
        return false;
      }
      for (long n = first.value();
          n < first.value() + count.value() && at + rowLength <= data.length;
          n++, at += rowLength) {
        long type = widths[0] == 0 ? 1 : field(data, at, widths[0]);
        long second = field(data, at + widths[0], widths[1]);
        long third = field(data, at + widths[0] + widths[1], widths[2]);
        if (type == 1) {
          entries.inFile((int) n, second + shift, (int) Math.min(third, 65_535));
        } else if (type == 2) {
          entries.inStream(
              (int) n,
              (int) Math.min(second, MAX_OBJECT_NUMBER),
              (int) Math.min(third, Integer.MAX_VALUE));
        } else {
          entries.free((int) n);
        }
      }
    }
    return true;
  }

  private static long field(byte[] data, int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = (value << 8) | (data[at + i] & 0xFF);
    }
    return value & Long.MAX_VALUE;
  }
}
