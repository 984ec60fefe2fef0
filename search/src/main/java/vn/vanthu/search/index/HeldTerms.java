package vn.vanthu.search.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.TermStream;
import vn.vanthu.search.query.Fields;

/**
 * What one record would put into the index, ready to be asked about: its terms, where folded words
 * stand, and its days. Pairs and context are left out, because no kept question asks for them.
 * Immutable once made.
 */
final class HeldTerms {

  private static final Places SOMEWHERE = new Places();

  private final Map<String, Map<String, Places>> terms = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  private HeldTerms() {}

  static HeldTerms of(Document document) {
    HeldTerms held = new HeldTerms();
    for (IndexableField field : document) {
      if (!field.name().endsWith(Fields.PAIRS) && !field.name().startsWith(Fields.CONTEXT)) {
        held.add(field);
      }
    }
    return held;
  }

  private void add(IndexableField field) {
    if (field instanceof Field words && words.tokenStreamValue() instanceof TermStream stream) {
      add(field.name(), stream.terms());
    } else if (field.numericValue() != null) {
      numbers.put(field.name(), field.numericValue().longValue());
    } else if (field.stringValue() != null) {
      in(field.name()).put(field.stringValue(), SOMEWHERE);
    }
  }

  private void add(String field, List<String> words) {
    Map<String, Places> here = in(field);
    boolean placed = field.endsWith(Fields.FOLDED);
    for (int at = 0; at < words.size(); at++) {
      if (placed) {
        here.computeIfAbsent(words.get(at), _ -> new Places()).add(at);
      } else {
        here.put(words.get(at), SOMEWHERE);
      }
    }
  }

  private Map<String, Places> in(String field) {
    return terms.computeIfAbsent(field, _ -> new HashMap<>());
  }

  /** The terms of a field. */
  Set<String> of(String field) {
    return terms.getOrDefault(field, Map.of()).keySet();
  }

  boolean holds(String field, String text) {
    return terms.getOrDefault(field, Map.of()).containsKey(text);
  }

  /** Whether a term of the field begins so. */
  boolean begins(String field, String letters) {
    String first = new TreeSet<>(of(field)).ceiling(letters);
    return first != null && first.startsWith(letters);
  }

  /** Whether folded words stand side by side. */
  boolean together(String field, List<String> words) {
    Map<String, Places> here = terms.getOrDefault(field, Map.of());
    Places[] places = new Places[words.size()];
    for (int i = 0; i < places.length; i++) {
      Places of = here.get(words.get(i));
      if (of == null) {
        return false;
      }
      places[i] = of;
    }
    Places first = places[0];
    for (int k = 0; k < first.size; k++) {
      int i = 1;
      while (i < places.length && places[i].has(first.at[k] + i)) {
        i++;
      }
      if (i == places.length) {
        return true;
      }
    }
    return false;
  }

  /** The day of a field, counted from 1970-01-01; null when the record has none. */
  @Nullable Long day(String field) {
    return numbers.get(field);
  }

  /** Increasing positions. */
  private static final class Places {
    private int[] at = {};
    private int size;

    void add(int position) {
      if (size == at.length) {
        at = Arrays.copyOf(at, Math.max(2, 2 * size));
      }
      at[size++] = position;
    }

    boolean has(int position) {
      return Arrays.binarySearch(at, 0, size, position) >= 0;
    }
  }
}
