package vn.vanthu.signing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.pdf.Anomaly;
import vn.vanthu.signing.pdf.IndirectObject;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.XrefEntry;

/**
 * Words in the bytes of a file that speak of a signature, wherever they stand. They are no trace of
 * one where they are content: in the data of a stream (a signed document attached to an unsigned
 * one) or in a string, and in usage rights. That is believed only of a file in order: each object
 * where its cross-reference says, ending where it should, none inside another. In a damaged file
 * every word is a trace. Single-threaded.
 */
final class SignatureTraces {

  private static final byte[] BYTE_RANGE = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_STREAM = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_OBJECT = "endobj".getBytes(StandardCharsets.US_ASCII);

  /** White space before an end word. */
  private static final int MOST_BLANKS = 4;

  /** How a CMS begins in hexadecimal, and the forms of signatures in PDF. */
  private static final List<String> VALUES = List.of("<3080", "<3082", "<3083");

  private static final List<String> FORMS = List.of("/adbe.pkcs7", "/ETSI.CAdES", "/ETSI.RFC3161");

  private final PdfFile file;
  private final Map<Long, Long> rights = new HashMap<>();
  private @Nullable NavigableMap<Long, Long> content;

  /**
   * @param rights signatures of usage rights
   */
  SignatureTraces(PdfFile file, List<SignatureField> rights) {
    this.file = file;
    for (SignatureField each : rights) {
      IndirectObject object = file.object(each.valueNumber());
      if (object != null && object.start() >= 0) {
        this.rights.put(object.start(), object.end());
      }
    }
  }

  /** How many byte ranges are written out, those of usage rights aside. */
  long byteRanges() {
    long count = 0;
    for (long at = next(BYTE_RANGE, 0); at >= 0; at = next(BYTE_RANGE, at + 1)) {
      count += isOfRights(at) ? 0 : 1;
    }
    return count;
  }

  /**
   * Whether a byte range, or a value and the name of its form, stand where they are no content,
   * though the document leads to no signature.
   */
  boolean areLeft() {
    return isLeft(BYTE_RANGE) || (anyLeft(VALUES) && anyLeft(FORMS));
  }

  private boolean anyLeft(List<String> words) {
    return words.stream().anyMatch(word -> isLeft(word.getBytes(StandardCharsets.US_ASCII)));
  }

  private boolean isLeft(byte[] word) {
    for (long at = next(word, 0); at >= 0; at = next(word, at + 1)) {
      if (!isOfRights(at) && !isContent(at)) {
        return true;
      }
    }
    return false;
  }

  private long next(byte[] word, long from) {
    return file.bytes().indexOf(word, from, file.bytes().length());
  }

  private boolean isOfRights(long at) {
    return rights.entrySet().stream().anyMatch(r -> r.getKey() <= at && at < r.getValue());
  }

  private boolean isContent(long at) {
    NavigableMap<Long, Long> known = content;
    if (known == null) {
      known = readContent();
      content = known;
    }
    Map.Entry<Long, Long> before = known.floorEntry(at);
    return before != null && at < before.getValue();
  }

  /** Where content begins and ends; nothing unless the whole file is in order. */
  private NavigableMap<Long, Long> readContent() {
    NavigableMap<Long, Long> found = new TreeMap<>();
    TreeSet<Long> starts = new TreeSet<>();
    file.sections().forEach(section -> starts.add(section.position()));
    file.objectNumbers().stream()
        .filter(number -> file.entry(number) instanceof XrefEntry.InFile)
        .mapToObj(file::object)
        .forEach(object -> {
          if (object != null) {
            starts.add(object.start());
            read(object, found);
          }
        });
    boolean inOrder =
        file.anomalies().stream()
            .allMatch(a -> a == Anomaly.HEADER_NOT_FIRST || a == Anomaly.HEADER_MISSING);
    found
        .entrySet()
        .removeIf(piece -> {
          Long inside = starts.ceiling(piece.getKey());
          return inside != null && inside < piece.getValue();
        });
    return inOrder ? found : new TreeMap<>();
  }

  private void read(IndirectObject object, Map<Long, Long> found) {
    if (object.value() instanceof PdfObject.Stream stream) {
      long end = file.dataEnd(stream);
      if (file.hasTrueLength(stream) && endsWith(END_OF_STREAM, end)) {
        found.put(stream.dataStart(), end);
      }
    } else if (endsWith(END_OF_OBJECT, object.end())) {
      strings(object.value(), found);
    }
  }

  private boolean endsWith(byte[] word, long from) {
    long last = Math.min(from + MOST_BLANKS, file.bytes().length() - word.length);
    for (long at = from; at <= last; at++) {
      if (file.bytes().matches(at, word)) {
        return true;
      }
      if (" \r\n".indexOf(file.bytes().at(at)) < 0) {
        return false;
      }
    }
    return false;
  }

  private static void strings(PdfObject object, Map<Long, Long> found) {
    switch (object) {
      case PdfObject.Str text when !text.hex() && text.start() >= 0 ->
          found.put(text.start(), text.end());
      case PdfObject.Array array -> array.items().forEach(item -> strings(item, found));
      case PdfObject.Dict dict -> dict.entries().values().forEach(v -> strings(v, found));
      default -> {}
    }
  }
}
