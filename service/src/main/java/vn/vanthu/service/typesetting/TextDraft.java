package vn.vanthu.service.typesetting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.search.reference.Spelling;
import vn.vanthu.service.typesetting.OfficialDraft.Signer;
import vn.vanthu.service.typesetting.OfficialDraft.Title;

/**
 * Finds in a draft typed as plain text the parts that Annex I of Decree 30/2020/NĐ-CP gives a
 * document, so that they can be set where the annex puts them. Cells that stand side by side may be
 * parted by a tab or three blanks, or follow one another. Linear in the length of the text.
 * Single-threaded.
 */
public final class TextDraft {
  private static final Pattern GAP = Pattern.compile("\\t+| {3,}");
  private static final Pattern RULE = Pattern.compile("[-–—_=*]{2,}");

  /** Room left open for a number or a day in the letterhead, however it was typed. */
  private static final Pattern ROOM =
      Pattern.compile("(?<=[Ss]ố:?|ngày|tháng|năm)[ \\t.…_]++(?=/|tháng|năm|$)");

  private static final Pattern NUMBER = Pattern.compile("[Ss]ố:? ?/ ?(\\S{1,60})");
  private static final Pattern DATE =
      Pattern.compile("([^,]{1,60}), ?ngày tháng năm ?(?:[0-9]{4}|20)?[ .…_]{0,40}");

  /** A name in title case, with the rank of an officer or a degree before it. */
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}.]*+(?: [\\p{L}.]++){0,6} \\p{Lu}\\p{Ll}*+");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final String NATION = "cong hoa xa hoi chu nghia viet nam";
  private static final String MOTTO = "doc lap tu do hanh phuc";
  private static final String ADDRESSEES = "Kính gửi:";
  private static final String RECIPIENTS = "Nơi nhận:";
  private static final int HEAD_LINES = 40;

  private final List<String> lines;
  private final List<List<String>> rows;
  private final Map<String, Integer> unset = new HashMap<>();
  private final List<String> letterhead = new ArrayList<>();
  private final List<String> letterSubject = new ArrayList<>();
  private String symbol = "";
  private String place = "";
  private int at;

  private TextDraft(String text) {
    lines =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .lines()
            .map(line -> line.replace("\uFEFF", "").replace("**", "").strip())
            .toList();
    rows = lines.stream().map(TextDraft::cells).toList();
    rows.forEach(row -> row.forEach(cell -> count(cell, 1)));
  }

  /**
   * The parts of a draft; empty when one is missing, when its number or day is already written,
   * when its text holds columns made of blanks, or when a single word would find no place: such a
   * draft is printed as it stands.
   *
   * @param issuer the issuing body as the letterhead prints it, which tells the superior body above
   *     it apart; empty when it is not known, and then the letterhead may hold one line only
   */
  public static Optional<OfficialDraft> read(String text, String issuer) {
    var draft = new TextDraft(text);
    return draft.parts(issuer).filter(draft::complete);
  }

  private Optional<OfficialDraft> parts(String issuer) {
    int issuerFrom = head() ? issuerFrom(issuer) : -1;
    Optional<Title> title = issuerFrom < 0 ? Optional.empty() : title();
    if (title.isEmpty()) {
      return Optional.empty();
    }
    int closing = closing();
    if (closing <= at) {
      return Optional.empty();
    }
    var body = new StringBuilder();
    for (List<String> row : rows.subList(at, closing)) {
      if (row.size() > 1) {
        return Optional.empty();
      }
      body.append(row.isEmpty() ? "" : row.getFirst()).append('\n');
    }
    List<Block> blocks = DraftText.parse(body.toString());
    var end = new Closing();
    if (blocks.isEmpty() || !rows.subList(closing, rows.size()).stream().allMatch(end::row)) {
      return Optional.empty();
    }
    return end.signer()
        .map(signer ->
            new OfficialDraft(
                letterhead.subList(0, issuerFrom),
                letterhead.subList(issuerFrom, letterhead.size()),
                symbol,
                place,
                title.get(),
                blocks,
                signer,
                end.recipients));
  }

  /** Reads up to the title; whether number, place and an issuing body are there. */
  private boolean head() {
    boolean subject = false;
    for (; at < Math.min(rows.size(), HEAD_LINES); at++) {
      boolean done = !symbol.isEmpty() && !place.isEmpty();
      List<String> row = done ? rows.get(at) : cells(ROOM.matcher(lines.get(at)).replaceAll(" "));
      if (row.isEmpty()) {
        subject = false;
        continue;
      }
      if (done && !subject && row.stream().noneMatch(cell -> printed(cell) || isSubject(cell))) {
        break;
      }
      for (String cell : row) {
        if (printed(cell)) {
          count(cell, -1);
        } else if (isSubject(cell)) {
          subject = true;
          count("V/v", -1);
          letterSubject.add(cell.substring(3).strip());
        } else if (subject) {
          letterSubject.add(cell);
        } else if (!symbol.isEmpty() || !DraftText.capitals(cell)) {
          return false;
        } else {
          letterhead.add(cell);
        }
      }
    }
    return !symbol.isEmpty() && !place.isEmpty() && !letterhead.isEmpty();
  }

  private static boolean isSubject(String cell) {
    return cell.startsWith("V/v ");
  }

  /** What the sheet prints by itself: nation, motto, rules, number and date. */
  private boolean printed(String cell) {
    String folded = Spelling.fold(cell).replaceAll("[^a-z]+", " ").strip();
    Matcher number = NUMBER.matcher(cell);
    Matcher date = DATE.matcher(cell);
    if (symbol.isEmpty() && number.matches()) {
      symbol = number.group(1);
      count(symbol, 1);
    } else if (place.isEmpty() && date.matches()) {
      place = date.group(1).strip();
      count(place, 1);
    } else {
      return folded.equals(NATION) || folded.equals(MOTTO) || RULE.matcher(cell).matches();
    }
    return true;
  }

  /** Index of the issuing body's first line in the letterhead, or -1. */
  private int issuerFrom(String issuer) {
    for (int from = 0; from < letterhead.size(); from++) {
      String lines = String.join(" ", letterhead.subList(from, letterhead.size()));
      if (Spelling.fold(lines).equals(Spelling.fold(issuer))) {
        return from;
      }
    }
    return letterhead.size() == 1 ? 0 : -1;
  }

  private Optional<Title> title() {
    if (!letterSubject.isEmpty()) {
      return addressees().map(to -> new Title.Letter(String.join(" ", letterSubject), to));
    }
    String type = at < rows.size() ? only(at++) : "";
    if (!DraftText.capitals(type)) {
      return Optional.empty();
    }
    skipBlanks();
    List<String> subject = new ArrayList<>();
    while (!line().isEmpty() && !RULE.matcher(line()).matches() && !DraftText.basis(line())) {
      subject.add(line());
      at++;
    }
    skipBlanks();
    List<String> competence = new ArrayList<>();
    int before = at;
    while (DraftText.capitals(line()) && !line().endsWith(":")) {
      competence.add(line());
      at++;
    }
    skipBlanks();
    if (!DraftText.basis(line())) {
      competence.clear(); // a heading of the text
      at = before;
    }
    return subject.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Title.Typed(type, String.join(" ", subject), String.join(" ", competence)));
  }

  private Optional<List<String>> addressees() {
    if (!line().startsWith(ADDRESSEES)) {
      return Optional.empty();
    }
    count(ADDRESSEES, -1);
    List<String> to = new ArrayList<>();
    String first = line().substring(ADDRESSEES.length()).strip();
    if (!first.isEmpty()) {
      to.add(first);
    }
    for (at++; line().startsWith("- ") || line().startsWith("– "); at++) {
      to.add(line().substring(2).replaceFirst("[;.,]$", "").strip());
    }
    return to.isEmpty() ? Optional.empty() : Optional.of(to);
  }

  /** The line here when it is one cell; empty at a blank line, at columns and at the end. */
  private String line() {
    return at < rows.size() ? only(at) : "";
  }

  private String only(int index) {
    List<String> row = rows.get(index);
    return row.size() == 1 ? row.getFirst() : "";
  }

  private void skipBlanks() {
    while (at < rows.size() && (rows.get(at).isEmpty() || RULE.matcher(line()).matches())) {
      rows.get(at).forEach(rule -> count(rule, -1));
      at++;
    }
  }

  /** Where recipients and signer begin, or -1; the signer may stand above the recipients. */
  private int closing() {
    int last = rows.size() - 1;
    while (last >= at && rows.get(last).stream().noneMatch(cell -> cell.startsWith(RECIPIENTS))) {
      last--;
    }
    if (last < at) {
      return -1;
    }
    boolean signed =
        rows.subList(last, rows.size()).stream()
            .flatMap(List::stream)
            .anyMatch(DraftText::capitals);
    if (signed) {
      return last;
    }
    int name = last - 1;
    while (name > at && rows.get(name).isEmpty()) {
      name--;
    }
    int top = name - 1;
    while (top > at && (rows.get(top).isEmpty() || DraftText.capitals(only(top)))) {
      top--;
    }
    return top + 1;
  }

  private boolean complete(OfficialDraft draft) {
    draft.texts().forEach(text -> count(text, -1));
    return unset.values().stream().noneMatch(left -> left > 0);
  }

  private void count(String text, int by) {
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      unset.merge(word.group(), by, Integer::sum);
    }
  }

  private static List<String> cells(String line) {
    return GAP.splitAsStream(line).map(String::strip).filter(cell -> !cell.isEmpty()).toList();
  }

  /** Collects recipients and signer. Single-threaded. */
  private final class Closing {
    private final List<String> recipients = new ArrayList<>();
    private final List<String> authority = new ArrayList<>();
    private String name = "";

    /** Takes a line; whether it belongs here. */
    boolean row(List<String> row) {
      return row.stream().allMatch(this::cell);
    }

    private boolean cell(String cell) {
      if (cell.startsWith(RECIPIENTS)) {
        count(RECIPIENTS, -1);
        return cell.length() == RECIPIENTS.length();
      }
      if (cell.startsWith("- ") || cell.startsWith("– ")) {
        return recipients.add(cell);
      }
      if (DraftText.capitals(cell)) {
        return name.isEmpty() && authority.add(cell);
      }
      if (name.isEmpty() && !authority.isEmpty() && NAME.matcher(cell).matches()) {
        name = cell;
        return true;
      }
      return continued(cell);
    }

    /** A recipient goes on in the next line when its end is not marked. */
    private boolean continued(String cell) {
      if (recipients.isEmpty()
          || ";.".indexOf(recipients.getLast().charAt(recipients.getLast().length() - 1)) >= 0) {
        return false;
      }
      recipients.set(recipients.size() - 1, recipients.getLast() + " " + cell);
      return true;
    }

    Optional<Signer> signer() {
      return name.isEmpty() ? Optional.empty() : Optional.of(new Signer(authority, name));
    }
  }
}
