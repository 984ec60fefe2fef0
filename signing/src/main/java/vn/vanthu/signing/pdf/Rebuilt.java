package vn.vanthu.signing.pdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.vanthu.signing.DocumentBytes;

/**
 * A cross-reference made by searching the bytes for objects; of two with one number the later
 * counts.
 *
 * @param section everything that was found, with the last trailer that names a catalog
 */
record Rebuilt(XrefSection section) {

  private static final byte[] OBJ = {'o', 'b', 'j'};
  private static final byte[] TRAILER = {'t', 'r', 'a', 'i', 'l', 'e', 'r'};

  static Rebuilt search(DocumentBytes bytes, Budget budget, StreamDecoder decoder) {
    budget.spendScanned(bytes.length());
    Map<Integer, XrefEntry> found = new TreeMap<>();
    PdfObject.Dict trailer = null;
    int catalog = 0;
    for (long at = bytes.indexOf(OBJ, 0, bytes.length());
        at >= 0;
        at = bytes.indexOf(OBJ, at + 3, bytes.length())) {
      long start = startOfObject(bytes, at);
      if (start < 0) {
        continue;
      }
      IndirectObject object = ObjectReader.readAt(bytes, start, budget.maxDepth());
      if (object == null || object.number() <= 0 || object.number() > (1 << 26)) {
        continue;
      }
      budget.spendObject();
      found.put(object.number(), new XrefEntry.InFile(start, object.generation()));
      if (object.value() instanceof PdfObject.Dict dict && dict.isType("Catalog")) {
        catalog = object.number();
      }
      if (object.value() instanceof PdfObject.Stream stream) {
        if (stream.dict().isType("XRef") && stream.dict().has("Root")) {
          trailer = stream.dict();
        } else if (stream.dict().isType("ObjStm")) {
          int inside =
              addContained(bytes, decoder, object.number(), stream, found, budget.maxDepth());
          catalog = inside > 0 ? inside : catalog;
        }
      }
    }
    for (long at = bytes.indexOf(TRAILER, 0, bytes.length());
        at >= 0;
        at = bytes.indexOf(TRAILER, at + 7, bytes.length())) {
      if (new Lexer(bytes, at + 7, true, budget.maxDepth()).object() instanceof PdfObject.Dict dict
          && dict.has("Root")) {
        trailer = dict;
      }
    }
    return new Rebuilt(section(found, trailer != null ? trailer : made(catalog)));
  }

  private static PdfObject.Dict made(int catalog) {
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    if (catalog > 0) {
      entries.put("Root", new PdfObject.Ref(catalog, 0));
    }
    return PdfObject.Dict.of(entries);
  }

  private static XrefSection section(Map<Integer, XrefEntry> found, PdfObject.Dict trailer) {
    XrefSection.Builder entries = new XrefSection.Builder();
    found.forEach((number, entry) -> {
      switch (entry) {
        case XrefEntry.InFile at -> entries.inFile(number, at.offset(), at.generation());
        case XrefEntry.InStream in -> entries.inStream(number, in.container(), in.index());
        case XrefEntry.Free free -> entries.free(number);
      }
    });
    return entries.build(-1, -1, false, trailer);
  }

  private static int addContained(
      DocumentBytes bytes,
      StreamDecoder decoder,
      int container,
      PdfObject.Stream stream,
      Map<Integer, XrefEntry> found,
      int maxDepth) {
    long declared = stream.dict().get("Length") instanceof PdfObject.Int n ? n.value() : -1;
    long end = StreamDecoder.dataEnd(bytes, stream.dataStart(), declared);
    byte[] data = decoder.decode(stream.dict(), bytes.copy(stream.dataStart(), end));
    ObjectStream inside = ObjectStream.read(stream.dict(), data, maxDepth);
    int[] numbers = inside.numbers();
    int catalog = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > 0 && numbers[i] <= (1 << 26)) {
        found.put(numbers[i], new XrefEntry.InStream(container, i));
        PdfObject value = inside.object(numbers[i], i);
        if (value instanceof PdfObject.Dict dict && dict.isType("Catalog")) {
          catalog = numbers[i];
        }
      }
    }
    return catalog;
  }

  /** Position of the N in "N G obj" when the word at this position ends such a line, else -1. */
  static long startOfObject(DocumentBytes bytes, long obj) {
    long at = back(bytes, obj, false);
    long generation = back(bytes, at, true);
    long gap = back(bytes, generation, false);
    long number = back(bytes, gap, true);
    boolean wellFormed =
        at >= 0 && generation < at && gap < generation && number < gap && at - generation <= 5;
    boolean alone =
        number == 0
            || (number > 0 && !Lexer.isRegular(bytes.at(number - 1)))
            || endsObject(bytes, number);
    return wellFormed && alone ? number : -1;
  }

  private static boolean endsObject(DocumentBytes bytes, long at) {
    return at >= 6 && bytes.matches(at - 6, new byte[] {'e', 'n', 'd', 'o', 'b', 'j'});
  }

  private static long back(DocumentBytes bytes, long from, boolean digits) {
    long at = from;
    while (at > 0 && from - at < 16) {
      int c = bytes.at(at - 1);
      boolean fits = digits ? c >= '0' && c <= '9' : Lexer.isSpace(c);
      if (!fits) {
        break;
      }
      at--;
    }
    return at;
  }
}
