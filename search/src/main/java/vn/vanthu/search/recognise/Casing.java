package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;
import vn.vanthu.search.reference.Spelling;

/** Ordinary letters for names and subjects printed in capitals. Immutable, thread-safe. */
final class Casing {
  private static final String[] HEADS = {
    "UBND",
    "HĐND",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban",
    "Hội đồng",
    "Mặt trận",
    "Tổ quốc",
    "Việt Nam",
    "Trung ương",
    "Quốc hội",
    "Nhà nước",
    "Chính phủ",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Đảng bộ",
    "Đảng",
    "Thủ tướng",
    "Bộ trưởng",
    "Chủ tịch"
  };

  private final List<String> names = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> plain = new ArrayList<>();

  Casing(Reference reference) {
    for (Body body : reference.bodies()) {
      if (body.name().indexOf(' ') > 0) {
        names.add(body.name());
      }
    }
    for (Province province : reference.provinces()) {
      names.add(province.before());
      names.add(province.now());
      names.add(province.seat());
    }
    names.addAll(List.of(HEADS));
    names.sort(Comparator.comparingInt(String::length).reversed());
    for (String name : names) {
      keys.add(Spelling.lower(name));
      plain.add(name.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * A body's name: {@code ỦY BAN NHÂN DÂN TỈNH LÀO CAI} becomes {@code Ủy ban nhân dân tỉnh Lào
   * Cai}.
   */
  String body(String printed) {
    if (!Chars.capitals(printed)) {
      return printed;
    }
    StringBuilder out = new StringBuilder(Spelling.lower(printed));
    String lower = out.toString();
    boolean[] done = new boolean[out.length()];
    for (int k = 0; k < names.size(); k++) {
      String name = names.get(k);
      String key = keys.get(k);
      int at = lower.indexOf(key);
      while (at >= 0) {
        int end = at + key.length();
        if (edge(lower, at - 1)
            && edge(lower, end)
            && !done[at]
            && !done[end - 1]
            && key.length() == name.length()) {
          for (int i = at; i < end; i++) {
            out.setCharAt(i, name.charAt(i - at));
            done[i] = true;
          }
        }
        at = lower.indexOf(key, at + 1);
      }
    }
    places(out, lower, done);
    for (int at = lower.indexOf("tp"); at >= 0; at = lower.indexOf("tp", at + 1)) {
      if (edge(lower, at - 1) && edge(lower, at + 2)) {
        out.replace(at, at + 2, "TP");
      }
    }
    if (!out.isEmpty()) {
      out.setCharAt(0, Character.toUpperCase(out.charAt(0)));
    }
    return out.toString();
  }

  /**
   * Words after a kind of place are its name; the word after the kind of an office is capital too.
   */
  private static void places(StringBuilder out, String lower, boolean[] done) {
    for (String kind :
        new String[] {
          "tỉnh ",
          "thành phố ",
          "tp ",
          "tp.",
          "huyện ",
          "quận ",
          "xã ",
          "phường ",
          "thị trấn ",
          "đặc khu "
        }) {
      int at = lower.indexOf(kind);
      boolean society = at >= 0 && lower.startsWith("xã hội", at);
      if (at >= 0 && edge(lower, at - 1) && !society) {
        for (int i = at + kind.length(); i < out.length(); i++) {
          if (!done[i] && edge(lower, i - 1)) {
            out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
          }
        }
      }
    }
    for (String kind :
        new String[] {
          "bộ ", "sở ", "cục ", "vụ ", "chi cục ", "tổng cục ", "ban ", "viện ", "trường "
        }) {
      if (lower.startsWith(kind) && lower.length() > kind.length() && !done[kind.length()]) {
        out.setCharAt(kind.length(), Character.toUpperCase(out.charAt(kind.length())));
      }
    }
  }

  /** A subject in capitals as a sentence; names known here keep their capitals. */
  String sentence(String printed) {
    if (!Chars.capitals(printed)) {
      return printed;
    }
    String lower = printed.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower);
    symbols(printed, out);
    for (int k = 0; k < names.size(); k++) {
      String name = names.get(k);
      String key = plain.get(k);
      if (key.indexOf(' ') < 0) {
        continue;
      }
      int at = lower.indexOf(key);
      while (at >= 0) {
        int end = at + key.length();
        if (edge(lower, at - 1) && edge(lower, end) && out.substring(at, end).equals(key)) {
          out.replace(at, end, name);
        }
        at = lower.indexOf(key, at + 1);
      }
    }
    out.setCharAt(0, Character.toUpperCase(out.charAt(0)));
    return out.toString();
  }

  /** Numbers of documents keep their capitals: {@code SỐ 09/2009/TT-BNN}; so do short codes. */
  private static void symbols(String printed, StringBuilder out) {
    int from = 0;
    for (int i = 0; i <= printed.length(); i++) {
      if (i < printed.length() && printed.charAt(i) != ' ') {
        continue;
      }
      int slash = printed.indexOf('/', from);
      boolean coded = slash >= 0 && slash < i;
      for (int k = from; k < i && !coded; k++) {
        coded = Character.isDigit(printed.charAt(k));
      }
      if (coded && out.length() == printed.length()) {
        out.replace(from, i, printed.substring(from, i));
      }
      from = i + 1;
    }
  }

  private static boolean edge(String text, int i) {
    return i < 0 || i >= text.length() || !Character.isLetterOrDigit(text.charAt(i));
  }
}
