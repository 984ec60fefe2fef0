package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;

/**
 * What a text says about itself. Immutable; an absent value is null, an absent list empty.
 *
 * <p>The JSON form is {@link FactsJson#tree}.
 */
public record Facts(
    ContentClass contentClass,
    @Nullable String system,
    @Nullable Kind documentType,
    @Nullable Numbering number,
    @Nullable Value<String> unsureNumber,
    @Nullable Value<String> place,
    @Nullable Value<LocalDate> issueDate,
    @Nullable Issuer issuingBody,
    @Nullable Value<String> subject,
    @Nullable Signer signer,
    List<Signer> coSigners,
    List<Party> parties,
    Stamp incomingStamp,
    List<Recipient> recipients,
    List<Value<String>> addressees,
    @Nullable Archive archive,
    List<Citation> legalBasis,
    List<Citation> citations,
    List<Task> tasks,
    @Nullable Value<LocalDate> effectiveDate,
    @Nullable Value<LocalDate> endOfEffect,
    List<Attachment> attachments,
    List<Marking> marks,
    @Nullable Minutes minutes,
    @Nullable Meeting meeting,
    @Nullable Article article,
    @Nullable Portal portal,
    @Nullable String endMarker) {

  public Facts {
    coSigners = List.copyOf(coSigners);
    parties = List.copyOf(parties);
    recipients = List.copyOf(recipients);
    addressees = List.copyOf(addressees);
    legalBasis = List.copyOf(legalBasis);
    citations = List.copyOf(citations);
    tasks = List.copyOf(tasks);
    attachments = List.copyOf(attachments);
    marks = List.copyOf(marks);
  }

  /** The same with other marks. */
  Facts withMarks(List<Marking> more) {
    return new Facts(
        contentClass,
        system,
        documentType,
        number,
        unsureNumber,
        place,
        issueDate,
        issuingBody,
        subject,
        signer,
        coSigners,
        parties,
        incomingStamp,
        recipients,
        addressees,
        archive,
        legalBasis,
        citations,
        tasks,
        effectiveDate,
        endOfEffect,
        attachments,
        more,
        minutes,
        meeting,
        article,
        portal,
        endMarker);
  }

  /**
   * One value and the words it was read from.
   *
   * @param raw the words without markup; for a date the printed form
   * @param inferred true when the value does not stand in the text itself
   */
  public record Value<T>(T value, String raw, Evidence evidence, boolean inferred) {}

  /**
   * The kind of document.
   *
   * @param code code in symbols; null when the kind has none
   * @param inferred true when read from the number, for want of a title line
   */
  public record Kind(
      @Nullable String code, String name, String raw, Evidence evidence, boolean inferred) {}

  /** The number, with the words it was read from. */
  public record Numbering(DocumentNumber value, Evidence evidence) {}

  /**
   * The issuing body.
   *
   * @param name in ordinary letters
   * @param raw as printed; null when inferred
   * @param parent superior body named above it in the letterhead
   * @param province province it belongs to; null for central bodies
   * @param existedUntil ISO date or year until which the body existed; null while it exists
   * @param successor name of the body that took over
   * @param inferredFrom what an inferred body was concluded from
   */
  public record Issuer(
      String name,
      @Nullable String raw,
      @Nullable String code,
      @Nullable String parent,
      @Nullable String province,
      @Nullable String existedUntil,
      @Nullable String successor,
      boolean inferred,
      @Nullable String inferredFrom,
      Evidence evidence) {}

  /**
   * The signer.
   *
   * @param position last line of the title
   * @param authority mark of the last authority line, as printed
   * @param authorityNormalized TM, KT, TL, TUQ or Q; null when the head signs in own right
   * @param onBehalfOf body or head named by the first authority line
   * @param chain every line of authority and title
   */
  public record Signer(
      @Nullable String name,
      @Nullable String position,
      @Nullable String authority,
      @Nullable String authorityNormalized,
      @Nullable String onBehalfOf,
      List<String> chain,
      @Nullable String raw,
      Evidence evidence) {
    public Signer {
      chain = List.copyOf(chain);
    }
  }

  /**
   * A side of a contract.
   *
   * @param role as printed: {@code BÊN A}
   * @param representative who stands for it by the words of the contract
   * @param position of the representative
   * @param signer whose name stands under its signature
   */
  public record Party(
      String role,
      String name,
      @Nullable String representative,
      @Nullable String position,
      @Nullable String signer,
      Evidence evidence) {
    Party signedBy(@Nullable String person) {
      return new Party(role, name, representative, position, person, evidence);
    }
  }

  /** The stamp of arrival (dấu Đến) of the receiving office. */
  public record Stamp(
      boolean present,
      @Nullable String number,
      @Nullable String dateRaw,
      @Nullable LocalDate date,
      boolean dateYearInferred,
      @Nullable String transfer,
      @Nullable Evidence evidence) {
    static final Stamp NONE = new Stamp(false, null, null, null, false, null, null);
  }

  /**
   * Who receives a copy, and what for.
   *
   * @param pointer true for {@code Như trên}, {@code Như Điều 3}: others are meant
   * @param meant whom a pointer means, as printed there; empty when the text does not tell
   */
  public record Recipient(
      String text,
      @Nullable String purpose,
      List<String> children,
      boolean pointer,
      List<String> meant,
      Evidence evidence) {
    public Recipient {
      children = List.copyOf(children);
      meant = List.copyOf(meant);
    }

    Recipient(String text, @Nullable String purpose, List<String> children, Evidence evidence) {
      this(text, purpose, children, false, List.of(), evidence);
    }
  }

  /** The archive line (Lưu). */
  public record Archive(
      String raw,
      String place,
      @Nullable String drafterCode,
      @Nullable String copies,
      Evidence evidence) {}

  /** What a document does to one that it names. */
  public enum Relation {
    LEGAL_BASIS("legal-basis"),
    PROPOSED_BY("proposed-by"),
    IMPLEMENTS("implements"),
    AMENDS("amends"),
    REPLACES("replaces"),
    REPEALS("repeals"),
    CORRECTS("corrects"),
    GUIDES("guides"),
    CONSOLIDATES("consolidates"),
    ATTACHED_TO("attached-to"),
    REPORTS_ON("reports-on"),
    /** This one answers it: {@code Phúc đáp Công văn số …}. */
    REPLIES_TO("replies-to"),
    REFERS_TO("refers-to");

    private final String key;

    Relation(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /**
   * Another document named in the text.
   *
   * @param type name of its kind
   * @param number normalized number; null when the text gives none
   * @param bareNumber true when the number stands without its symbol
   * @param dateRaw date as printed
   * @param year year when the text gives no more than that
   * @param occurrences how often the text names it
   * @param self true when it is this document itself
   */
  public record Citation(
      String type,
      @Nullable String number,
      boolean bareNumber,
      @Nullable LocalDate date,
      @Nullable String dateRaw,
      @Nullable Integer year,
      @Nullable String issuer,
      @Nullable String subject,
      Relation relation,
      int occurrences,
      boolean self,
      Evidence evidence) {
    Citation withRelation(Relation relation) {
      return new Citation(
          type,
          number,
          bareNumber,
          date,
          dateRaw,
          year,
          issuer,
          subject,
          relation,
          occurrences,
          self,
          evidence);
    }

    Citation withIssuer(@Nullable String issuer) {
      return new Citation(
          type,
          number,
          bareNumber,
          date,
          dateRaw,
          year,
          issuer,
          subject,
          relation,
          occurrences,
          self,
          evidence);
    }

    Citation withSubject(@Nullable String subject) {
      return new Citation(
          type,
          number,
          bareNumber,
          date,
          dateRaw,
          year,
          issuer,
          subject,
          relation,
          occurrences,
          self,
          evidence);
    }

    Citation withOccurrences(int occurrences) {
      return new Citation(
          type,
          number,
          bareNumber,
          date,
          dateRaw,
          year,
          issuer,
          subject,
          relation,
          occurrences,
          self,
          evidence);
    }
  }

  /** How a due date binds. */
  public enum Bound {
    BEFORE("before"),
    AT_LATEST("at-latest"),
    UNTIL("until"),
    ON("on"),
    WITHIN_MONTH("within-month"),
    WITHIN_QUARTER("within-quarter"),
    WITHIN_YEAR("within-year"),
    BY_YEAR("by-year");

    private final String key;

    Bound(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /**
   * Who must do what by when.
   *
   * @param clause number of the clause; null outside of clauses
   * @param assignee body or official; null when the text names none
   * @param dueDates the last days on which it may be done; empty when only a frequency is given
   * @param dueInferred true when the year is not in the text
   * @param frequency weekly, monthly, quarterly, half-yearly, yearly, periodic or continuous
   * @param target true for a goal of a plan, false for an order
   */
  public record Task(
      @Nullable String clause,
      @Nullable String assignee,
      String task,
      @Nullable String dueRaw,
      List<LocalDate> dueDates,
      boolean dueInferred,
      @Nullable Bound bound,
      @Nullable String frequency,
      boolean target,
      Evidence evidence) {
    public Task {
      dueDates = List.copyOf(dueDates);
    }
  }

  /** A document issued with this one (ban hành kèm theo). */
  public record Attachment(
      @Nullable String code,
      String name,
      @Nullable String title,
      String relation,
      Evidence evidence) {}

  /** A mark of urgency, secrecy or circulation. */
  public record Marking(String kind, String key, String label, Evidence evidence) {}

  /** What minutes of an inspection state (biên bản kiểm tra). */
  public record Minutes(
      @Nullable Value<String> decision,
      @Nullable Value<String> place,
      @Nullable Value<String> startedAt,
      @Nullable Value<String> endedAt,
      @Nullable Value<String> inspected,
      List<Value<String>> inspectors,
      List<Value<String>> representatives,
      @Nullable Value<String> findings,
      @Nullable Value<String> recommendations,
      @Nullable Value<String> copies) {
    public Minutes {
      inspectors = List.copyOf(inspectors);
      representatives = List.copyOf(representatives);
    }
  }

  /** The meeting whose conclusion a notice announces. */
  public record Meeting(
      LocalDate date, String dateRaw, @Nullable String place, Evidence evidence) {}

  /** Heading of a news article. */
  public record Article(@Nullable String title, @Nullable String publishedAt, Evidence evidence) {}

  /** Values of a legal portal's attribute table, label to value as printed. */
  public record Portal(java.util.Map<String, String> attributes, Evidence evidence) {
    public Portal {
      attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
    }
  }
}
