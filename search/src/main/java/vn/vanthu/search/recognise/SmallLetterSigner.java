package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signer whose title is not printed in capitals: {@code Giám đốc / (Ký tên, đóng dấu) / Nguyễn
 * Thị An}. Looked for at the close only, where nobody else is named by title. Stateless.
 */
final class SmallLetterSigner {
  private static final Pattern POSITION =
      Pattern.compile(
          "(?:quyen |q\\. ?)?(?:pho )?(?:tong )?(?:giam doc|chu tich|bo truong|thu truong|thu tuong|(?:tong |chi )?cuc truong|vu truong|vien truong|hieu truong"
              + "|chanh (?:van phong|thanh tra|an)|bi thu|chu nhiem|thong doc|chi huy truong|tu lenh|thanh tra|kiem toan|truong (?:phong|ban|doan|khoa|tram|cong an|bo mon))"
              + "(?: [a-z, -]{1,60})?");
  private static final Pattern MARK =
      Pattern.compile("(T/?M|K/?T|T/?L|T/?UQ|Q)(?:\\.\\s?|\\s)(?=\\p{Lu})");

  /** Without Nơi nhận only the last lines are the close. */
  private static final int CLOSE_LINES = 12;

  private static final int LINES_TO_NAME = 6;

  private SmallLetterSigner() {}

  /** The last title with a name under it. */
  static Facts.@Nullable Signer read(Reading reading, int from, int to) {
    List<Line> lines =
        reading.lines.stream().filter(line -> line.start() >= from && line.end() <= to).toList();
    int start = Math.max(0, lines.size() - CLOSE_LINES);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).fold().startsWith("noi nhan")) {
        start = i + 1;
        break;
      }
    }
    for (int i = lines.size() - 2; i >= start; i--) {
      Line line = lines.get(i);
      boolean title =
          !line.capitals()
              && line.text().length() < 70
              && Character.isUpperCase(line.text().charAt(0));
      if (!title) {
        continue;
      }
      Matcher mark = MARK.matcher(line.text());
      int at = mark.lookingAt() ? mark.end() : 0;
      boolean position = POSITION.matcher(line.fold().substring(at)).matches();
      Line name = position ? name(lines, i + 1) : null;
      if (name != null) {
        return signer(reading, lines, i, name);
      }
    }
    return null;
  }

  /** The first line under a title, but for the seal's words, when it is a person's name. */
  private static @Nullable Line name(List<Line> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + LINES_TO_NAME); i++) {
      Line line = lines.get(i);
      String text = SignerReader.withoutRank(line.text());
      if (SignerReader.person(text, Chars.fold(text))) {
        return line;
      }
      if (!SignerReader.seal(line.fold()) && line.text().length() > 1) {
        return null;
      }
    }
    return null;
  }

  private static Facts.Signer signer(Reading reading, List<Line> lines, int last, Line name) {
    int first = last;
    while (first > 0 && last - first < 3 && MARK.matcher(lines.get(first - 1).text()).lookingAt()) {
      first--;
    }
    List<String> chain = new ArrayList<>();
    String authority = null;
    String behalf = null;
    String position = null;
    for (Line line : lines.subList(first, last + 1)) {
      chain.add(line.text());
      Matcher mark = MARK.matcher(line.text());
      if (mark.lookingAt()) {
        authority = mark.group(1);
        behalf = behalf == null ? line.text().substring(mark.end()).strip() : behalf;
      } else {
        position = line.text();
      }
    }
    return new Facts.Signer(
        SignerReader.withoutRank(name.text()),
        position,
        authority,
        authority == null ? null : authority.replace("/", ""),
        behalf,
        chain,
        String.join("\n", chain),
        reading.evidence(lines.get(first).start(), name.end()));
  }
}
