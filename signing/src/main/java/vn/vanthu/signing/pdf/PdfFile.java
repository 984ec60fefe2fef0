package vn.vanthu.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;

/**
 * A PDF as its cross-reference says it is, at its end or at the end of an earlier revision. Objects
 * are parsed when asked for. Use by one thread at a time: views made by {@link #prefix} share what
 * was parsed.
 *
 * <p>Lenient: a file whose cross-reference is unusable is searched for objects, and {@link
 * #anomalies} says so. {@link PdfRefused} when there is nothing to read, or too much.
 */
public final class PdfFile {

  private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STARTXREF = "startxref".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = 64 << 10;

  /** What all views of one document share. */
  private record Shared(
      DocumentBytes bytes,
      Limits limits,
      Budget budget,
      XrefReader xref,
      StreamDecoder decoder,
      Map<Long, IndirectObject> atOffset,
      Map<List<Object>, ObjectStream> containers,
      List<EntryIndex> indexes) {}

  private final Shared shared;
  private final DocumentBytes bytes;
  private final long startXref;
  private final SectionChain chain;
  private final Set<Anomaly> anomalies;
  private final ObjectsByNumber resolved = new ObjectsByNumber();
  private final Map<Integer, ObjectStream> containers = new HashMap<>();
  private final Map<Long, IndirectObject> encryptedStreams = new HashMap<>();
  private boolean keySought;
  private @Nullable Decryption key;
  private @Nullable Rebuilt rebuilt;
  private @Nullable List<Revision> revisions;

  private PdfFile(
      Shared shared,
      DocumentBytes bytes,
      long startXref,
      List<XrefSection> sections,
      Set<Anomaly> anomalies) {
    this.shared = shared;
    this.bytes = bytes;
    this.startXref = startXref;
    this.chain = new SectionChain(sections, shared.indexes);
    this.anomalies = anomalies;
  }

  /**
   * Reads the cross-reference, and no object but the catalog.
   *
   * @throws PdfRefused when this is no PDF, or a limit is reached
   */
  public static PdfFile open(DocumentBytes bytes, Limits limits) {
    Budget budget = new Budget(limits, bytes.length());
    Set<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);
    long header = bytes.indexOf(HEADER, 0, Math.min(bytes.length(), TAIL));
    if (header < 0) {
      anomalies.add(Anomaly.HEADER_MISSING);
    } else if (header > 0) {
      anomalies.add(Anomaly.HEADER_NOT_FIRST);
    }
    PdfFile plain = viewAt(shared(bytes, limits, budget, 0), bytes, EnumSet.copyOf(anomalies));
    if (plain.hasCatalog()) {
      return plain;
    }
    if (header > 0) {
      PdfFile shifted =
          viewAt(shared(bytes, limits, budget, header), bytes, EnumSet.copyOf(anomalies));
      if (shifted.hasCatalog()) {
        return shifted;
      }
    }
    return searched(plain, anomalies);
  }

  private static Shared shared(DocumentBytes bytes, Limits limits, Budget budget, long shift) {
    return new Shared(
        bytes,
        limits,
        budget,
        new XrefReader(bytes, budget, shift),
        new StreamDecoder(budget),
        new HashMap<>(),
        new HashMap<>(),
        new ArrayList<>());
  }

  private static PdfFile viewAt(Shared shared, DocumentBytes bytes, Set<Anomaly> anomalies) {
    long line = bytes.lastIndexOf(STARTXREF, Math.max(0, bytes.length() - TAIL), bytes.length());
    if (line < 0) {
      return new PdfFile(shared, bytes, -1, List.of(), anomalies);
    }
    Lexer lexer = new Lexer(bytes, line + STARTXREF.length, true, shared.limits.maxDepth());
    long target = lexer.unsigned();
    List<XrefSection> chain =
        target < 0
            ? List.of()
            : shared.xref.chain(target + shared.xref.shift(), bytes.length(), anomalies::add);
    return new PdfFile(shared, bytes, target, chain, anomalies);
  }

  private static PdfFile searched(PdfFile plain, Set<Anomaly> anomalies) {
    anomalies.add(Anomaly.XREF_REBUILT);
    Rebuilt found = Rebuilt.search(plain.bytes, plain.shared.budget, plain.shared.decoder);
    if (found.section().size() == 0) {
      throw new PdfRefused(PdfRefused.Reason.MALFORMED, "no object found");
    }
    return new PdfFile(plain.shared, plain.bytes, -1, List.of(found.section()), anomalies);
  }

  /**
   * The document as it was when it ended at this position, read by its own cross-reference, not by
   * the one of a later revision.
   *
   * @throws PdfRefused as {@link #open}
   */
  public PdfFile prefix(long end) {
    checkTime();
    DocumentBytes part = shared.bytes.slice(0, end);
    Set<Anomaly> found = EnumSet.noneOf(Anomaly.class);
    PdfFile view = viewAt(shared, part, found);
    return view.hasCatalog() ? view : searched(view, found);
  }

  private boolean hasCatalog() {
    return !sections().isEmpty()
        && resolve(trailer().get("Root")) instanceof PdfObject.Dict root
        && root.has("Pages");
  }

  public DocumentBytes bytes() {
    return bytes;
  }

  /** What was wrong with the form of the file as far as it has been read. */
  public Set<Anomaly> anomalies() {
    return Collections.unmodifiableSet(anomalies);
  }

  /** Whether the objects had to be searched for. */
  public boolean isRebuilt() {
    return anomalies.contains(Anomaly.XREF_REBUILT);
  }

  /** Cross-reference sections, the one that counts first. */
  public List<XrefSection> sections() {
    return chain.sections();
  }

  /**
   * The number in the last {@code startxref} line; -1 when there is none: what a new section's
   * {@code /Prev} must say.
   */
  public long startXref() {
    return startXref;
  }

  /** The newest trailer dictionary. */
  public PdfObject.Dict trailer() {
    return sections().isEmpty() ? PdfObject.Dict.EMPTY : sections().getFirst().trailer();
  }

  /** The catalog; empty when it cannot be read. */
  public PdfObject.Dict catalog() {
    return dict(trailer().get("Root"));
  }

  public boolean isEncrypted() {
    return unencrypted(trailer().get("Encrypt")) instanceof PdfObject.Dict;
  }

  /** Whether strings and streams cannot be read, because no key to them is known here. */
  public boolean needsPassword() {
    return isEncrypted() && decryption() == null;
  }

  /** What opens this file; null when it is not encrypted, or a password is needed. */
  private @Nullable Decryption decryption() {
    if (!keySought) {
      keySought = true;
      if (unencrypted(trailer().get("Encrypt")) instanceof PdfObject.Dict encrypt) {
        key = Decryption.of(encrypt, trailer().get("ID"), this::unencrypted);
      }
    }
    return key;
  }

  /** Follows a reference to what is never encrypted. */
  private PdfObject unencrypted(PdfObject object) {
    if (!(object instanceof PdfObject.Ref ref)) {
      return object;
    }
    IndirectObject target = read(ref.number());
    return target == null ? PdfObject.Null.INSTANCE : target.value();
  }

  /** All object numbers that some section names, free ones too. */
  public BitSet objectNumbers() {
    return chain.objectNumbers();
  }

  /** The smallest object number that no section uses. */
  public int nextObjectNumber() {
    int highest = Math.max(0, objectNumbers().length() - 1);
    if (trailer().get("Size") instanceof PdfObject.Int size && size.value() <= Integer.MAX_VALUE) {
      highest = Math.max(highest, (int) size.value() - 1);
    }
    return highest + 1;
  }

  /** Whether some section mentions the object, be it as a free one. */
  public boolean names(int number) {
    return chain.names(number);
  }

  /** Tells of each reference in each object, keeping none of them. */
  public void references(IntConsumer each) {
    BitSet numbers = objectNumbers();
    long[] places = new long[numbers.cardinality()];
    int count = 0;
    for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
      switch (entry(number)) {
        case XrefEntry.InFile at -> places[count++] = at.offset();
        case XrefEntry.InStream in -> references(read(number), each);
        case XrefEntry.Free free -> {}
      }
    }
    Arrays.sort(places, 0, count);
    for (int i = 0; i < count; i++) {
      if (i == 0 || places[i] != places[i - 1]) {
        references(charged(objectAt(places[i])), each);
      }
    }
  }

  private @Nullable IndirectObject charged(@Nullable IndirectObject read) {
    if (read != null) {
      shared.budget.spendScanned(read.end() - read.start());
    }
    return read;
  }

  /** Tells of each reference in an object. */
  public static void references(@Nullable IndirectObject object, IntConsumer each) {
    if (object != null) {
      references(object.value(), each);
    }
  }

  private static void references(PdfObject object, IntConsumer each) {
    switch (object) {
      case PdfObject.Ref ref -> each.accept(ref.number());
      case PdfObject.Array array -> array.items().forEach(item -> references(item, each));
      case PdfObject.Dict dict -> dict.entries().values().forEach(v -> references(v, each));
      case PdfObject.Stream stream -> references(stream.dict(), each);
      default -> {}
    }
  }

  /** What the newest section that knows the object says of it. */
  public XrefEntry entry(int number) {
    return chain.entry(number);
  }

  /** The object of this number, or null when there is none or it cannot be read. */
  public @Nullable IndirectObject object(int number) {
    IndirectObject known = resolved.get(number);
    if (known != null) {
      return known;
    }
    IndirectObject read = read(number);
    if (read != null) {
      read = trailer().has("Encrypt") ? readable(read) : read;
      resolved.put(number, read);
    }
    return read;
  }

  private @Nullable IndirectObject read(int number) {
    return switch (entry(number)) {
      case XrefEntry.Free free -> null;
      case XrefEntry.InFile at -> readAt(number, at);
      case XrefEntry.InStream in -> readFrom(number, in);
    };
  }

  /** The object without encryption; what lies in an object stream has none of its own. */
  private IndirectObject readable(IndirectObject read) {
    Decryption decryption = decryption();
    boolean isKey =
        trailer().get("Encrypt") instanceof PdfObject.Ref ref && ref.number() == read.number();
    if (isKey || read.container() > 0 || decryption == null) {
      return read;
    }
    PdfObject plain = decryption.strings(read.value(), read.number(), read.generation());
    if (plain instanceof PdfObject.Stream stream) {
      encryptedStreams.put(stream.dataStart(), read);
    }
    return new IndirectObject(
        read.number(), read.generation(), plain, read.start(), read.end(), read.container());
  }

  private @Nullable IndirectObject readAt(int number, XrefEntry.InFile at) {
    IndirectObject known = shared.atOffset.get(at.offset());
    if (known != null && known.number() == number && known.end() <= bytes.length()) {
      return known;
    }
    IndirectObject read = ObjectReader.readAt(bytes, at.offset(), shared.limits.maxDepth());
    if (read == null || read.number() != number) {
      anomalies.add(Anomaly.OBJECT_MISPLACED);
      return isRebuilt() ? null : searchFor(number);
    }
    shared.budget.spendObject();
    shared.atOffset.put(at.offset(), read);
    return read;
  }

  /** The object that begins there, whatever the cross-reference says; null when none does. */
  public @Nullable IndirectObject objectAt(long offset) {
    IndirectObject known = shared.atOffset.get(offset);
    return known != null && known.end() <= bytes.length()
        ? known
        : ObjectReader.readAt(bytes, offset, shared.limits.maxDepth());
  }

  private @Nullable IndirectObject searchFor(int number) {
    Rebuilt found = rebuilt;
    if (found == null) {
      found = Rebuilt.search(bytes, shared.budget, shared.decoder);
      rebuilt = found;
    }
    XrefEntry entry = found.section().entry(number);
    IndirectObject read =
        entry instanceof XrefEntry.InFile at
            ? ObjectReader.readAt(bytes, at.offset(), shared.limits.maxDepth())
            : null;
    return read != null && read.number() == number ? read : null;
  }

  private @Nullable IndirectObject readFrom(int number, XrefEntry.InStream in) {
    ObjectStream container = container(in.container());
    PdfObject value = container == null ? null : container.object(number, in.index());
    if (value == null) {
      anomalies.add(Anomaly.OBJECT_MISPLACED);
      return null;
    }
    shared.budget.spendObject();
    return new IndirectObject(number, 0, value, -1, -1, in.container());
  }

  private @Nullable ObjectStream container(int number) {
    ObjectStream known = containers.get(number);
    if (known != null) {
      return known;
    }
    if (!(entry(number) instanceof XrefEntry.InFile)) {
      return null; // an object stream inside an object stream is forbidden, and a loop besides
    }
    IndirectObject holder = object(number);
    if (holder == null || !(holder.value() instanceof PdfObject.Stream stream)) {
      return null;
    }
    ObjectStream read =
        shared.containers.computeIfAbsent(
            List.of(
                stream.dataStart(),
                dataEnd(stream),
                filters(stream),
                stream.dict(),
                Optional.ofNullable(decryption())),
            _ -> ObjectStream.read(stream.dict(), decoded(stream), shared.limits.maxDepth()));
    containers.put(number, read);
    return read;
  }

  /** Follows references to a value that is none; the null object when that fails. */
  public PdfObject resolve(PdfObject object) {
    shared.budget.step();
    PdfObject value = object;
    for (int hops = 0; value instanceof PdfObject.Ref ref; hops++) {
      IndirectObject target = hops > 32 ? null : object(ref.number());
      value = target == null ? PdfObject.Null.INSTANCE : target.value();
    }
    return value;
  }

  /** The resolved dictionary, or that of a resolved stream; empty when it is neither. */
  public PdfObject.Dict dict(PdfObject object) {
    return switch (resolve(object)) {
      case PdfObject.Dict dict -> dict;
      case PdfObject.Stream stream -> stream.dict();
      default -> PdfObject.Dict.EMPTY;
    };
  }

  /**
   * Items of the resolved array as written; the object itself when it is none; nothing for null.
   */
  public List<PdfObject> items(PdfObject object) {
    return switch (resolve(object)) {
      case PdfObject.Array array -> array.items();
      case PdfObject.Null nothing -> List.of();
      case PdfObject other -> List.of(object);
    };
  }

  /** The resolved whole number, when it is one. */
  public OptionalLong whole(PdfObject object) {
    return switch (resolve(object)) {
      case PdfObject.Int n -> OptionalLong.of(n.value());
      case PdfObject.Real r when r.value() == Math.rint(r.value()) ->
          OptionalLong.of((long) r.value());
      default -> OptionalLong.empty();
    };
  }

  /** Position after the last byte of the stream's data. */
  public long dataEnd(PdfObject.Stream stream) {
    long declared = whole(stream.dict().get("Length")).orElse(-1);
    return StreamDecoder.dataEnd(bytes, stream.dataStart(), declared);
  }

  /** Whether the data ends where its dictionary says. */
  public boolean hasTrueLength(PdfObject.Stream stream) {
    long declared = whole(stream.dict().get("Length")).orElse(-1);
    return dataEnd(stream) == stream.dataStart() + declared;
  }

  /** The data as it stands in the file, without encryption, its filters on. */
  public byte[] rawData(PdfObject.Stream stream) {
    byte[] data = bytes.copy(stream.dataStart(), dataEnd(stream));
    IndirectObject holder = encryptedStreams.get(stream.dataStart());
    Decryption decryption = decryption();
    return holder == null || decryption == null
        ? data
        : decryption.data(stream.dict(), data, holder.number(), holder.generation());
  }

  /** The data without its filters; image filters stay on. */
  public byte[] decoded(PdfObject.Stream stream) {
    return shared.decoder.decode(filters(stream), rawData(stream));
  }

  /**
   * The same for a stream that may not be large.
   *
   * @throws PdfRefused when more than this many bytes come out of its filters
   */
  public byte[] decoded(PdfObject.Stream stream, long maxBytes) {
    shared.budget.beginStream(maxBytes);
    try {
      return decoded(stream);
    } finally {
      shared.budget.endStream();
    }
  }

  private PdfObject.Dict filters(PdfObject.Stream stream) {
    Map<String, PdfObject> direct = new LinkedHashMap<>();
    for (String key : List.of("Filter", "DecodeParms")) {
      if (stream.dict().has(key)) {
        direct.put(key, direct(stream.dict().get(key)));
      }
    }
    return PdfObject.Dict.of(direct);
  }

  private PdfObject direct(PdfObject object) {
    PdfObject value = resolve(object);
    if (!(value instanceof PdfObject.Array array)) {
      return value;
    }
    List<PdfObject> items = new ArrayList<>();
    for (PdfObject item : array.items()) {
      items.add(resolve(item));
    }
    return new PdfObject.Array(items);
  }

  /**
   * The states of the document in the order in which they came about; one when the cross-reference
   * had to be rebuilt.
   */
  public List<Revision> revisions() {
    List<Revision> known = revisions;
    if (known == null) {
      known =
          isRebuilt()
              ? List.of(new Revision(1, bytes.length(), -1, sections()))
              : Revisions.of(bytes, sections(), shared.limits.maxDepth());
      revisions = known;
    }
    return known;
  }

  /**
   * Ends the work when it has taken longer than {@link Limits#maxCpu}: for loops that read no
   * object. Costs a system call.
   *
   * @throws PdfRefused when the time is used up
   */
  public void checkTime() {
    shared.budget.lookAtTime();
  }

  /** Charges for bytes that the caller is about to scan. */
  public void spendScanned(long count) {
    shared.budget.spendScanned(count);
  }
}
