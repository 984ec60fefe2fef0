package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a signing block, cut out of an interleaved line where need be. Immutable. */
record SignerPiece(String text, String fold, int start, int end, int row, boolean apart) {
  static final Pattern MARK =
      Pattern.compile(
          "^(T\\s?\\.?/?\\s?M|K\\s?\\.?/?\\s?T|T\\s?\\.?/?\\s?L|T\\s?/?\\s?UQ|TUQ|Q)\\s?(?:\\.|/|(?=\\s))\\s*(?=\\p{Lu})");
  private static final Pattern INNER_MARK =
      Pattern.compile("(?<=[;:,.)] )(?=(?:TM|KT|TL|TUQ)\\. ?\\p{Lu}|T/M |K/T |T/L )");

  /**
   * Where one line of a joined chain ends and the next begins: {@code TM. CHÍNH PHỦ | KT. THỦ TƯỚNG
   * | PHÓ THỦ TƯỚNG}.
   */
  private static final Pattern NEXT_TITLE =
      Pattern.compile(
          "(?<=\\S )(?<!TỔNG |CHI |ĐOÀN |BAN |PHÓ )(?=(?:KT|TL|TUQ)\\. ?\\p{Lu}|PHÓ |THỨ TRƯỞNG|CHÁNH |(?:TỔNG |CHI )?CỤC TRƯỞNG|VỤ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH$|BỘ TRƯỞNG$|THỦ TƯỚNG$|BÍ THƯ$|TRƯỞNG PHÒNG|TRƯỞNG BAN$)");

  private static final String[] POSITIONS = {
    "chu tich",
    "pho ",
    "bo truong",
    "thu truong",
    "giam doc",
    "cuc truong",
    "chanh ",
    "truong ",
    "bi thu",
    "tong ",
    "thu tuong",
    "vien truong",
    "chu nhiem",
    "hieu truong",
    "uy vien",
    "thong doc",
    "chi cuc truong",
    "vu truong",
    "tham phan",
    "doi truong",
    "quyen ",
    "tu lenh",
    "chinh uy",
    "doan truong",
    "dai dien",
    "to truong",
    "thu ky",
    "nguoi dung dau",
    "nguoi dai dien",
    "ke toan",
    "cuc pho",
    "dai su",
    "chi huy ",
    "chinh tri vien"
  };

  /** In a text of more lines than these two together, no signer is looked for in the middle. */
  private static final int HEAD_LINES = 40_000;

  private static final int TAIL_LINES = 10_000;

  boolean capitals() {
    return Chars.capitals(text);
  }

  /** Whether it begins with a mark of authority: {@code TM.}, {@code KT.}. */
  boolean marked() {
    return MARK.matcher(text).find();
  }

  /** Whether it is, or begins, the title of an office. */
  boolean position() {
    return position(text, fold);
  }

  static boolean position(String text, String fold) {
    if (!Chars.capitals(text) || text.length() > 70 || text.endsWith(":")) {
      return false;
    }
    for (String position : POSITIONS) {
      if ((fold + " ").startsWith(position)) {
        return true;
      }
    }
    return false;
  }

  boolean titled() {
    return capitals() && (marked() || position());
  }

  /** The pieces between two offsets of the clean text. */
  static List<SignerPiece> list(Reading reading, int from, int to) {
    List<SignerPiece> pieces = new ArrayList<>();
    int size = reading.lines.size();
    for (int i = 0; i < size; i++) {
      Line line = reading.lines.get(i);
      boolean skipped = i > HEAD_LINES && i < size - TAIL_LINES;
      if (skipped || line.start() < from || line.end() > to) {
        continue;
      }
      if (line.text().length() > 200) {
        pieces.add(new SignerPiece("", "", line.start(), line.start(), line.row(), line.apart()));
        continue;
      }
      if (!line.capitals()
          && line.text().indexOf("T. ") < 0
          && line.text().indexOf("M. ") < 0
          && line.text().indexOf("L. ") < 0
          && line.text().indexOf("/M ") < 0
          && line.text().indexOf("/T ") < 0
          && line.text().indexOf("/L ") < 0
          && line.text().indexOf("UQ.") < 0) {
        pieces.add(
            new SignerPiece(
                line.text(), line.fold(), line.start(), line.end(), line.row(), line.apart()));
        continue;
      }
      int at = 0;
      Matcher inner = INNER_MARK.matcher(line.text());
      if (inner.find()) {
        pieces.add(piece(line, 0, inner.start()));
        at = inner.start();
      }
      if (MARK.matcher(line.text()).region(at, line.text().length()).find() && line.capitals()) {
        Matcher next = NEXT_TITLE.matcher(line.text());
        next.region(at, line.text().length());
        while (next.find()) {
          if (line.text().substring(at, next.start()).strip().indexOf(' ') > 0) {
            pieces.add(piece(line, at, next.start()));
            at = next.start();
          }
        }
      }
      pieces.add(piece(line, at, line.text().length()));
    }
    return pieces;
  }

  private static SignerPiece piece(Line line, int from, int to) {
    String text = line.text().substring(from, to).strip();
    return new SignerPiece(
        text,
        Chars.fold(text),
        line.start() + from,
        line.start() + from + text.length(),
        line.row(),
        from == 0 && line.apart());
  }
}
