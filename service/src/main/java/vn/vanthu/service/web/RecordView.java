package vn.vanthu.service.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.archive.EvidenceKeeping;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.ConfirmedName;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Receipt;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Relation;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.routing.DraftDesk;

/**
 * A record as its page shows it. Immutable.
 *
 * @param files its attachments
 * @param facts the document beside what was read in it
 * @param route the outgoing way; empty for incoming documents
 * @param justFiled whether to offer the undo of the registration
 * @param mayChange whether the reader keeps the registers of this agency
 * @param validity as far as it is known
 * @param evidence of its signed files; none for a reader without an account
 * @param refused why the last step was not taken
 */
public record RecordView(
    OfficeRecord record,
    Optional<ReportView> report,
    List<FileView> files,
    List<Revision> versions,
    List<Relation> relations,
    List<HistoryEvent> history,
    Optional<Receipt> receipt,
    RecordFactsView facts,
    Optional<RouteView> route,
    boolean justFiled,
    boolean mayChange,
    Validity validity,
    List<EvidenceKeeping.Kept> evidence,
    Optional<Refused> refused) {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  /**
   * Why a step was not taken.
   *
   * @param onRoute whether it was one of the outgoing way
   */
  public record Refused(ProblemPages.View problem, boolean onRoute) {}

  /** The same with why the last step was not taken. */
  RecordView refused(Refused why) {
    return new RecordView(
        record,
        report,
        files,
        versions,
        relations,
        history,
        receipt,
        facts,
        route,
        justFiled,
        mayChange,
        validity,
        evidence,
        Optional.of(why));
  }

  /** Whether the reader may begin a copy in electronic form. */
  public boolean mayBeCopied() {
    return mayChange && DraftDesk.notCopied(record).isEmpty();
  }

  /** What to tell above the outgoing way, or else on top of the page. */
  public Optional<ProblemPages.View> told(boolean onRoute) {
    return refused
        .filter(why -> (why.onRoute() && route.isPresent()) == onRoute)
        .map(Refused::problem);
  }

  /** One line of the attribute table. */
  public record Attribute(String key, String value) {}

  /** The title line: the number; without one type and subject, as far as they are known. */
  public String heading() {
    return heading(record);
  }

  /** What people call the record. */
  static String heading(OfficeRecord record) {
    RecordFacts facts = record.facts();
    if (facts.number() != null) {
      return facts.number();
    }
    String type = facts.typeName() == null ? "" : facts.typeName().strip();
    String subject = facts.subject() == null ? "" : facts.subject().strip();
    boolean named = subject.toLowerCase(Locale.ROOT).startsWith(type.toLowerCase(Locale.ROOT));
    String words = named ? subject : (type + " " + subject).strip();
    return words.isEmpty() ? record.current().file().fileName() : words;
  }

  /** Lược đồ: the document among those it is related to. */
  public RelationDiagram diagram(Shell shell) {
    return RelationDiagram.of(heading(), relations, shell);
  }

  /**
   * Thuộc tính: the eleven labels that readers of Vietnamese law portals know, in their order. What
   * the office does not know is shown as a dash, never guessed.
   */
  public List<Attribute> attributes(Shell shell) {
    List<Attribute> lines = new ArrayList<>();
    lines.add(new Attribute("attribute.type", dash(record.facts().typeName())));
    lines.add(new Attribute("attribute.number", dash(record.facts().number())));
    lines.add(new Attribute("attribute.issuer", dash(record.facts().issuer())));
    lines.add(new Attribute("attribute.signer", signer()));
    lines.add(new Attribute("attribute.issuedOn", day(record.facts().issuedOn())));
    lines.add(new Attribute("attribute.effectiveOn", day(validity.effectiveOn())));
    lines.add(new Attribute("attribute.gazetteOn", "–"));
    lines.add(new Attribute("attribute.gazetteNumber", "–"));
    lines.add(new Attribute("attribute.field", "–"));
    lines.add(new Attribute("attribute.validity", validity.text(shell)));
    lines.add(new Attribute("attribute.updated", day(updated())));
    return lines;
  }

  private String signer() {
    String name = record.facts().signer();
    String position = record.facts().signerPosition();
    return name == null ? "–" : position == null ? name : name + ", " + position;
  }

  private LocalDate updated() {
    return history.isEmpty()
        ? LocalDate.ofInstant(record.createdAt(), VIETNAM)
        : LocalDate.ofInstant(history.getLast().at(), VIETNAM);
  }

  /** A date as people write it, or a dash. */
  public static String day(@Nullable LocalDate date) {
    return date == null ? "–" : SearchView.day(date);
  }

  /** A moment as people write it, in Vietnam's zone. */
  public static String moment(java.time.Instant at, Language language) {
    String pattern = language.pick("HH:mm dd/MM/yyyy", "dd MMM yyyy, HH:mm");
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at.atZone(VIETNAM));
  }

  /** The text, or a dash. */
  public static String dash(@Nullable String text) {
    return text == null || text.isBlank() ? "–" : text;
  }

  /** Where a name was confirmed: number and date of the record, as people write them. */
  public static String source(Shell shell, ConfirmedName name) {
    String number = name.number() == null ? shell.t("facts.noNumber") : name.number();
    LocalDate day =
        name.issuedOn() == null ? LocalDate.ofInstant(name.at(), VIETNAM) : name.issuedOn();
    return shell.t("file.source", number, day(day));
  }

  /** What a mark of authority means, such as KT. (ký thay). */
  public static String authority(Shell shell, String mark) {
    String key = "authority." + (mark.isEmpty() ? "own" : mark);
    return shell.texts().has(key) ? shell.t(key) : mark;
  }

  /** A text of the bundle for a code, when the bundle has one; else the code itself. */
  public static String word(Shell shell, String prefix, String code) {
    String key = prefix + "." + code;
    return shell.texts().has(key) ? shell.t(key) : code;
  }
}
