package vn.vanthu.signing.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.XrefEntry;
import vn.vanthu.signing.pdf.XrefSection;

/**
 * An incremental update in the making (ISO 32000-1 section 7.5.6): the objects that one revision
 * adds or replaces. It reads from the document only what it is asked for, and is written after the
 * document's last byte with a cross-reference of the document's own kind. Single-threaded.
 */
final class Increment {
  /** Room for {@code [0 a b c]} with three numbers of up to 18 digits; the rest stays blank. */
  private static final int RANGE_ROOM = 60;

  /** A stream made by us. */
  @SuppressWarnings("ArrayRecordComponent")
  private record NewStream(PdfObject.Dict dict, byte[] data) {}

  /** Where the signature value goes, in the finished increment. */
  record Gap(long contentsStart, long contentsEnd) {}

  /**
   * A finished increment.
   *
   * @param bytes what follows the document
   * @param gap where {@code <…>} of the signature stands, counted from the document's first byte;
   *     null when the increment has no signature
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Written(byte[] bytes, @Nullable Gap gap) {}

  private final PdfFile file;
  private final Map<Integer, Object> objects = new TreeMap<>();
  private final Map<Integer, Integer> generations = new TreeMap<>();
  private final Set<Integer> dangling = new HashSet<>();
  private int next;
  private int signature = -1;
  private int reservedBytes;

  Increment(PdfFile file) {
    this.file = file;
    this.next = file.nextObjectNumber();
    file.references(number -> {
      if (number >= next) {
        dangling.add(number);
      }
    });
  }

  PdfFile file() {
    return file;
  }

  /**
   * A number for a new object, which no object of the document refers to: what refers to an object
   * that is not there means nothing by it (ISO 32000-1 section 7.3.10), and would mean ours.
   */
  PdfObject.Ref allot() {
    while (dangling.contains(next)) {
      next++;
    }
    return Pdf.ref(next++, 0);
  }

  /** Adds a new object. */
  PdfObject.Ref add(PdfObject value) {
    PdfObject.Ref ref = allot();
    put(ref, value);
    return ref;
  }

  /** Adds a new stream; its length is filled in here. */
  PdfObject.Ref addStream(PdfObject.Dict dict, byte[] data) {
    PdfObject.Ref ref = allot();
    objects.put(
        ref.number(), new NewStream(Pdf.with(dict, "Length", Pdf.whole(data.length)), data));
    generations.put(ref.number(), 0);
    return ref;
  }

  /** Sets the object of that number, a new one or one of the document. */
  void put(PdfObject.Ref ref, PdfObject value) {
    objects.put(ref.number(), value);
    generations.put(
        ref.number(),
        file.entry(ref.number()) instanceof XrefEntry.InFile at ? at.generation() : 0);
  }

  /** The object as this increment leaves it. */
  PdfObject resolve(PdfObject object) {
    if (object instanceof PdfObject.Ref ref
        && objects.get(ref.number()) instanceof PdfObject changed) {
      return changed;
    }
    return file.resolve(object);
  }

  /** The dictionary as this increment leaves it; empty when it is none. */
  PdfObject.Dict dict(PdfObject object) {
    return resolve(object) instanceof PdfObject.Dict dict ? dict : PdfObject.Dict.EMPTY;
  }

  /** The items of the array as this increment leaves it; empty when it is none. */
  List<PdfObject> items(PdfObject object) {
    return resolve(object) instanceof PdfObject.Array array ? array.items() : List.of();
  }

  PdfObject.Ref catalogRef() {
    if (file.trailer().get("Root") instanceof PdfObject.Ref root) {
      return root;
    }
    throw new SigningRefusal(SigningProblem.UNREADABLE, "the catalog is not an indirect object");
  }

  PdfObject.Dict catalog() {
    return dict(catalogRef());
  }

  /**
   * Says which new object is the signature dictionary, and how many bytes its value may take. Its
   * {@code /Contents} and {@code /ByteRange} are written here.
   */
  void signature(PdfObject.Ref ref, int bytes) {
    signature = ref.number();
    reservedBytes = bytes;
  }

  /** Writes everything. The document must not end inside a line. */
  Written write() {
    long base = file.bytes().length();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    PdfSerializer to = new PdfSerializer(out);
    int last = file.bytes().at(base - 1);
    if (last != '\n' && last != '\r') {
      out.write('\n');
    }
    Map<Integer, Long> offsets = new TreeMap<>();
    int gapStart = -1;
    int rangeStart = -1;
    for (Map.Entry<Integer, Object> entry : objects.entrySet()) {
      int number = entry.getKey();
      offsets.put(number, base + out.size());
      to.ascii(number + " " + generations.get(number) + " obj\n");
      switch (entry.getValue()) {
        case NewStream stream -> {
          to.object(stream.dict);
          to.ascii("\nstream\n");
          out.write(stream.data, 0, stream.data.length);
          to.ascii("\nendstream");
        }
        case PdfObject.Dict dict when number == signature -> {
          to.openDict(dict);
          to.ascii("/Contents ");
          gapStart = out.size();
          to.ascii("<" + "0".repeat(2 * reservedBytes) + ">/ByteRange ");
          rangeStart = out.size();
          to.ascii(" ".repeat(RANGE_ROOM) + ">>");
        }
        case PdfObject value -> to.object(value);
        default -> throw new IllegalStateException("neither object nor stream");
      }
      to.ascii("\nendobj\n");
    }
    writeCrossReference(out, to, offsets);
    return finish(out.toByteArray(), base, gapStart, rangeStart);
  }

  private Written finish(byte[] bytes, long base, int gapStart, int rangeStart) {
    if (gapStart < 0) {
      return new Written(bytes, null);
    }
    long gapFrom = base + gapStart;
    long gapTo = gapFrom + 2L * reservedBytes + 2;
    String range = "[0 %d %d %d]".formatted(gapFrom, gapTo, base + bytes.length - gapTo);
    for (int i = 0; i < range.length(); i++) {
      bytes[rangeStart + i] = (byte) range.charAt(i);
    }
    return new Written(bytes, new Gap(gapFrom, gapTo));
  }

  private void writeCrossReference(
      ByteArrayOutputStream out, PdfSerializer to, Map<Integer, Long> offsets) {
    boolean stream = isStream();
    long start = file.bytes().length() + out.size();
    Map<String, PdfObject> trailer = new LinkedHashMap<>();
    PdfObject.Ref self = stream ? allot() : null;
    trailer.put("Size", Pdf.whole(next));
    for (String key : List.of("Root", "Info")) {
      if (file.trailer().has(key)) {
        trailer.put(key, file.trailer().get(key));
      }
    }
    trailer.put("Prev", Pdf.whole(file.startXref()));
    trailer.put("ID", identifier(offsets));
    if (self == null) {
      table(to, offsets);
      to.ascii("trailer\n");
      to.object(PdfObject.Dict.of(trailer));
    } else {
      offsets.put(self.number(), start);
      xrefStream(out, to, offsets, trailer, self);
    }
    to.ascii("\nstartxref\n" + start + "\n%%EOF\n");
  }

  /** A table follows a table and a stream a stream; a hybrid file counts as one with tables. */
  private boolean isStream() {
    List<XrefSection> sections = file.sections();
    boolean hybrid =
        sections.size() > 1
            && sections.getFirst().isStream()
            && !sections.get(1).isStream()
            && sections.get(1).trailer().has("XRefStm");
    return sections.getFirst().isStream() && !hybrid;
  }

  private static List<List<Integer>> runs(Map<Integer, Long> offsets) {
    List<List<Integer>> runs = new ArrayList<>();
    int before = -2;
    for (int number : offsets.keySet()) {
      if (number != before + 1) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(number);
      before = number;
    }
    return runs;
  }

  private void table(PdfSerializer to, Map<Integer, Long> offsets) {
    to.ascii("xref\n");
    for (List<Integer> run : runs(offsets)) {
      to.ascii(run.getFirst() + " " + run.size() + "\n");
      for (int number : run) {
        long offset = offsets.getOrDefault(number, 0L);
        if (offset > 9_999_999_999L) {
          throw new SigningRefusal(SigningProblem.LIMIT, "beyond 10 GB tables have no room");
        }
        to.padded(offset, 10);
        to.ascii(" ");
        to.padded(generations.getOrDefault(number, 0), 5);
        to.ascii(" n \n");
      }
    }
  }

  private void xrefStream(
      ByteArrayOutputStream out,
      PdfSerializer to,
      Map<Integer, Long> offsets,
      Map<String, PdfObject> trailer,
      PdfObject.Ref self) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    List<PdfObject> index = new ArrayList<>();
    for (List<Integer> run : runs(offsets)) {
      index.add(Pdf.whole(run.getFirst()));
      index.add(Pdf.whole(run.size()));
      for (int number : run) {
        long offset = offsets.getOrDefault(number, 0L);
        int generation = generations.getOrDefault(number, 0);
        rows.write(1);
        for (int shift = 56; shift >= 0; shift -= 8) {
          rows.write((int) (offset >>> shift));
        }
        rows.write(generation >>> 8);
        rows.write(generation);
      }
    }
    Map<String, PdfObject> dict = new LinkedHashMap<>();
    dict.put("Type", Pdf.name("XRef"));
    dict.put("W", Pdf.array(Pdf.whole(1), Pdf.whole(8), Pdf.whole(2)));
    dict.put("Index", new PdfObject.Array(index));
    dict.putAll(trailer);
    dict.put("Length", Pdf.whole(rows.size()));
    to.ascii(self.number() + " 0 obj\n");
    to.object(PdfObject.Dict.of(dict));
    to.ascii("\nstream\n");
    out.writeBytes(rows.toByteArray());
    to.ascii("\nendstream\nendobj");
  }

  /**
   * The first half stays for the document's life, the second names this state (section 14.4): it
   * follows from the state before and from what was added where.
   */
  private PdfObject.Array identifier(Map<Integer, Long> offsets) {
    List<PdfObject> known = items(file.trailer().get("ID"));
    MessageDigest digest = DigestAlgorithm.SHA256.start();
    if (known.size() == 2 && known.get(1) instanceof PdfObject.Str before) {
      digest.update(before.bytes());
    }
    digest.update(offsets.toString().getBytes(StandardCharsets.US_ASCII));
    if (objects.get(signature) instanceof PdfObject.Dict dict) {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      new PdfSerializer(written).object(dict);
      digest.update(written.toByteArray());
    }
    PdfObject.Str state = Pdf.bytes(Arrays.copyOf(digest.digest(), 16));
    return Pdf.array(known.isEmpty() ? state : known.getFirst(), state);
  }
}
