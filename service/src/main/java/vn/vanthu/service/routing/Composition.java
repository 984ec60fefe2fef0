package vn.vanthu.service.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vanthu.service.records.Letterhead;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.typesetting.Block;
import vn.vanthu.service.typesetting.DraftText;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.OfficialDraft.Signer;
import vn.vanthu.service.typesetting.OfficialDraft.Title;
import vn.vanthu.service.typesetting.Span;

/**
 * A document as its drafter writes it; layout, letterhead and symbol follow from it (NĐ 30/2020 Phụ
 * lục I). Still unchecked: {@link #firstWrong} names what is missing or too long. Immutable.
 *
 * @param typeName the type's name; empty for a công văn
 * @param typeCode its code in the symbol; empty for a công văn
 * @param unit abbreviation of the drafting unit in the symbol of a công văn and on the archive
 *     line; may be empty
 * @param place địa danh of the date line
 * @param parent lines of the superior body; may be empty
 * @param subject trích yếu
 * @param competence line naming who decides, for decisions; may be empty
 * @param addressees Kính gửi, for a công văn
 * @param bases căn cứ, one a line
 * @param body paragraphs, articles, headings and tables as {@link DraftText} reads them
 * @param authority who signs and in whose name, one line each: {@code KT. GIÁM ĐỐC}, {@code PHÓ
 *     GIÁM ĐỐC}
 * @param signer the signer's name
 * @param recipients nơi nhận, one a line; the archive line is added when it is missing
 */
public record Composition(
    String typeName,
    String typeCode,
    String unit,
    String place,
    List<String> parent,
    String subject,
    String competence,
    List<String> addressees,
    List<String> bases,
    String body,
    List<String> authority,
    String signer,
    List<String> recipients) {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final int MOST_LINE = 500;
  private static final int MOST_LINES = 100;
  private static final int MOST_BODY = 300_000;

  public Composition {
    typeName = typeName.strip();
    if (typeName.equalsIgnoreCase("công văn")) {
      typeName = ""; // it names itself by its subject
    }
    parent = written(parent);
    addressees = written(addressees);
    bases = written(bases);
    authority = written(authority);
    recipients = written(recipients);
  }

  private static List<String> written(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The name of the first part that is missing or too long. */
  public Optional<String> firstWrong() {
    if (over(typeName, 100) || typeName.isBlank() != typeCode.isBlank() || over(typeCode, 20)) {
      return Optional.of("typeName");
    }
    if (over(unit, 20)) {
      return Optional.of("unit");
    }
    if (place.isBlank() || over(place, 100)) {
      return Optional.of("place");
    }
    if (subject.isBlank() || over(subject, 2000)) {
      return Optional.of("subject");
    }
    if (over(competence, MOST_LINE)) {
      return Optional.of("competence");
    }
    if (isLetter() && addressees.isEmpty()) {
      return Optional.of("addressees");
    }
    if (body.isBlank() || over(body, MOST_BODY)) {
      return Optional.of("body");
    }
    if (authority.isEmpty()) {
      return Optional.of("authority");
    }
    if (signer.isBlank() || over(signer, 200)) {
      return Optional.of("signer");
    }
    return firstOverlong();
  }

  private Optional<String> firstOverlong() {
    return over(parent)
        ? Optional.of("parent")
        : over(addressees)
            ? Optional.of("addressees")
            : over(bases)
                ? Optional.of("bases")
                : over(authority)
                    ? Optional.of("authority")
                    : over(recipients) ? Optional.of("recipients") : Optional.empty();
  }

  private static boolean over(String text, int most) {
    return text.length() > most;
  }

  private static boolean over(List<String> lines) {
    return lines.size() > MOST_LINES || lines.stream().anyMatch(line -> over(line, MOST_LINE));
  }

  /** The same with the code of its type. */
  public Composition ofType(String code) {
    return new Composition(
        typeName,
        code,
        unit,
        place,
        parent,
        subject,
        competence,
        addressees,
        bases,
        body,
        authority,
        signer,
        recipients);
  }

  private boolean isLetter() {
    return typeName.isBlank();
  }

  /** What the register says of it; number and date stay open. */
  RecordFacts facts(String issuer) {
    return new RecordFacts(
        null,
        typeCode.strip(),
        isLetter() ? "Công văn" : typeName.strip(),
        null,
        issuer,
        subject.strip(),
        signer.strip(),
        position(),
        Urgency.NORMAL,
        Secrecy.NORMAL);
  }

  /** Chức vụ: the last line of the authority, without the words in whose name it is signed. */
  private String position() {
    String last = authority.getLast();
    int stop = last.indexOf(". ");
    return capitalised(stop < 0 || stop > 5 ? last : last.substring(stop + 2));
  }

  private static String capitalised(String capitals) {
    String lower = capitals.strip().toLowerCase(VIETNAMESE);
    return lower.isEmpty()
        ? lower
        : lower.substring(0, 1).toUpperCase(VIETNAMESE) + lower.substring(1);
  }

  /** The document to be set, under the agency's letterhead. */
  OfficialDraft under(Letterhead head) {
    List<Block> blocks = new ArrayList<>();
    for (String basis : bases) {
      blocks.add(new Block.Basis(List.of(new Span(basis, Span.Style.ITALIC))));
    }
    blocks.addAll(DraftText.parse(body));
    Title title =
        isLetter()
            ? new Title.Letter(subject.strip(), addressees)
            : new Title.Typed(
                typeName.strip().toUpperCase(VIETNAMESE),
                subject.strip(),
                competence.strip().toUpperCase(VIETNAMESE));
    return new OfficialDraft(
        parent.stream().map(line -> line.toUpperCase(VIETNAMESE)).toList(),
        List.of(head.agency().name().toUpperCase(VIETNAMESE)),
        head.symbol(),
        place.strip(),
        title,
        blocks,
        new Signer(
            authority.stream().map(line -> line.toUpperCase(VIETNAMESE)).toList(), signer.strip()),
        recipientLines());
  }

  /** As the decree prints them: a dash before, a semicolon after, a full stop after the last. */
  private List<String> recipientLines() {
    List<String> bare = new ArrayList<>();
    for (String line : recipients) {
      String text = line.replaceFirst("^[-–] *", "").replaceFirst("[;.,]$", "").strip();
      if (!text.isEmpty()) {
        bare.add(text);
      }
    }
    if (bare.stream().noneMatch(line -> line.startsWith("Lưu:"))) {
      bare.add(unit.isBlank() ? "Lưu: VT" : "Lưu: VT, " + unit.strip());
    }
    List<String> lines = new ArrayList<>();
    for (String line : bare) {
      lines.add("- " + line + (lines.size() == bare.size() - 1 ? "." : ";"));
    }
    return lines;
  }
}
