package vn.vanthu.search.recognise;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attribute table of a legal portal's page, whose labels may be glued to their values.
 * Stateless.
 */
final class PortalReader {
  private static final String[] LABELS = {
    "Loại văn bản",
    "Số hiệu văn bản",
    "Số hiệu",
    "Số ký hiệu",
    "Cơ quan ban hành",
    "Nơi ban hành",
    "Chức danh",
    "Người ký",
    "Ngày ban hành",
    "Ngày hiệu lực",
    "Ngày có hiệu lực",
    "Ngày công báo",
    "Ngày đăng công báo",
    "Số công báo",
    "Ngày hết hiệu lực",
    "Hết hiệu lực",
    "Lĩnh vực",
    "Ngành",
    "Phạm vi",
    "Tình trạng hiệu lực",
    "Tình trạng",
    "Cập nhật"
  };

  /** The letters that labels begin with: most lines are done with after one look. */
  private static final String FIRST =
      Arrays.stream(LABELS).map(label -> label.substring(0, 1)).distinct().collect(joining());

  private static final int ENOUGH = 4;

  /** What a page puts behind the document. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?:(?:cac\\s)?(?:van ban|tin|tin tuc|bai viet|tai lieu|thong tin)\\s(?:cung (?:chuyen muc|chu de|loai|linh vuc)|lien quan|khac|moi(?: nhat)?|da dua|tiep theo)|binh luan|y kien ban doc|luot (?:truy cap|xem|tai)|chia se|in trang|xem them|ve dau trang)"
              + "(?:\\s?[:(\\d].*)?\\s*");

  private PortalReader() {}

  /** Offset of what a page puts behind the document that ends at {@code from}; else the end. */
  static int end(Reading reading, int from) {
    for (Line line : reading.lines) {
      if (line.start() >= from
          && line.text().length() < 60
          && BEHIND.matcher(line.fold()).matches()) {
        return line.start();
      }
    }
    return reading.clean.length();
  }

  static Facts.@Nullable Portal read(Reading reading) {
    Map<String, String> values = new LinkedHashMap<>();
    int start = -1;
    int end = -1;
    int seen = 0;
    int size = reading.lines.size();
    for (int i = 0; i < size; i++) {
      Line line = reading.lines.get(i);
      String text = line.text().charAt(0) == '•' ? line.text().substring(1).strip() : line.text();
      if (text.isEmpty() || text.length() > 160 || FIRST.indexOf(text.charAt(0)) < 0) {
        continue;
      }
      for (String label : LABELS) {
        if (!text.startsWith(label)) {
          continue;
        }
        String value = text.substring(label.length()).replaceFirst("^\\s*:\\s*", "").strip();
        boolean glued =
            !value.isEmpty() && Character.isLowerCase(value.charAt(0)) && !label.equals("Cập nhật");
        if (glued && !text.contains(":")) {
          continue;
        }
        int second = secondLabel(value);
        String rest = second < 0 ? "" : value.substring(second);
        value = second < 0 ? value : value.substring(0, second).strip();
        if (value.isEmpty() && i + 1 < size && reading.lines.get(i + 1).row() == line.row()) {
          value = reading.lines.get(i + 1).text();
        }
        if (value.equals("...") || value.equals("…")) {
          value = "";
        }
        seen++;
        start = start < 0 ? line.start() : start;
        end = line.end();
        if (values.getOrDefault(label, "").isEmpty()) {
          values.put(label, value);
        }
        if (!rest.isEmpty()) {
          String next = labelAt(rest);
          String behind = rest.substring(next.length()).replaceFirst("^\\s*:\\s*", "").strip();
          values.putIfAbsent(next, behind);
          seen++;
        }
        break;
      }
    }
    boolean core =
        values.containsKey("Ngày ban hành")
            && (values.containsKey("Loại văn bản")
                || values.containsKey("Số hiệu")
                || values.containsKey("Số hiệu văn bản")
                || values.containsKey("Số ký hiệu"));
    return seen < ENOUGH || !core
        ? null
        : new Facts.Portal(values, reading.evidence(start, Math.min(end, start + 300)));
  }

  /** Where a second attribute begins on the same line: {@code … Người ký: …}; -1 for none. */
  private static int secondLabel(String value) {
    int colon = value.indexOf(':');
    for (int at = 1; at < colon; at++) {
      String label = labelAt(value.substring(at));
      if (!label.isEmpty() && value.substring(at + label.length()).stripLeading().startsWith(":")) {
        return at;
      }
    }
    return -1;
  }

  /** The longest label that a text begins with; empty for none. */
  private static String labelAt(String text) {
    String found = "";
    for (String label : LABELS) {
      if (label.length() > found.length() && text.startsWith(label)) {
        found = label;
      }
    }
    return found;
  }
}
