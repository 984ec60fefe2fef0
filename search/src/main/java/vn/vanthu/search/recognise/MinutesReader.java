package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Minutes of an inspection (biên bản kiểm tra): decision, place, hours, people of both sides,
 * findings, recommendations, copies. They usually have no number. Stateless.
 */
final class MinutesReader {
  private static final Pattern STARTED =
      Pattern.compile(
          "(?:vao hoi|hoi|luc|bat dau)[\\s:]{1,3}(\\d{1,2}\\s?(?:gio|h|g|:)\\s?\\d{0,2}(?:\\s?(?:phut|'))?(?:,?\\s(?:cung )?ngay\\s"
              + Dates.DATE
              + ")?)");
  private static final Pattern ENDED =
      Pattern.compile(
          "(?:ket thuc|lap xong|hoan thanh)(?:\\s(?:vao\\s)?(?:hoi|luc))[\\s:]{1,3}(\\d{1,2}\\s?(?:gio|h|g|:)\\s?\\d{0,2}(?:\\s?(?:phut|'))?(?:,?\\s(?:cung )?ngay(?:\\s"
              + Dates.DATE
              + ")?)?)");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:,\\s|\\n|^|\\s)tai(?:\\s?:)?\\s([^;.\\n]{6,160}?)(?=[;.\\n]|,\\s(?:doan|chung toi|da|gom|to|chung))");
  private static final Pattern DECISION =
      Pattern.compile(
          "(?:theo|can cu|thuc hien)\\s(?:quyet dinh|qd|ke hoach)\\s(?:kiem tra\\s)?(?:so\\s?:?\\s)?[^;\\n]{4,160}");
  private static final Pattern INSPECTED =
      Pattern.compile(
          "(?:lam viec (?:doi )?voi|tien hanh kiem tra (?:tai|doi voi)?|kiem tra (?:tai|doi voi))\\s:?\\s?([^;.\\n]{4,140})");
  private static final Pattern COPIES =
      Pattern.compile(
          "lap thanh\\s(\\d{1,2}|mot|hai|ba|bon|nam)[^.;\\n]{0,30}\\sban[^.;\\n]{0,120}");

  private MinutesReader() {}

  static Facts.@Nullable Minutes read(
      Reading reading, Title.@Nullable Found title, Facts.@Nullable Value<String> subject) {
    boolean minutes = title != null && title.type().name().equals("Biên bản");
    boolean inspection =
        minutes
            && (Chars.fold(subject == null ? "" : subject.value()).contains("kiem tra")
                || (title != null
                    && title.rest() != null
                    && Chars.fold(title.rest()).contains("kiem tra"))
                || reading.fold.contains("doan kiem tra")
                || reading.fold.contains("thanh tra"));
    if (!inspection) {
      return null;
    }
    return new Facts.Minutes(
        first(reading, DECISION, 0),
        first(reading, PLACE, 1),
        first(reading, STARTED, 1),
        first(reading, ENDED, 1),
        first(reading, INSPECTED, 1),
        people(
            reading, "dai dien doan kiem tra", "thanh phan doan", "doan kiem tra", "ben kiem tra"),
        people(
            reading,
            "dai dien don vi duoc kiem tra",
            "dai dien co so",
            "don vi duoc kiem tra",
            "ben duoc kiem tra",
            "doi tuong kiem tra"),
        section(
            reading,
            "noi dung lam viec",
            "noi dung kiem tra",
            "ket qua kiem tra",
            "noi dung va ket qua"),
        section(reading, "kien nghi", "y kien cua don vi", "y kien, kien nghi"),
        first(reading, COPIES, 0));
  }

  private static Facts.@Nullable Value<String> first(Reading reading, Pattern pattern, int group) {
    Matcher m = pattern.matcher(reading.fold);
    return m.find() ? Title.value(reading, m.start(group), m.end(group)) : null;
  }

  /** Minutes are dated by the day on which the work began; null when they tell none. */
  static Facts.@Nullable Value<LocalDate> day(Reading reading, Title.@Nullable Found title) {
    if (title == null || !title.type().name().equals("Biên bản")) {
      return null;
    }
    Matcher m = STARTED.matcher(reading.fold);
    LocalDate date = m.find() ? Dates.of(m, 2) : null;
    return date == null
        ? null
        : new Facts.Value<>(
            date,
            reading.words(m.start(1), m.end(1)),
            reading.evidence(m.start(1), m.end(1)),
            true);
  }

  /** The lines that name people under a heading. */
  private static List<Facts.Value<String>> people(Reading reading, String... headings) {
    List<Facts.Value<String>> found = new ArrayList<>();
    int at = heading(reading, headings);
    for (int i = at + 1; at >= 0 && i < Math.min(reading.lines.size(), at + 30); i++) {
      Line line = reading.lines.get(i);
      String f = line.fold().replaceFirst("^[-+\\d.)\\s]+", "");
      if (f.startsWith("ong ")
          || f.startsWith("ba ")
          || f.startsWith("ong/ba")
          || f.startsWith("ong:")
          || f.startsWith("ba:")
          || f.startsWith("dong chi")
          || f.startsWith("ong (ba)")) {
        found.add(person(reading, line));
      } else if (!found.isEmpty()
          || line.fold().matches("^\\d{1,2}[.)].*")
          || line.fold().matches("^[ivx]{1,4}[.].*")) {
        break;
      }
    }
    return found;
  }

  /** A person's line without the mark of the list before it and the stop behind it. */
  private static Facts.Value<String> person(Reading reading, Line line) {
    int start = line.start();
    int end = line.end();
    while (start < end && !Character.isLetter(reading.clean.charAt(start))) {
      start++;
    }
    while (end > start && ";.,".indexOf(reading.clean.charAt(end - 1)) >= 0) {
      end--;
    }
    return Title.value(reading, start, end);
  }

  private static Facts.@Nullable Value<String> section(Reading reading, String... headings) {
    int at = heading(reading, headings);
    if (at < 0) {
      return null;
    }
    Line head = reading.lines.get(at);
    int colon = head.text().indexOf(':');
    int start = colon > 0 && colon + 2 < head.text().length() ? head.start() + colon + 1 : -1;
    int end = head.end();
    for (int i = at + 1; i < Math.min(reading.lines.size(), at + 200); i++) {
      Line line = reading.lines.get(i);
      if (line.fold().matches("^(?:\\d{1,2}|[ivx]{1,4})[.)]\\s.*")
          || line.fold().startsWith("bien ban")) {
        break;
      }
      start = start < 0 ? line.start() : start;
      end = line.end();
    }
    return start < 0 || end <= start ? null : Title.value(reading, start, end);
  }

  private static int heading(Reading reading, String... headings) {
    for (String heading : headings) {
      for (int i = 0; i < reading.lines.size(); i++) {
        String f =
            reading.lines.get(i).fold().replaceFirst("^(?:\\d{1,2}|[ivx]{1,4})?[.)\\s]*", "");
        if (f.startsWith(heading) && i > 3) {
          return i;
        }
      }
    }
    return -1;
  }
}
