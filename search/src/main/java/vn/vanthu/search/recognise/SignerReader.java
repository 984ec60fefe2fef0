package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Reference;

/**
 * Who signed, by what authority, in which position. Stateless.
 *
 * <p>A block is a chain of lines in capitals ({@code TM. …}, {@code KT. …}, position) and the first
 * line in Title Case after them.
 */
final class SignerReader {
  private static final Pattern MARK =
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

  private static final Set<String> COMMON_FAMILY =
      Set.of(
          "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
          "ho", "ngo", "duong", "ly", "dinh", "trinh", "doan", "luong", "mai", "truong", "lam",
          "ha", "cao", "dao", "ta", "to", "chu", "nong", "phung", "tong", "trieu", "lo", "vuong",
          "thai", "luu", "kieu", "tang");

  private static final Pattern NO_NAME =
      Pattern.compile(
          "^(?:van phong|dieu kien|ban hanh|ha noi|ho so|to chuc|chu tich|chu nhiem|bo truong|dao tao|vu truong|do luong|phan mem|ho chi minh$|cong hoa|dong nai|lam dong|ha giang|ha tinh|ha nam|quang (?:nam|tri|ninh|ngai|binh)|thai (?:binh|nguyen)|lai chau|cao bang|ninh (?:binh|thuan)|van ban|to trinh|truong ban|truong phong|truong hop|dinh muc|le phi|luu tru)");

  private static final Pattern RANK =
      Pattern.compile(
          "^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Chuẩn (?:đô đốc|úy)|Đô đốc|GS|PGS|TS|ThS|Ths|BS|Bs|KS|CN|CKII|CKI)[. ]\\s*(?:,\\s*)?");
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
  private static final Set<String> FAMILY = Reference.standard().familyNames();

  /** In a text of more lines than these two together, no signer is looked for in the middle. */
  private static final int HEAD_LINES = 40_000;

  private static final int TAIL_LINES = 10_000;

  private static final int BLOCK_PIECES = 28;

  private SignerReader() {}

  /** A line of a block, cut out of an interleaved line where need be. */
  private record Piece(String text, String fold, int start, int end, int row, boolean apart) {
    boolean capitals() {
      return Chars.capitals(text);
    }
  }

  /**
   * The first complete block after {@code from} and before {@code to}; else a lone name at the end
   * of the text.
   */
  static Facts.@Nullable Signer read(Reading reading, int from, int to) {
    List<Piece> pieces = pieces(reading, from, to);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean marked = piece.capitals() && MARK.matcher(piece.text()).find();
      boolean titled = !marked && position(piece);
      if (!marked && !titled) {
        continue;
      }
      List<Piece> column = column(pieces, i);
      Facts.Signer signer = block(reading, column, column.size() == pieces.size() ? i : 0, marked);
      if (signer != null) {
        return sides(pieces) ? null : signer;
      }
    }
    Facts.Signer small = SmallLetterSigner.read(reading, from, to);
    return small == null ? lone(reading, pieces) : small;
  }

  /** Whether two sides signed, as minutes and contracts: none of them is the signer. */
  private static boolean sides(List<Piece> pieces) {
    return pieces.stream()
            .filter(piece -> piece.capitals() && piece.fold().startsWith("dai dien "))
            .count()
        > 1;
  }

  /**
   * Where two blocks stand beside each other, the pieces with the left one's only, so that no name
   * comes under the other's title.
   */
  private static List<Piece> column(List<Piece> pieces, int first) {
    Piece head = pieces.get(first);
    boolean beside =
        first + 1 < pieces.size()
            && pieces.get(first + 1).row() == head.row()
            && pieces.get(first + 1).apart()
            && titled(pieces.get(first + 1));
    if (!beside) {
      return pieces;
    }
    int end = Math.min(pieces.size(), first + BLOCK_PIECES);
    List<Piece> left = new ArrayList<>();
    for (int i = first; i < end; i++) {
      boolean paired = i + 1 < end && pieces.get(i + 1).row() == pieces.get(i).row();
      if (paired) {
        left.add(pieces.get(i));
        i++;
      }
    }
    return left;
  }

  private static boolean titled(Piece piece) {
    return piece.capitals() && (MARK.matcher(piece.text()).find() || position(piece));
  }

  private static Facts.@Nullable Signer block(
      Reading reading, List<Piece> pieces, int first, boolean marked) {
    List<String> chain = new ArrayList<>();
    int i = first;
    int end = pieces.get(first).end();
    String authority = null;
    String normalized = null;
    String behalf = null;
    boolean openSuperior = false;
    String position = null;
    String name = null;
    int skipped = 0;
    for (; i < pieces.size() && i < first + 14; i++) {
      Piece piece = pieces.get(i);
      String text = piece.text();
      Matcher mark = MARK.matcher(text);
      if (piece.capitals() && mark.find()) {
        chain.add(text);
        authority = text.substring(0, mark.end()).strip().replaceAll("[.\\s]+$", "");
        normalized = mark.group(1).replaceAll("[^A-Z]", "");
        if (behalf == null) {
          behalf = text.substring(mark.end()).strip();
        }
        openSuperior = true;
        position = normalized.equals("Q") ? text.substring(mark.end()).strip() : null;
        end = piece.end();
      } else if (piece.capitals() && (position(piece) || !person(text, piece.fold()))) {
        if (listItem(text) || piece.fold().startsWith("noi nhan") || text.length() > 90) {
          break;
        }
        boolean head = position(piece);
        if (openSuperior && (!head || chain.getLast().endsWith(","))) {
          String joined = chain.getLast() + " " + text;
          boolean firstMark = behalf != null && chain.getLast().endsWith(behalf);
          chain.set(chain.size() - 1, joined);
          if (firstMark) {
            behalf = behalf + " " + text;
          }
          openSuperior = chain.getLast().endsWith(",");
        } else if (position != null && !head) {
          position = position + " " + text;
          chain.set(chain.size() - 1, chain.getLast() + " " + text);
        } else {
          position = text;
          chain.add(text);
          openSuperior = false;
        }
        end = piece.end();
      } else if (seal(piece.fold()) || text.length() < 2) {
        skipped++;
      } else {
        String candidate = withoutRank(text);
        if (person(candidate, Chars.fold(candidate)) || president(position, candidate)) {
          name = candidate;
          end = piece.end();
          if (i + 1 < pieces.size() && candidate.split(" ", -1).length <= 2) {
            Piece next = pieces.get(i + 1);
            if (!next.apart()
                && syllables(next.text())
                && next.text().split(" ", -1).length <= 2
                && !FAMILY.contains(firstWord(next.fold()))) {
              name = candidate + " " + next.text();
              end = next.end();
            }
          }
          break;
        }
        if (listItem(text)
            || piece.fold().startsWith("noi nhan")
            || piece.fold().startsWith("luu")
            || text.length() < 8) {
          if (++skipped > 24) {
            return null;
          }
          continue;
        }
        break;
      }
    }
    if (name == null && !marked) {
      return null;
    }
    if (name == null && !followsBody(chain, behalf)) {
      return null;
    }
    Evidence evidence = reading.evidence(pieces.get(first).start(), end);
    return new Facts.Signer(
        name == null ? null : personCase(name),
        position,
        authority,
        normalized,
        behalf,
        chain,
        String.join("\n", chain),
        evidence);
  }

  /** The name that is elsewhere a city's. */
  private static boolean president(@Nullable String position, String candidate) {
    return position != null
        && position.startsWith("CHỦ TỊCH")
        && candidate.equalsIgnoreCase("Hồ Chí Minh");
  }

  private static boolean followsBody(List<String> chain, @Nullable String behalf) {
    return behalf != null && chain.size() >= 2;
  }

  /** A name alone behind Nơi nhận, its title lost. */
  private static Facts.@Nullable Signer lone(Reading reading, List<Piece> pieces) {
    int last = -1;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).fold().startsWith("noi nhan")) {
        last = i;
      }
    }
    if (last < 0) {
      return null;
    }
    for (int i = pieces.size() - 1; i > last; i--) {
      Piece piece = pieces.get(i);
      if (piece.text().length() < 2) {
        continue;
      }
      if (piece.apart()
          && !position(piece)
          && person(piece.text(), piece.fold())
          && !listItem(piece.text())) {
        return new Facts.Signer(
            personCase(piece.text()),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            reading.evidence(piece.start(), piece.end()));
      }
      return null;
    }
    return null;
  }

  private static List<Piece> pieces(Reading reading, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int size = reading.lines.size();
    for (int i = 0; i < size; i++) {
      Line line = reading.lines.get(i);
      boolean skipped = i > HEAD_LINES && i < size - TAIL_LINES;
      if (skipped || line.start() < from || line.end() > to) {
        continue;
      }
      if (line.text().length() > 200) {
        pieces.add(new Piece("", "", line.start(), line.start(), line.row(), line.apart()));
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
            new Piece(
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

  private static Piece piece(Line line, int from, int to) {
    String text = line.text().substring(from, to).strip();
    return new Piece(
        text,
        Chars.fold(text),
        line.start() + from,
        line.start() + from + text.length(),
        line.row(),
        from == 0 && line.apart());
  }

  private static boolean position(Piece piece) {
    if (!piece.capitals() || piece.text().length() > 70 || piece.text().endsWith(":")) {
      return false;
    }
    for (String position : POSITIONS) {
      if ((piece.fold() + " ").startsWith(position)) {
        return true;
      }
    }
    return false;
  }

  /** Two to six Title Case syllables (or capitals) that begin with a family name. */
  static boolean person(String text, String fold) {
    if (text.length() > 45 || !syllables(text)) {
      return false;
    }
    String[] words = text.split(" ", -1);
    String family = firstWord(fold).replaceAll("['’].*", "");
    boolean known = Chars.capitals(text) ? COMMON_FAMILY.contains(family) : FAMILY.contains(family);
    return words.length >= 2 && words.length <= 6 && known && !NO_NAME.matcher(fold).find();
  }

  static String withoutRank(String text) {
    return RANK.matcher(RANK.matcher(text).replaceFirst("")).replaceFirst("").strip();
  }

  private static String firstWord(String fold) {
    int blank = fold.indexOf(' ');
    return blank < 0 ? fold : fold.substring(0, blank);
  }

  private static boolean syllables(String text) {
    for (String word : text.split(" ", -1)) {
      if (word.isEmpty() || !Character.isUpperCase(word.charAt(0)) || word.length() > 9) {
        return false;
      }
      for (int i = 1; i < word.length(); i++) {
        char c = word.charAt(i);
        if (!Character.isLetter(c) && c != '\'' && c != '’' && c != '-') {
          return false;
        }
      }
    }
    return true;
  }

  private static String personCase(String name) {
    if (!Chars.capitals(name)) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.toLowerCase(Locale.ROOT));
    for (int i = 0; i < out.length(); i++) {
      if (i == 0 || out.charAt(i - 1) == ' ') {
        out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
      }
    }
    return out.toString();
  }

  private static boolean listItem(String text) {
    char c = text.isEmpty() ? ' ' : text.charAt(0);
    return c == '-' || c == '+' || c == '–' || c == '•' || text.endsWith(";");
  }

  static boolean seal(String fold) {
    return fold.contains("da ky")
        || fold.startsWith("(ky")
        || fold.startsWith("ky ten")
        || fold.startsWith("[")
        || fold.contains("ky boi");
  }
}
