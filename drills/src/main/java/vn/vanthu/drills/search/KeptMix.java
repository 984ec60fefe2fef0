package vn.vanthu.drills.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.index.IndexedRecord;

/** What people keep as questions, made from real records. */
enum KeptMix {

  /**
   * An office: people follow a subject (30 in 100: four to seven words in a row of a title, or of a
   * law's name), a body's or a type's papers about a subject (30), a number (10), a phrase (10), a
   * body from some day on (5), one of two phrases (5), a subject without a word (5), a remembered
   * sentence of eight to fourteen words of a text (5). No count of real kept questions is public;
   * these are the forms of the search page's help.
   */
  OFFICE {
    @Override
    @Nullable String question(IndexedRecord record, Random random) {
      String subject = record.description().subject();
      String law = record.description().context();
      String issuer = record.description().issuer();
      String title = random.nextInt(3) == 0 ? law : subject;
      String about = some(title, 4 + random.nextInt(4), random);
      int kind = random.nextInt(100);
      if (about == null || issuer == null || issuer.indexOf(',') >= 0) {
        return null;
      }
      if (kind < 30) {
        return about;
      } else if (kind < 50) {
        return "cơ quan:\"" + issuer + "\" " + about;
      } else if (kind < 60) {
        return record.description().type() + " của " + issuer + " về " + about;
      } else if (kind < 70) {
        return record.description().number();
      } else if (kind < 80) {
        return '"' + about + '"';
      } else if (kind < 85) {
        return "cơ quan:\"" + issuer + "\" ngày:" + (2010 + random.nextInt(16)) + "..";
      } else if (kind < 90) {
        String other = some(law, 4, random);
        return other == null ? null : '"' + about + "\" hoặc \"" + other + '"';
      } else if (kind < 95) {
        return about + " -\"" + some(subject, 2, random) + '"';
      }
      return some(text(record), 8 + random.nextInt(7), random);
    }
  },

  /**
   * Heavier than an office: most are two to six words in a row from the middle of a text, many of
   * them words that every regulation holds, so that each record answers hundreds.
   */
  HEAVY {
    @Override
    String question(IndexedRecord record, Random random) {
      String some = some(text(record), 2 + random.nextInt(5), random);
      if (some == null) {
        return "công tác văn thư";
      }
      return switch (random.nextInt(10)) {
        case 0 -> '"' + some + '"';
        case 1 -> some + " -" + some(text(record), 1, random);
        case 2 -> "cơ quan:\"Bộ Y tế\" " + some;
        case 3 -> (1 + random.nextInt(3000)) + "/QĐ-UBND";
        default -> some;
      };
    }
  };

  /** A question; null when nothing can be asked about this record. */
  abstract @Nullable String question(IndexedRecord record, Random random);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(IndexedRecord record) {
    return record.passages().isEmpty() ? null : record.passages().getFirst().text();
  }

  /** So many words in a row; null when the text is shorter. */
  private static @Nullable String some(@Nullable String text, int count, Random random) {
    if (text == null) {
      return null;
    }
    List<String> words =
        Arrays.stream(text.split("[^\\p{L}\\p{M}]+", -1)).filter(w -> w.length() > 1).toList();
    if (words.size() < count) {
      return null;
    }
    int from = random.nextInt(words.size() - count + 1);
    return String.join(" ", words.subList(from, from + count));
  }
}
