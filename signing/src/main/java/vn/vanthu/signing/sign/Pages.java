package vn.vanthu.signing.sign;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import vn.vanthu.signing.pdf.PdfObject;

/** Finds pages without reading those before them (ISO 32000-1 section 7.7.3). Single-threaded. */
final class Pages {
  private static final int MAX_DEPTH = 64;

  private final Increment in;

  Pages(Increment in) {
    this.in = in;
  }

  /** A page with what it inherits. */
  record Page(PdfObject.Ref ref, Box box, int rotation) {}

  /** The part of the page that is shown, in points. */
  record Box(double left, double bottom, double right, double top) {}

  /** The page of that number, from 1. */
  Page page(int number) {
    PdfObject node = in.catalog().get("Pages");
    PdfObject media = PdfObject.Null.INSTANCE;
    PdfObject crop = PdfObject.Null.INSTANCE;
    PdfObject rotate = PdfObject.Null.INSTANCE;
    long before = 0;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      PdfObject.Dict dict = in.dict(node);
      media = dict.has("MediaBox") ? dict.get("MediaBox") : media;
      crop = dict.has("CropBox") ? dict.get("CropBox") : crop;
      rotate = dict.has("Rotate") ? dict.get("Rotate") : rotate;
      if (!dict.has("Kids")) {
        if (!(node instanceof PdfObject.Ref ref) || before != number - 1L) {
          break;
        }
        return new Page(ref, box(media, crop), rotation(rotate));
      }
      Optional<PdfObject> next = Optional.empty();
      for (PdfObject kid : in.items(dict.get("Kids"))) {
        PdfObject.Dict child = in.dict(kid);
        long count = child.has("Kids") ? whole(child.get("Count")) : 1;
        if (number <= before + count) {
          next = Optional.of(kid);
          break;
        }
        before += count;
      }
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
    }
    throw new SigningRefusal(SigningProblem.NO_SUCH_PAGE, "page " + number);
  }

  /** The number of the page that shows a widget; empty when none does. */
  Optional<Integer> numberOf(FormField field) {
    if (!(field.dict().get("P") instanceof PdfObject.Ref wanted)) {
      return Optional.empty();
    }
    int[] counted = {0};
    return count(in.catalog().get("Pages"), wanted, counted, new HashSet<>(), 0)
        ? Optional.of(counted[0])
        : Optional.empty();
  }

  private boolean count(
      PdfObject node, PdfObject.Ref wanted, int[] counted, Set<PdfObject> visited, int depth) {
    if (depth > MAX_DEPTH || !visited.add(node)) {
      return false;
    }
    PdfObject.Dict dict = in.dict(node);
    if (!dict.has("Kids")) {
      counted[0]++;
      return node.equals(wanted);
    }
    for (PdfObject kid : in.items(dict.get("Kids"))) {
      if (count(kid, wanted, counted, visited, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private Box box(PdfObject media, PdfObject crop) {
    List<PdfObject> chosen = in.items(crop).size() == 4 ? in.items(crop) : in.items(media);
    if (chosen.size() != 4) {
      return new Box(0, 0, 595, 842);
    }
    double[] n = new double[4];
    for (int i = 0; i < 4; i++) {
      n[i] = number(in, chosen.get(i)).orElse(0);
    }
    return new Box(
        Math.min(n[0], n[2]), Math.min(n[1], n[3]), Math.max(n[0], n[2]), Math.max(n[1], n[3]));
  }

  private int rotation(PdfObject rotate) {
    return Math.floorMod((int) whole(rotate), 360) / 90 * 90;
  }

  private long whole(PdfObject value) {
    return in.file().whole(in.resolve(value)).orElse(0);
  }

  static OptionalDouble number(Increment in, PdfObject value) {
    return switch (in.resolve(value)) {
      case PdfObject.Int whole -> OptionalDouble.of((double) whole.value());
      case PdfObject.Real real -> OptionalDouble.of(real.value());
      case PdfObject.Null _,
          PdfObject.Bool _,
          PdfObject.Name _,
          PdfObject.Ref _,
          PdfObject.Array _,
          PdfObject.Dict _,
          PdfObject.Str _,
          PdfObject.Stream _ ->
          OptionalDouble.empty();
    };
  }
}
