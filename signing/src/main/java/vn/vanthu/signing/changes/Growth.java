package vn.vanthu.signing.changes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Whether a structure only grew: every entry and item it had is still there, in order, and has
 * itself only grown.
 */
final class Growth {

  private static final int MAX_DEPTH = 400;

  private final Comparison c;
  private final Map<Long, Boolean> answers = new HashMap<>();

  Growth(Comparison c) {
    this.c = c;
  }

  boolean grown(PdfObject old, PdfObject now) {
    return grown(old, now, 0);
  }

  private boolean grown(PdfObject old, PdfObject now, int depth) {
    if (!(old instanceof PdfObject.Ref a && now instanceof PdfObject.Ref b)) {
      return depth <= MAX_DEPTH && looked(old, now, depth);
    }
    long pair = ((long) a.number() << 32) | b.number();
    Boolean known = answers.putIfAbsent(pair, true); // as long as it is looked at: a way round
    if (known != null) {
      return known;
    }
    boolean answer = depth <= MAX_DEPTH && looked(old, now, depth);
    answers.put(pair, answer);
    return answer;
  }

  private boolean looked(PdfObject old, PdfObject now, int depth) {
    if (c.same(old, now)) {
      return true;
    }
    PdfObject before = c.before.resolve(old);
    PdfObject after = c.after.resolve(now);
    return switch (before) {
      case PdfObject.Dict a when after instanceof PdfObject.Dict b -> entriesGrown(a, b, depth);
      case PdfObject.Array a -> itemsGrown(a.items(), c.after.items(now), depth);
      case PdfObject.Dict a when after instanceof PdfObject.Array ->
          itemsGrown(List.of(old), c.after.items(now), depth);
      case PdfObject.Null nothing -> true;
      default -> false;
    };
  }

  private boolean entriesGrown(PdfObject.Dict a, PdfObject.Dict b, int depth) {
    for (String key : a.entries().keySet()) {
      boolean back =
          key.equals("P") || key.equals("Parent") || key.equals("Pg") || key.equals("Limits");
      boolean counter = key.equals("ParentTreeNextKey");
      if (!back && !counter && !grown(a.get(key), b.get(key), depth + 1)) {
        return false;
      }
      if (!b.has(key)) {
        return false;
      }
    }
    return true;
  }

  private boolean itemsGrown(List<PdfObject> old, List<PdfObject> now, int depth) {
    int at = 0;
    for (PdfObject item : old) {
      if (item instanceof PdfObject.Ref && now.subList(at, now.size()).contains(item)) {
        at = at + now.subList(at, now.size()).indexOf(item);
      }
      while (at < now.size() && !stands(item, now.get(at), depth)) {
        at++;
      }
      if (at++ >= now.size()) {
        return false;
      }
    }
    return true;
  }

  private boolean stands(PdfObject old, PdfObject now, int depth) {
    return grown(old, now, depth + 1);
  }
}
