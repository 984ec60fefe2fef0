package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScanner;
import vn.vanthu.search.number.NumberScheme;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;

/**
 * Reads the facts out of a text (those of NĐ 30/2020 Điều 8, of party forms and of portal pages;
 * {@code docs/READING.md}). Immutable, thread-safe; time and memory grow linearly with the text.
 *
 * <p>The argument, top to bottom: find the title; what stands above it is the letterhead; number,
 * place and date are read there; the signer and the recipients close the document; what lies
 * between is searched for citations, tasks and effect. What the text is as a whole decides last
 * whether it has facts of its own at all.
 */
public final class Recogniser {

  /**
   * Letters that a copy from a picture has for a last digit 0 or 1; no number is followed by them.
   */
  private static final Set<String> MISREAD = Set.of("o", "O", "l", "i", "I");

  /**
   * Digits that stand apart from the printed symbol were written by hand: they must be read well.
   */
  private static final int HANDWRITING_SURE = 85;

  /** What two sides or a whole meeting sign: nobody is the signer. */
  private static final Set<String> MUTUAL =
      Set.of("Biên bản", "Hợp đồng", "Thỏa thuận", "Bản thỏa thuận", "Bản ghi nhớ");

  private final Reference reference;
  private final NumberScanner scanner;
  private final Title titles;
  private final KindReader kinds;
  private final SubjectReader subjects;
  private final IssuerReader issuers;
  private final BodyLifetime lifetimes;
  private final CitationReader citations;
  private final MarkReader marks;
  private final AttachmentReader attachments;
  private final SymbolMending mending;
  private final OpticalMending optical;

  public Recogniser(Reference reference) {
    this.reference = reference;
    this.scanner = new NumberScanner(reference);
    this.titles = new Title(reference);
    this.kinds = new KindReader(reference);
    Casing casing = new Casing(reference);
    this.subjects = new SubjectReader(titles, casing);
    this.optical = new OpticalMending(reference);
    this.issuers = new IssuerReader(reference, casing, optical);
    this.lifetimes = new BodyLifetime(reference);
    this.citations = new CitationReader(reference, scanner);
    this.marks = new MarkReader(reference);
    this.attachments = new AttachmentReader(titles);
    this.mending = new SymbolMending(reference);
  }

  /** A recogniser over the tables of this jar. */
  public static Recogniser standard() {
    return Holder.STANDARD;
  }

  /**
   * The facts of a text. Never fails: a text without any is of class unknown. Of an e-mail those of
   * the document that came with it, not of the covering letter.
   */
  public Facts recognise(ExtractedText text) {
    if (text.origin() != Origin.MAIL) {
      return read(text);
    }
    Facts facts = MailParts.facts(text, this::read);
    boolean marked = facts.marks().stream().anyMatch(mark -> mark.kind().equals("secrecy"));
    Optional<Facts.Marking> elsewhere = marked ? Optional.empty() : secrecy(text);
    return elsewhere
        .map(mark ->
            facts.withMarks(Stream.concat(facts.marks().stream(), Stream.of(mark)).toList()))
        .orElse(facts);
  }

  private Facts read(ExtractedText text) {
    Reading reading = Reading.of(text);
    Title.Found title = titles.find(reading);
    Letterhead head = new Letterhead(reading, title);
    Letterhead.Numbered numbered = head.number(scanner);
    if (numbered != null
        && numbered.number().scheme() == NumberScheme.OFFICIAL_LETTER
        && title != null
        && Extent.letterBefore(reading, title)) {
      title = null;
      head = new Letterhead(reading, null);
    }
    DateLine dateLine = new DateLine(head);
    DateLine.Dated dated = dateLine.inLetterhead();
    Title.Block block =
        title == null || numbered != null ? null : titles.block(reading, title, scanner);
    if (block != null) {
      numbered =
          new Letterhead.Numbered(
              block.number().number(), block.number().start(), block.number().end());
      dated = dateLine.inLetterheadOr(block);
    }
    if (numbered == null && title != null && ContractReader.is(title)) {
      numbered = ContractReader.number(reading, title, scanner);
    }
    if (numbered == null && title != null) {
      numbered = head.closingNumber(scanner);
      if (numbered != null && dated.date() == null) {
        dated = dateLine.atClose(numbered);
      }
    }
    Facts.Portal portal = PortalReader.read(reading);
    int bodyStart = title == null ? head.end() : reading.lines.get(title.line()).end();
    RecipientReader.Read recipients = RecipientReader.read(reading, 0, reading.clean.length());
    int annexes = Extent.firstAnnex(reading, title);
    Facts.Signer signer = SignerReader.read(reading, bodyStart, annexes);
    ContentClass content =
        ContentReader.classify(
            reading,
            head,
            title,
            numbered != null,
            signer,
            !recipients.recipients().isEmpty(),
            portal != null);
    if (!content.holdsDocument()) {
      return without(reading, content, head);
    }
    return document(
        reading, content, title, block, head, numbered, dated, portal, recipients, signer);
  }

  /**
   * The mark of secrecy (độ mật) that forbids a networked system to keep a document: alone, in
   * capitals, in the letterhead or stamp zone; never running text (Law 117/2025/QH15).
   */
  public Optional<Facts.Marking> secrecy(ExtractedText text) {
    Reading reading = Reading.of(text);
    Letterhead head = new Letterhead(reading, titles.find(reading));
    return marks.read(head).stream().filter(mark -> mark.kind().equals("secrecy")).findFirst();
  }

  private Facts document(
      Reading reading,
      ContentClass content,
      Title.@Nullable Found title,
      Title.@Nullable Block block,
      Letterhead head,
      Letterhead.@Nullable Numbered numbered,
      DateLine.Dated dated,
      Facts.@Nullable Portal portal,
      RecipientReader.Read recipients,
      Facts.@Nullable Signer closed) {
    boolean mutual = title != null && MUTUAL.contains(title.type().name());
    Facts.Signer signer = mutual ? null : closed;
    if (numbered != null && reading.optical()) {
      Facts.Issuer printed =
          issuers.read(head, title, block, numbered.number(), dated.place(), null, signer);
      String body = printed == null || printed.inferred() ? null : printed.code();
      String type = title == null || title.type().code().isEmpty() ? null : title.type().code();
      numbered =
          new Letterhead.Numbered(
              mending.mend(numbered.number(), type, body), numbered.start(), numbered.end());
    }
    Facts.Value<String> unread = unread(reading, head, numbered);
    DocumentNumber number = numbered == null || unread != null ? null : numbered.number();
    boolean contract = title != null && ContractReader.is(title);
    if (numbered == null && unread == null && title != null && contract) {
      unread = ContractReader.unread(reading, title);
    }
    Facts.Value<String> subject =
        title != null && contract
            ? ContractReader.subject(reading, title)
            : subjects.read(reading, title, block, head);
    if (subject != null && reading.optical()) {
      subject = DamagedSubject.of(reading, title, RestatedSubject.of(reading, title, subject));
      subject = subject == null ? null : optical.subject(reading, subject);
    }
    DocumentNumber guide = numbered == null ? null : numbered.number();
    Facts.Kind kind = kinds.read(reading, title, guide, numbered, subject);
    Facts.Value<LocalDate> issued =
        dated.date() != null ? dated.date() : SittingReader.held(reading, title, guide, kind);
    if (issued == null && title != null && contract) {
      issued = ContractReader.day(reading, title);
    }
    LocalDate date = issued == null ? null : issued.value();
    Facts.Issuer issuer =
        lifetimes.of(issuers.read(head, title, block, guide, dated.place(), subject, signer), date);
    if (contract && issuer != null && (issuer.inferred() || ContractReader.between(head))) {
      issuer = null; // two sides made it
    }
    int from = title == null ? head.end() : reading.lines.get(title.line()).end();
    int close = recipients.start() > from ? recipients.start() : reading.clean.length();
    boolean legal =
        guide != null
            && (guide.scheme() == NumberScheme.LEGAL
                || guide.scheme() == NumberScheme.NATIONAL_ASSEMBLY);
    int basisEnd = Extent.basisEnd(reading, from);
    Closing closing = Closing.of(reading, recipients, closed, from);
    int textEnd =
        closing.end() < 0 ? reading.clean.length() : PortalReader.end(reading, closing.end());
    CitationReader.Read cited =
        citations.read(
            reading,
            new CitationReader.Own(
                guide == null ? null : guide.normalized(),
                date,
                head.end(),
                textEnd,
                Extent.bodyStart(reading, from, subject),
                basisEnd,
                content));
    Facts.Value<LocalDate> effect =
        EffectReader.read(
            reading, date, kind == null ? null : kind.name(), from, reading.clean.length());
    int lineFrom = title == null ? head.lineCount : title.line() + 1;
    List<Facts.Value<String>> addressees =
        RecipientReader.addressees(reading, reading.clean.length());
    return new Facts(
        content,
        head.party || (guide != null && guide.scheme() == NumberScheme.PARTY && !head.republic)
            ? "party"
            : "government",
        kind,
        number == null || numbered == null
            ? null
            : new Facts.Numbering(number, reading.evidence(numbered.start(), numbered.end())),
        unread,
        place(reading, dated.place()),
        issued,
        issuer,
        subject,
        signer,
        signer == null || !KindReader.joint(kind, guide)
            ? List.of()
            : SignerReader.others(reading, signer, from, Extent.firstAnnex(reading, title)),
        mutual ? PartyReader.read(reading, from) : List.of(),
        StampReader.read(
            reading,
            reading.withStamps(
                reading.lines.subList(0, Math.min(reading.lines.size(), head.lineCount + 6))),
            date),
        Pointers.marked(reading, recipients, addressees),
        addressees,
        recipients.archive(),
        cited.legalBasis(),
        cited.citations(),
        TaskReader.read(reading, date, legal, from, textEnd, closing),
        effect,
        EffectReader.end(reading, from, close),
        attachments.read(reading, lineFrom),
        marks.read(head),
        MinutesReader.read(reading, title, subject),
        SittingReader.meeting(reading, title),
        null,
        portal,
        Extent.endMarker(reading));
  }

  /** A place read optically takes the accents of the province or seat that it can only be. */
  private Facts.@Nullable Value<String> place(Reading reading, Facts.@Nullable Value<String> read) {
    if (read == null || !reading.optical()) {
      return read;
    }
    String fold = Chars.fold(read.value());
    String only = null;
    for (Province province : reference.provinces()) {
      for (String name : new String[] {province.before(), province.now(), province.seat()}) {
        String key = Chars.fold(name);
        boolean speck = fold.endsWith(" " + key) && fold.length() - key.length() <= 3;
        if (key.equals(fold) || speck) {
          return new Facts.Value<>(name, read.raw(), read.evidence(), false);
        }
        if (key.endsWith(" " + fold)) {
          only = only == null || only.equals(name) ? name : "";
        }
      }
    }
    if (only != null && !only.isEmpty()) {
      return new Facts.Value<>(only, read.raw(), read.evidence(), false);
    }
    return read;
  }

  /** A number that is there but not certain: to be shown as unsure, never as a fact. */
  private Facts.@Nullable Value<String> unread(
      Reading reading, Letterhead head, Letterhead.@Nullable Numbered numbered) {
    if (numbered == null) {
      return head.unreadNumber();
    }
    DocumentNumber number = numbered.number();
    if (!reading.optical()) {
      return MISREAD.contains(Objects.requireNonNullElse(number.suffix(), ""))
          ? Title.value(reading, numbered.start(), numbered.end())
          : null;
    }
    int digits = numbered.start();
    while (digits < numbered.end() && Character.isLetterOrDigit(reading.clean.charAt(digits))) {
      digits++;
    }
    boolean known =
        (number.typeCode() == null
                || number.scheme() == NumberScheme.OFFICIAL_LETTER
                || reference.typeByCode(number.typeCode()).isPresent())
            && (number.orgCode() == null
                || number.scheme() == NumberScheme.NATIONAL_ASSEMBLY
                || number.orgCode().contains("-")
                || reference.bodyByCode(number.orgCode()).isPresent());
    boolean byHand =
        Character.isWhitespace(reading.clean.charAt(digits))
            && reading.confidence(numbered.start(), digits) < HANDWRITING_SURE;
    // 40đ/QĐ-TTg is more often 409/QĐ-TTg misread than a number with a letter.
    boolean lettered = number.suffix() != null;
    return byHand || lettered || reading.unsure(numbered.start(), digits) || !known
        ? Title.value(reading, numbered.start(), numbered.end())
        : null;
  }

  private Facts without(Reading reading, ContentClass content, Letterhead head) {
    CitationReader.Read cited =
        citations.read(
            reading, new CitationReader.Own(null, null, 0, reading.clean.length(), 0, 0, content));
    List<Facts.Citation> all = new java.util.ArrayList<>(cited.legalBasis());
    all.addAll(cited.citations());
    return new Facts(
        content,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        Facts.Stamp.NONE,
        List.of(),
        List.of(),
        null,
        List.of(),
        all,
        List.of(),
        null,
        null,
        List.of(),
        marks.read(head),
        null,
        null,
        content == ContentClass.NEWS_ARTICLE ? ContentReader.article(reading) : null,
        null,
        null);
  }

  private static final class Holder {
    static final Recogniser STANDARD = new Recogniser(Reference.standard());
  }
}
