package vn.vanthu.signing.changes;

import java.util.List;
import java.util.Set;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Whether a structure only grew: every entry and item it had is still there, in order, and has
 * itself only grown.
 */
final class Growth {

  private static final int MAX_DEPTH = 400;

  private final Comparison c;

  Growth(Comparison c) {
    this.c = c;
  }

  boolean grown(PdfObject old, PdfObject now, Set<Long> visited, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    if (old instanceof PdfObject.Ref a && now instanceof PdfObject.Ref b) {
      if (!visited.add(((long) a.number() << 32) | b.number())) {
        return true;
      }
    }
    if (c.same(old, now)) {
      return true;
    }
    PdfObject before = c.before.resolve(old);
    PdfObject after = c.after.resolve(now);
    return switch (before) {
      case PdfObject.Dict a when after instanceof PdfObject.Dict b ->
          entriesGrown(a, b, visited, depth);
      case PdfObject.Array a -> itemsGrown(a.items(), c.after.items(now), visited, depth);
      case PdfObject.Dict a when after instanceof PdfObject.Array ->
          itemsGrown(List.of(old), c.after.items(now), visited, depth);
      case PdfObject.Null nothing -> true;
      default -> false;
    };
  }

  private boolean entriesGrown(PdfObject.Dict a, PdfObject.Dict b, Set<Long> visited, int depth) {
    for (String key : a.entries().keySet()) {
      boolean back =
          key.equals("P") || key.equals("Parent") || key.equals("Pg") || key.equals("Limits");
      boolean counter = key.equals("ParentTreeNextKey");
      if (!back && !counter && !grown(a.get(key), b.get(key), visited, depth + 1)) {
        return false;
      }
      if (!b.has(key)) {
        return false;
      }
    }
    return true;
  }

  private boolean itemsGrown(
      List<PdfObject> old, List<PdfObject> now, Set<Long> visited, int depth) {
    int at = 0;
    for (PdfObject item : old) {
      if (item instanceof PdfObject.Ref && now.subList(at, now.size()).contains(item)) {
        at = at + now.subList(at, now.size()).indexOf(item);
      }
      while (at < now.size() && !stands(item, now.get(at), visited, depth)) {
        at++;
      }
      if (at++ >= now.size()) {
        return false;
      }
    }
    return true;
  }

  private boolean stands(PdfObject old, PdfObject now, Set<Long> visited, int depth) {
    return grown(old, now, visited, depth + 1);
  }
}
