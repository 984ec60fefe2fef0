package vn.vanthu.signing.changes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Whether a structure only grew: every entry and item it had is still there, in order, and has
 * itself only grown. What came speaks for what came with it: an element that was there gets nothing
 * but kids, and a new one neither takes hold of content that was there nor speaks for nothing,
 * since a screen reader would say its words instead (ISO 32000-1 §14.9).
 */
final class Growth {

  private static final int MAX_DEPTH = 400;

  private static final Set<String> LEADS_BACK = Set.of("P", "Parent", "Pg", "Limits");

  /** What is read instead of content (ISO 32000-1 Table 323). */
  private static final Set<String> SPOKEN = Set.of("ActualText", "Alt", "E");

  private final Comparison c;
  private final Map<Long, Boolean> answers = new HashMap<>();

  Growth(Comparison c) {
    this.c = c;
  }

  /**
   * @param old the structure tree, or null where there was none
   */
  boolean grown(PdfObject old, PdfObject now) {
    return c.before.resolve(old) instanceof PdfObject.Null
        ? speaksForNew(c.after.dict(now).get("K"), 0, new HashSet<>())
        : grown(old, now, 0);
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
      boolean counter = key.equals("ParentTreeNextKey");
      if (!LEADS_BACK.contains(key) && !counter && !grown(a.get(key), b.get(key), depth + 1)) {
        return false;
      }
      if (!b.has(key)) {
        return false;
      }
    }
    boolean isElement = a.has("S");
    boolean onlyKids =
        b.entries().keySet().stream()
            .allMatch(key -> a.has(key) || key.equals("K") || LEADS_BACK.contains(key));
    return (!isElement || onlyKids) && kidsAreNew(a, b);
  }

  /** Whether the kids that came to an element or to the root speak for what came with them. */
  private boolean kidsAreNew(PdfObject.Dict a, PdfObject.Dict b) {
    if (!b.has("K") || c.same(a.get("K"), b.get("K"))) {
      return true;
    }
    List<PdfObject> old = c.before.items(a.get("K"));
    return c.after.items(b.get("K")).stream()
        .filter(kid -> old.stream().noneMatch(was -> was.equals(kid)))
        .filter(kid -> old.stream().noneMatch(was -> c.same(was, kid)))
        .allMatch(kid -> speaksForNew(kid, 0, new HashSet<>()));
  }

  private boolean speaksForNew(PdfObject kid, int depth, Set<Integer> seen) {
    if (kid instanceof PdfObject.Ref ref && !seen.add(ref.number())) {
      return true;
    }
    PdfObject held = c.after.resolve(kid);
    return switch (held) {
      case PdfObject.Int content -> false;
      case PdfObject.Array kids ->
          depth < MAX_DEPTH
              && kids.items().stream().allMatch(each -> speaksForNew(each, depth + 1, seen));
      case PdfObject.Dict dict when dict.has("MCID") -> isNewStream(dict.get("Stm"));
      case PdfObject.Dict dict when dict.has("K") ->
          depth < MAX_DEPTH && speaksForNew(dict.get("K"), depth + 1, seen);
      case PdfObject.Dict dict -> SPOKEN.stream().noneMatch(dict::has);
      default -> true;
    };
  }

  private boolean isNewStream(PdfObject stream) {
    return stream instanceof PdfObject.Ref ref && !c.before.names(ref.number());
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
