package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import vn.vanthu.signing.pdf.PdfObject;

/** Two states of a list of annotations: what came, what went, what changed its place. */
final class ListComparison {
  private final Comparison c;

  ListComparison(Comparison c) {
    this.c = c;
  }

  /**
   * Items of the newer list that no item of the older one stands for; references are matched by
   * number, others by meaning.
   */
  List<PdfObject> added(List<PdfObject> old, List<PdfObject> now) {
    return beyond(now, old, (item, other) -> matches(other, item));
  }

  /** Items of the older list that are gone. */
  List<PdfObject> removed(List<PdfObject> old, List<PdfObject> now) {
    return beyond(old, now, this::matches);
  }

  private static List<PdfObject> beyond(
      List<PdfObject> items, List<PdfObject> others, BiPredicate<PdfObject, PdfObject> matches) {
    Set<Integer> numbers = numbers(others);
    List<PdfObject> direct = others.stream().filter(o -> !(o instanceof PdfObject.Ref)).toList();
    return items.stream()
        .filter(item ->
            item instanceof PdfObject.Ref ref
                ? !numbers.contains(ref.number())
                : direct.stream().noneMatch(other -> matches.test(item, other)))
        .toList();
  }

  private static Set<Integer> numbers(List<PdfObject> items) {
    Set<Integer> numbers = new HashSet<>();
    for (PdfObject item : items) {
      if (item instanceof PdfObject.Ref ref) {
        numbers.add(ref.number());
      }
    }
    return numbers;
  }

  /**
   * Whether what both lists hold stands in the newer one in the old order and no more often: what
   * is drawn later covers what is drawn before.
   */
  boolean keepsOrder(List<PdfObject> old, List<PdfObject> now) {
    Set<Integer> numbers = numbers(old);
    numbers.retainAll(numbers(now));
    List<PdfObject> was = kept(old, numbers);
    List<PdfObject> is = kept(now, numbers);
    int at = 0;
    for (PdfObject item : is) {
      if (at < was.size() && matches(was.get(at), item)) {
        at++;
      } else if (item instanceof PdfObject.Ref) {
        return false;
      }
    }
    return at == was.size();
  }

  /** The items of a list without the references that only one list has, nor twice in a row. */
  private static List<PdfObject> kept(List<PdfObject> items, Set<Integer> numbers) {
    List<PdfObject> kept = new ArrayList<>();
    for (PdfObject item : items) {
      boolean common = !(item instanceof PdfObject.Ref ref) || numbers.contains(ref.number());
      boolean again =
          !kept.isEmpty() && item instanceof PdfObject.Ref && item.equals(kept.getLast());
      if (common && !again) {
        kept.add(item);
      }
    }
    return kept;
  }

  boolean matches(PdfObject old, PdfObject now) {
    if (old instanceof PdfObject.Ref a && now instanceof PdfObject.Ref b) {
      return a.number() == b.number();
    }
    return !(old instanceof PdfObject.Ref) && !(now instanceof PdfObject.Ref) && c.same(old, now);
  }
}
