package vn.vanthu.drills.facts;

import java.io.PrintStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Right, all and invented values by field, and what went wrong. Used by one thread. */
final class Score {
  private static final class Count {
    int right;
    int total;
    int invented;
  }

  private final Map<String, Count> fields = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();

  /** One value; null stands for none. */
  void value(String file, String field, @Nullable String label, @Nullable String answer) {
    answered(file, field, label, answer, Objects.equals(plain(label), plain(answer)));
  }

  /** One value of which either may be a part of the other. */
  void within(String file, String field, @Nullable String label, @Nullable String answer) {
    String one = plain(label);
    String other = plain(answer);
    boolean none = one == null && other == null;
    boolean part = one != null && other != null && (one.contains(other) || other.contains(one));
    boolean right = none || part;
    answered(file, field, label, answer, right);
  }

  private void answered(
      String file, String field, @Nullable String label, @Nullable String answer, boolean right) {
    Count count = fields.computeIfAbsent(field, k -> new Count());
    count.total++;
    count.right += right ? 1 : 0;
    count.invented += plain(label) == null && plain(answer) != null ? 1 : 0;
    if (!right) {
      misses.add(file + " " + field + ": labelled " + label + ", read " + answer);
    }
  }

  /** Lists whose order does not count. */
  void list(String file, String field, Collection<String> labels, Collection<String> answers) {
    Count count = fields.computeIfAbsent(field, k -> new Count());
    var left = new ArrayList<>(answers.stream().map(Score::plain).toList());
    var missing = new ArrayList<String>();
    for (String label : labels) {
      count.total++;
      if (left.remove(plain(label))) {
        count.right++;
      } else {
        missing.add(label);
      }
    }
    count.invented += left.size();
    if (!missing.isEmpty() || !left.isEmpty()) {
      misses.add(file + " " + field + ": missing " + missing + ", too many " + left);
    }
  }

  /** Prints figures that begin with {@code name}; the share of right fields. */
  double print(String name, PrintStream figures) {
    int right = 0;
    int total = 0;
    for (var entry : fields.entrySet()) {
      Count count = entry.getValue();
      figures.println(
          name
              + "-"
              + entry.getKey().replace(' ', '-')
              + ": "
              + count.right
              + "/"
              + count.total
              + " invented "
              + count.invented);
      right += count.right;
      total += count.total;
    }
    misses.forEach(System.err::println);
    double share = total == 0 ? 0 : right / (double) total;
    figures.printf(Locale.ROOT, "%s-fields: %d/%d = %.4f%n", name, right, total, share);
    figures.println(name + "-invented: " + invented());
    return share;
  }

  int invented() {
    return fields.values().stream().mapToInt(count -> count.invented).sum();
  }

  /** Case, the place of the tone mark, markup and punctuation do not count. */
  static @Nullable String plain(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[*_]", "")
            .replace("uỷ", "ủy")
            .replaceAll("oà(?=\\W|$)", "òa")
            .replaceAll("oá(?=\\W|$)", "óa")
            .replaceAll("uý(?=\\W|$)", "úy")
            .replaceAll("[\\s.;:,–|-]+", " ")
            .strip();
    return plain.isEmpty() ? null : plain;
  }
}
