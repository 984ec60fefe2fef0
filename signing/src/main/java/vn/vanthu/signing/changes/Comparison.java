package vn.vanthu.signing.changes;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.pdf.Page;
import vn.vanthu.signing.pdf.PageBox;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Two states of one document side by side. Knows when two objects mean the same, whatever their
 * numbers, and collects what differs. Single-threaded.
 */
final class Comparison {

  /** ISO 32000-2 table 171. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "Text",
          "Link",
          "FreeText",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Highlight",
          "Underline",
          "Squiggly",
          "StrikeOut",
          "Caret",
          "Stamp",
          "Ink",
          "Popup",
          "FileAttachment",
          "Sound",
          "Movie",
          "Screen",
          "Widget",
          "PrinterMark",
          "TrapNet",
          "Watermark",
          "3D",
          "Redact",
          "Projection",
          "RichMedia");

  final PdfFile before;
  final PdfFile after;
  final List<Page> pagesBefore;
  final List<Page> pagesAfter;
  final Map<String, FormField> fieldsBefore;
  final Map<String, FormField> fieldsAfter;
  private final State older;
  private final Overridden overridden;
  private final Set<Integer> anchors = new HashSet<>();
  private final Set<Integer> lists = new HashSet<>();
  private final Map<Integer, Page> pageByNumber = new HashMap<>();
  private final Map<Integer, Page> pageByAnnotation = new HashMap<>();
  private final Set<Long> knownSame = new HashSet<>();
  private final Set<Found> found = new LinkedHashSet<>();
  private final boolean quick;

  Comparison(State older, State newer) {
    this.older = older;
    this.before = older.file;
    this.after = newer.file;
    this.overridden = Overridden.between(older, newer);
    newer.continuePages(older, overridden);
    this.pagesBefore = older.pages().pages();
    this.pagesAfter = newer.pages().pages();
    this.fieldsBefore = older.fields();
    this.fieldsAfter = newer.fields();
    for (Page page : pagesAfter) {
      remember(after, page);
    }
    for (Page page : pagesBefore) {
      anchors.add(page.objectNumber());
      anchorList(page.dict().get("Annots"));
      remember(before, page);
    }
    PdfObject form = before.catalog().get("AcroForm");
    anchor(before.trailer().get("Root"));
    anchor(form);
    anchorList(before.dict(form).get("Fields"));
    fieldsBefore.values().forEach(field -> anchor(field.written()));
    this.quick = overridden.numbers().stream().allMatch(this::isJudgedElsewhere);
  }

  private void remember(PdfFile file, Page page) {
    pageByNumber.put(page.objectNumber(), page);
    for (PdfObject annotation : file.items(page.dict().get("Annots"))) {
      if (annotation instanceof PdfObject.Ref ref) {
        pageByAnnotation.put(ref.number(), page);
        if (file == before && isAnnotation(file.resolve(ref))) {
          anchors.add(ref.number());
        }
      }
    }
  }

  /** A list of annotations or fields is judged item by item, as long as all items are such. */
  private void anchorList(PdfObject written) {
    boolean onlyObjects =
        before.resolve(written) instanceof PdfObject.Array list
            && list.items().stream()
                .allMatch(i -> i instanceof PdfObject.Ref || i instanceof PdfObject.Dict);
    if (onlyObjects && written instanceof PdfObject.Ref ref) {
      lists.add(ref.number());
    }
  }

  /** Whether what changes in this object is seen without a look from what refers to it. */
  private boolean isJudgedElsewhere(int number) {
    return anchors.contains(number) || (lists.contains(number) && references(number) <= 1);
  }

  private static boolean isAnnotation(PdfObject object) {
    String kind = object instanceof PdfObject.Dict dict ? dict.name("Subtype") : null;
    return kind != null && ANNOTATIONS.contains(kind);
  }

  /**
   * Whether an entry of an annotation or field only leads back to where it stands, or says when it
   * was written: it shows nothing, as long as it is what its name says.
   */
  boolean leadsBack(String key, PdfObject.Dict now) {
    return switch (key) {
      case "P" -> !now.has(key) || isPage(now.get(key));
      case "M", "NM" -> !now.has(key) || after.resolve(now.get(key)) instanceof PdfObject.Str;
      case "StructParent" -> !now.has(key) || after.whole(now.get(key)).isPresent();
      case "Parent" -> !now.has(key) || isParent(after.resolve(now.get(key)));
      case "Type" -> !now.has(key) || now.isType("Annot");
      default -> false;
    };
  }

  private static boolean isParent(PdfObject object) {
    return object instanceof PdfObject.Dict dict
        && (dict.has("T") || dict.has("FT") || dict.has("Kids") || isAnnotation(dict));
  }

  private boolean isPage(PdfObject written) {
    return after.resolve(written) instanceof PdfObject.Null
        || (written instanceof PdfObject.Ref ref && pageByNumber.containsKey(ref.number()))
        || after.dict(written).isType("Page");
  }

  /**
   * Declares that this object is judged in a place of its own, so that whoever merely refers to it
   * need not look inside.
   */
  private void anchor(PdfObject written) {
    if (written instanceof PdfObject.Ref ref) {
      anchors.add(ref.number());
    }
  }

  /** Hands what was read of the older state to the newer one; the last thing done here. */
  void goOn(State newer) {
    newer.continueReferences(older, overridden);
  }

  List<Found> found() {
    return List.copyOf(found);
  }

  void report(Found change) {
    found.add(change);
  }

  void report(Finding finding, Report.ChangeKind kind, Found.Needs needs, String... details) {
    found.add(new Found(finding, List.of(details), kind, needs, null, null, null));
  }

  void report(Finding finding, Report.ChangeKind kind, Page page, String... details) {
    found.add(
        new Found(
            finding, List.of(details), kind, Found.Needs.ANNOTATING, null, page.number(), null));
  }

  /** The number of the page an annotation stands on, null when on none. */
  @Nullable Integer pageOf(PdfObject annotation) {
    Page page = annotation instanceof PdfObject.Ref ref ? pageByAnnotation.get(ref.number()) : null;
    if (page == null && after.dict(annotation).get("P") instanceof PdfObject.Ref ref) {
      page = pageByNumber.get(ref.number());
    }
    return page == null ? null : page.number();
  }

  /** Whether the first signer saw this field where it is. */
  boolean wasThereWhenSigned(FormField field) {
    return older.fieldsWhenSigned().contains(field.key());
  }

  /** How many letters of a page lie in a rectangle and in none of the others. */
  int lettersUnder(int number, Report.Rect place, List<Report.Rect> except) {
    return number > pagesBefore.size()
        ? 0
        : older.text(pagesBefore.get(number - 1)).under(place, except);
  }

  /** Whether a page of the older state was read whole and leaves nothing open at its end. */
  boolean isPlain(Page page) {
    return older.text(page).isPlain();
  }

  /** Whether a page of the older state shows nothing at a place. */
  boolean isEmpty(Page page, Report.Rect place) {
    return older.text(page).isEmpty(place);
  }

  /** Where the newer state wrote an entry twice: the number of an object, or the trailer. */
  Optional<String> repeatsKeys() {
    if (Overridden.added(before, after).stream().anyMatch(s -> s.trailer().repeatsKeys())) {
      return Optional.of("trailer");
    }
    return overridden.written().stream()
        .mapToObj(after::object)
        .filter(object -> object != null && object.value().repeatsKeys())
        .map(object -> String.valueOf(object.number()))
        .findFirst();
  }

  /** Whether the newer state brought a signature that no field holds. */
  boolean hasStraySignature() {
    return overridden.written().stream()
        .mapToObj(number -> new PdfObject.Ref(number, 0))
        .filter(ref -> after.dict(ref).has("ByteRange"))
        .anyMatch(ref -> fieldsAfter.values().stream().noneMatch(f -> holds(f, ref)));
  }

  private static boolean holds(FormField field, PdfObject.Ref ref) {
    return field.value() instanceof PdfObject.Ref value && value.number() == ref.number();
  }

  /** How much of a page a rectangle covers, from 0. */
  double share(Report.Rect rect, int page) {
    PageBox box = PageBox.of(after, pagesAfter.get(page - 1));
    return (rect.x2() - rect.x1()) * (rect.y2() - rect.y1()) / (box.width() * box.height());
  }

  static Report.@Nullable Rect rect(PdfFile file, PdfObject annotation) {
    List<PdfObject> items = file.items(file.dict(annotation).get("Rect"));
    if (items.size() != 4) {
      return null;
    }
    double[] n = new double[4];
    for (int i = 0; i < 4; i++) {
      switch (file.resolve(items.get(i))) {
        case PdfObject.Int whole -> n[i] = whole.value();
        case PdfObject.Real real -> n[i] = real.value();
        default -> {
          return null;
        }
      }
    }
    return new Report.Rect(
        Math.min(n[0], n[2]), Math.min(n[1], n[3]), Math.max(n[0], n[2]), Math.max(n[1], n[3]));
  }

  /** A pair of objects still to be compared. */
  private record Pair(PdfObject old, PdfObject now, boolean nested) {}

  /**
   * Whether both mean the same: equal values, equal stream data, through references. Pages and
   * annotations count by identity.
   */
  boolean same(PdfObject old, PdfObject now) {
    return isUntouched(old, now) || sameInside(old, now);
  }

  /** Whether the two are the same bytes of the file and nothing they lead to was overridden. */
  @SuppressWarnings("ReferenceEquality") // the very same object needs no look
  boolean isUntouched(PdfObject old, PdfObject now) {
    if (!quick) {
      return false;
    }
    return old instanceof PdfObject.Ref a
        ? now instanceof PdfObject.Ref b && a.number() == b.number() && !overridden.has(a.number())
        : old == now;
  }

  private boolean sameInside(PdfObject old, PdfObject now) {
    Deque<Pair> todo = new ArrayDeque<>();
    Set<Long> assumed = new HashSet<>();
    todo.push(new Pair(old, now, false));
    while (!todo.isEmpty()) {
      Pair pair = todo.pop();
      if (!sameStep(pair, todo, assumed)) {
        return false;
      }
    }
    knownSame.addAll(assumed);
    return true;
  }

  private boolean sameStep(Pair pair, Deque<Pair> todo, Set<Long> assumed) {
    if (pair.old instanceof PdfObject.Ref a && pair.now instanceof PdfObject.Ref b) {
      if (a.number() == b.number()) {
        boolean judgedElsewhere = pair.nested && anchors.contains(a.number());
        boolean untouched = quick && !overridden.has(a.number());
        if (judgedElsewhere || untouched) {
          return true;
        }
      }
      long key = ((long) a.number() << 32) | b.number();
      if (knownSame.contains(key) || !assumed.add(key)) {
        return true;
      }
    }
    PdfObject old = before.resolve(pair.old);
    PdfObject now = after.resolve(pair.now);
    if (pair.nested
        && pair.old instanceof PdfObject.Ref != pair.now instanceof PdfObject.Ref
        && isCompound(old)) {
      return false; // nobody who merely adds to a document turns an object of it inside out
    }
    return switch (old) {
      case PdfObject.Array a -> now instanceof PdfObject.Array b && pushItems(a, b, todo);
      case PdfObject.Dict a -> now instanceof PdfObject.Dict b && pushEntries(a, b, Set.of(), todo);
      case PdfObject.Stream a -> now instanceof PdfObject.Stream b && sameStream(a, b, todo);
      case PdfObject.Int a ->
          now.equals(a) || (now instanceof PdfObject.Real b && b.value() == a.value());
      case PdfObject.Real a ->
          now.equals(a) || (now instanceof PdfObject.Int b && a.value() == b.value());
      default -> old.equals(now);
    };
  }

  private static boolean isCompound(PdfObject object) {
    return object instanceof PdfObject.Dict || object instanceof PdfObject.Array;
  }

  private static boolean pushItems(PdfObject.Array a, PdfObject.Array b, Deque<Pair> todo) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      todo.push(new Pair(a.items().get(i), b.items().get(i), true));
    }
    return true;
  }

  private static boolean pushEntries(
      PdfObject.Dict a, PdfObject.Dict b, Set<String> ignored, Deque<Pair> todo) {
    for (String key : keys(a, b)) {
      if (!ignored.contains(key)) {
        todo.push(new Pair(a.get(key), b.get(key), true));
      }
    }
    return true;
  }

  private boolean sameStream(PdfObject.Stream a, PdfObject.Stream b, Deque<Pair> todo) {
    boolean sameLength =
        before.whole(a.dict().get("Length")).equals(after.whole(b.dict().get("Length")));
    boolean samePlace = a.dataStart() == b.dataStart() && before.dataEnd(a) == after.dataEnd(b);
    if (sameLength && (samePlace || Arrays.equals(before.rawData(a), after.rawData(b)))) {
      return pushEntries(a.dict(), b.dict(), Set.of("Length"), todo);
    }
    if (samePlace || !after.hasTrueLength(b)) {
      return false; // the same data under another length: readers that believe it show something
      // else
    }
    boolean sameContent = Arrays.equals(before.decoded(a), after.decoded(b));
    return sameContent
        && pushEntries(a.dict(), b.dict(), Set.of("Length", "Filter", "DecodeParms"), todo);
  }

  /** From how many places in the older state an object is referred to. */
  int references(int number) {
    return older.references().to(number);
  }

  /** Keys of both, in order. */
  @SuppressWarnings("ReferenceEquality") // the very same dictionary needs no look
  static Set<String> keys(PdfObject.Dict a, PdfObject.Dict b) {
    if (a == b) {
      return a.entries().keySet();
    }
    Set<String> keys = new LinkedHashSet<>(a.entries().keySet());
    keys.addAll(b.entries().keySet());
    return keys;
  }
}
