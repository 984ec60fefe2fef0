package vn.vanthu.search.recognise;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the lines under a title are: rule, stamp, the body in whose name it speaks, the beginning of
 * the text. Stateless.
 */
final class TitleLines {
  private static final String[] AUTHORITIES = {
    "thu tuong",
    "bo truong",
    "uy ban nhan dan",
    "uy ban thuong vu",
    "uy ban dan toc",
    "hoi dong",
    "chu tich",
    "quoc hoi",
    "chinh phu",
    "ban chap hanh",
    "ban thuong vu",
    "ban bi thu",
    "ban thuong truc",
    "tong cuc truong",
    "tong giam doc",
    "tong thanh tra",
    "tong kiem toan",
    "giam doc",
    "cuc truong",
    "thong doc",
    "vien truong",
    "chanh an",
    "chanh thanh tra",
    "hieu truong",
    "chi cuc truong",
    "vu truong",
    "truong ban",
    "doan chu tich",
    "tinh uy",
    "thanh uy",
    "dang uy",
    "lien bo",
    "lien tich",
    "tham phan",
    "bo chinh tri",
    "bo tong truong"
  };

  private static final Pattern STAMP_BLANK =
      Pattern.compile("(?:so|ngay|gio|chuyen)\\s?:?\\s?[.…_]{3}");

  /** {@code CỦA CHÍNH PHỦ SỐ 1/2010/NĐ-CP …}: a whole title block. */
  private static final Pattern NUMBERED = Pattern.compile("\\sso\\s?:?\\s?\\d");

  private static final Pattern BASIS =
      Pattern.compile(
          ".{0,14}\\bcu (?:luat|nghi dinh|nghi quyet|hien phap|quyet dinh|bo luat|phap lenh)");

  /** With what minutes begin: {@code Vào hồi 08 giờ 30}. */
  private static final Pattern HOUR =
      Pattern.compile("(?:vao\\s)?(?:hoi|luc)[\\s:]{1,3}(?:\\d|[.…_])|(?:thoi gian|dia diem)\\s?:");

  private TitleLines() {}

  /** A line of a stamp of arrival or of a signature's picture that lies over the title. */
  static boolean stamped(Line line) {
    String f = line.fold();
    return f.startsWith("cong thong tin dien tu chinh")
        || (f.startsWith("cong thong t") && Character.isUpperCase(line.text().charAt(0)))
        || f.startsWith("cong van den")
        || f.startsWith("van ban den")
        || f.startsWith("kinh chuyen")
        || f.startsWith("nguoi ky:")
        || f.startsWith("thoi gian ky")
        || (f.startsWith("den") && f.length() < 12 && line.text().startsWith("ĐẾN"))
        || STAMP_BLANK.matcher(f).lookingAt();
  }

  /**
   * Less than two thirds letters and blanks, or a scrap of a few characters: what is left of a
   * stamp.
   */
  static boolean junk(Line line) {
    String text = line.text();
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == ' ' || c == ',') {
        plain++;
      }
    }
    return plain * 4 < text.length() * 3 || (text.length() < 6 && line.text().indexOf(' ') < 0);
  }

  static boolean opensBody(String f) {
    return f.startsWith("can cu ")
        || f.equals("can cu")
        || f.startsWith("can cu:")
        || BASIS.matcher(f).lookingAt()
        || f.startsWith("- can cu")
        || f.startsWith("kinh gui")
        || f.startsWith("noi nhan")
        || f.startsWith("(ban hanh")
        || f.startsWith("(kem theo")
        || (f.startsWith("thuc hien ") && f.length() > 90)
        || f.startsWith("trong thoi gian qua")
        || f.startsWith("thoi gian qua")
        || firstArticle(f)
        || f.startsWith("phan thu ")
        || f.startsWith("chuong i")
        || f.startsWith("i. ")
        || f.startsWith("1. ")
        || f.startsWith("hom nay")
        || HOUR.matcher(f).lookingAt()
        || f.startsWith("theo de nghi")
        || f.startsWith("xet de nghi")
        || opensOldBody(f);
  }

  /** {@code Điều 1}, not {@code Điều 11}: a subject may name an article, and break before it. */
  private static boolean firstArticle(String f) {
    return f.startsWith("dieu 1") && (f.length() == 6 || !Character.isDigit(f.charAt(6)));
  }

  /**
   * How decrees of the first years begin: {@code Chiểu theo}, {@code Xét rằng}, {@code Sau khi}.
   */
  private static boolean opensOldBody(String f) {
    return f.startsWith("chieu theo ")
        || f.startsWith("chieu chi ")
        || f.startsWith("xet rang ")
        || f.startsWith("xet vi ")
        || f.startsWith("sau khi ");
  }

  /** {@code CỦA BAN THƯỜNG VỤ TỈNH ỦY} between a party title and its subject names the issuer. */
  static boolean issuerLine(Line line) {
    return line.fold().startsWith("cua ")
        && line.capitals()
        && line.text().length() < 90
        && !NUMBERED.matcher(line.fold()).find();
  }

  static boolean isRule(Line line) {
    String letters = Chars.letters(line.text());
    return letters.isEmpty();
  }

  /** The body in whose name the document speaks, alone between subject and căn cứ. */
  static boolean authority(List<Line> lines, int i, List<Line> taken) {
    Line line = lines.get(i);
    if (!speaks(line.fold()) || !(line.capitals() || mostlyCapitals(line))) {
      return false;
    }
    if (!taken.isEmpty() && !line.apart() && connects(taken.getLast())) {
      return false;
    }
    for (int k = i + 1; k < Math.min(lines.size(), i + 5); k++) {
      String f = lines.get(k).fold();
      if (f.startsWith("can cu")
          || BASIS.matcher(f).lookingAt()
          || f.startsWith("- can cu")
          || f.startsWith("khoa ")
          || f.startsWith("ky hop")
          || f.startsWith("dien:")
          || f.startsWith("theo de nghi")
          || f.startsWith("xet ")
          || opensOldBody(f)) {
        return true;
      }
      if (!lines.get(k).capitals() && !isRule(lines.get(k))) {
        return false;
      }
    }
    return false;
  }

  /** {@code CHỦ TỊCH CHÍNH Phủ}: a copy that lost the case of a word. */
  private static boolean mostlyCapitals(Line line) {
    long upper = line.text().chars().filter(Character::isUpperCase).count();
    long lower = line.text().chars().filter(Character::isLowerCase).count();
    return upper > 3 * lower && line.text().length() < 60;
  }

  static boolean speaks(String fold) {
    for (String authority : AUTHORITIES) {
      if (fold.startsWith(authority)) {
        return true;
      }
    }
    return false;
  }

  /** A whole sentence by itself, or one that leads to a list: text, as no subject is. */
  static boolean sentence(Line line) {
    String text = line.text();
    return Character.isUpperCase(text.charAt(0))
        && text.indexOf(' ') > 0
        && (text.endsWith(".") || text.endsWith(":"));
  }

  /** Whether the line after this one opens the preamble: nothing stands between it and subject. */
  static boolean beforeBasis(List<Line> lines, int i) {
    return i + 1 < lines.size() && lines.get(i + 1).fold().startsWith("can cu ");
  }

  /** Whether a line ends in the middle of a phrase. */
  static boolean connects(Line line) {
    String f = line.fold();
    for (String end :
        new String[] {
          " cua", " va", " tai", " thuoc", " cho", " voi", " do", ",", " giua", " cac", " tren",
          " trong"
        }) {
      if (f.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
