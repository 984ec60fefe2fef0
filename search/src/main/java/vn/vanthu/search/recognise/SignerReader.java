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
  private static final Set<String> FAMILY = Reference.standard().familyNames();

  private static final int BLOCK_PIECES = 28;

  /** More bodies than these have never issued a document together. */
  private static final int MOST_SIGNERS = 8;

  private SignerReader() {}

  /**
   * The first complete block after {@code from} and before {@code to}; else a lone name at the end
   * of the text.
   */
  static Facts.@Nullable Signer read(Reading reading, int from, int to) {
    List<SignerPiece> pieces = SignerPiece.list(reading, from, to);
    for (int i = 0; i < pieces.size(); i++) {
      SignerPiece piece = pieces.get(i);
      boolean marked = piece.capitals() && piece.marked();
      boolean titled = !marked && piece.position();
      if (!marked && !titled) {
        continue;
      }
      List<SignerPiece> column = column(pieces, i);
      Facts.Signer signer = block(reading, column, column.size() == pieces.size() ? i : 0, marked);
      if (signer != null) {
        return sides(pieces) ? null : signer;
      }
    }
    Facts.Signer small = SmallLetterSigner.read(reading, from, to);
    return small == null ? lone(reading, pieces) : small;
  }

  /**
   * Who else signed a document that several bodies issued together: blocks with a mark of authority
   * or a title beside the signer's or under it, each with its name.
   */
  static List<Facts.Signer> others(Reading reading, Facts.Signer signer, int from, int to) {
    List<SignerPiece> pieces = SignerPiece.list(reading, from, to);
    List<Facts.Signer> others = new ArrayList<>();
    int behind = reading.behind(signer.evidence());
    for (int i = 0; i < pieces.size() && others.size() < MOST_SIGNERS; i++) {
      SignerPiece piece = pieces.get(i);
      boolean first = i == 0 || pieces.get(i - 1).row() != piece.row();
      boolean right = !first && piece.apart() && pieces.get(i - 1).titled() && piece.titled();
      boolean under = first && piece.start() >= behind && piece.titled();
      if (!right && !under) {
        continue;
      }
      List<SignerPiece> column = right ? rightColumn(pieces, i) : column(pieces, i);
      Facts.Signer next =
          block(reading, column, right || column.size() != pieces.size() ? 0 : i, piece.marked());
      String name = next == null ? null : next.name();
      if (next != null && name != null && !name.equals(signer.name())) {
        boolean known = others.stream().anyMatch(o -> name.equals(o.name()));
        if (!known) {
          others.add(next);
        }
      }
    }
    return others;
  }

  /** The pieces on the right of rows of two. */
  private static List<SignerPiece> rightColumn(List<SignerPiece> pieces, int first) {
    List<SignerPiece> right = new ArrayList<>();
    int end = Math.min(pieces.size(), first + BLOCK_PIECES);
    for (int i = first; i < end; i++) {
      if (pieces.get(i - 1).row() == pieces.get(i).row()) {
        right.add(pieces.get(i));
      }
    }
    return right;
  }

  /** Whether two sides signed, as minutes and contracts: none of them is the signer. */
  private static boolean sides(List<SignerPiece> pieces) {
    return pieces.stream()
            .filter(piece -> piece.capitals() && piece.fold().startsWith("dai dien "))
            .count()
        > 1;
  }

  /**
   * Where two blocks stand beside each other, the pieces with the left one's only, so that no name
   * comes under the other's title.
   */
  private static List<SignerPiece> column(List<SignerPiece> pieces, int first) {
    SignerPiece head = pieces.get(first);
    boolean beside =
        first + 1 < pieces.size()
            && pieces.get(first + 1).row() == head.row()
            && pieces.get(first + 1).apart()
            && pieces.get(first + 1).titled();
    if (!beside) {
      return pieces;
    }
    int end = Math.min(pieces.size(), first + BLOCK_PIECES);
    List<SignerPiece> left = new ArrayList<>();
    for (int i = first; i < end; i++) {
      boolean paired = i + 1 < end && pieces.get(i + 1).row() == pieces.get(i).row();
      if (paired) {
        left.add(pieces.get(i));
        i++;
      }
    }
    return left;
  }

  private static Facts.@Nullable Signer block(
      Reading reading, List<SignerPiece> pieces, int first, boolean marked) {
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
      SignerPiece piece = pieces.get(i);
      String text = piece.text();
      Matcher mark = SignerPiece.MARK.matcher(text);
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
      } else if (piece.capitals() && (piece.position() || !person(text, piece.fold()))) {
        if (listItem(text) || piece.fold().startsWith("noi nhan") || text.length() > 90) {
          break;
        }
        boolean head = piece.position();
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
            SignerPiece next = pieces.get(i + 1);
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
  private static Facts.@Nullable Signer lone(Reading reading, List<SignerPiece> pieces) {
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
      SignerPiece piece = pieces.get(i);
      if (piece.text().length() < 2) {
        continue;
      }
      if (piece.apart()
          && !piece.position()
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

  static String personCase(String name) {
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
