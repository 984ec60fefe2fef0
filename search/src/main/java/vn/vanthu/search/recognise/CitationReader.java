package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScanner;
import vn.vanthu.search.number.NumberScheme;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;

/**
 * The other documents that a text names: kind, number, date, issuer, subject, and what this one
 * does to them. Immutable, thread-safe.
 */
final class CitationReader {
  /** No real document names more; a hostile one costs no more. */
  private static final int MAX_MENTIONS = 3_000;

  private static final int LOOK_BACK = 48;

  /** Kinds of legal documents that no other kind shares its symbol with. */
  private static final Set<String> LEGAL_CODES = Set.of("TT", "TTLT", "NĐ");

  /** Kinds of copies (NĐ 30/2020 Điều 25): such a number stands over the document, in none. */
  private static final Set<String> COPIED = Set.of("SY", "SL", "TrS", "TS");

  private static final int LAW_LOOK_BACK = 420;

  private static final Pattern BARE =
      Pattern.compile(
          "(chuong trinh hanh dong|nghi quyet|quyet dinh|chi thi|ket luan|cong van|cong dien|thong bao|nghi dinh|thong tu|ke hoach|quy dinh|to trinh|huong dan|thong tri)"
              + "\\sso\\s(\\d{1,5})(?![\\d/.-]|\\s{0,2}/|\\s{0,1}-\\s{0,1}[a-z]{2})");

  /** {@code V/v trả lời Công văn số 1/…, 2/… và số 3/…}: the next of a list, not a label. */
  private static final Pattern LISTED =
      Pattern.compile("(?:[,;]\\s{0,2}|\\sva\\s{1,2})(?:so\\s?:?\\s?)?$");

  private final NumberScanner scanner;
  private final Map<String, DocumentType> typeNames = new HashMap<>();
  private final Pattern typeBefore;
  private final Reference reference;

  CitationReader(Reference reference, NumberScanner scanner) {
    this.reference = reference;
    this.scanner = scanner;
    List<String> names = new ArrayList<>();
    for (DocumentType type : reference.types()) {
      typeNames.putIfAbsent(Chars.fold(type.name()), type);
      names.add(Chars.fold(type.name()));
    }
    names.add("chuong trinh tong the");
    names.add("thong tu lien bo");
    names.sort(Comparator.comparingInt(String::length).reversed());
    String any = String.join("|", names).replace(" ", "\\s{1,2}");
    this.typeBefore =
        Pattern.compile(
            "(?<![a-z])("
                + any
                + ")\\s{0,3}(?:\\([^()]{0,20}\\)\\s?)?(?:so|so:|so hieu)?\\s{0,3}[:.]?\\s{0,3}$");
  }

  /**
   * What stands in the head already, so that it is not taken for a citation.
   *
   * @param textEnd offset behind the document, where a page goes on
   * @param bodyStart offset behind the subject: no sentence of the body begins before it
   */
  record Own(
      @Nullable String number,
      @Nullable LocalDate date,
      int letterheadEnd,
      int textEnd,
      int bodyStart,
      int basisEnd,
      ContentClass contentClass) {}

  record Read(List<Facts.Citation> legalBasis, List<Facts.Citation> citations) {}

  /** A place where a document is named. */
  record Mention(Facts.Citation citation, boolean basis, int start) {}

  Read read(Reading reading, Own own) {
    CitationRelation relations = new CitationRelation(reading, own);
    CitationChain chain = new CitationChain(reading);
    String lastType = null;
    int lastEnd = -1;
    int paragraph = 0;
    for (NumberScanner.Found found : scanner.all(reading.clean, MAX_MENTIONS)) {
      if (found.start() >= own.textEnd()) {
        break;
      }
      while (paragraph + 1 < reading.paragraphs.size()
          && reading.paragraphs.get(paragraph + 1).start() <= found.start()) {
        paragraph++;
      }
      Reading.Span span =
          reading.paragraphs.isEmpty() ? new Reading.Span(0, 0) : reading.paragraphs.get(paragraph);
      boolean near = lastEnd >= 0 && found.start() - lastEnd < 90;
      CitationChain.Link link =
          mention(reading, own, relations, found, span, paragraph, near ? lastType : null);
      if (link != null) {
        chain.add(link);
        lastType = link.mention().citation().type();
        lastEnd = found.end();
      }
    }
    List<Mention> mentions = chain.mentions();
    bare(reading, own, mentions);
    mentions.addAll(DatedLaws.read(reading, own.basisEnd()));
    mentions.sort(Comparator.comparingInt(Mention::start));
    return CitationMerge.merge(mentions);
  }

  private CitationChain.@Nullable Link mention(
      Reading reading,
      Own own,
      CitationRelation relations,
      NumberScanner.Found found,
      Reading.Span span,
      int paragraph,
      @Nullable String lastType) {
    DocumentNumber number = found.number();
    boolean self = number.normalized().equals(own.number());
    if (self && found.start() < own.letterheadEnd()) {
      return null;
    }
    String fold = reading.fold;
    int from = Math.max(0, found.start() - LOOK_BACK);
    Matcher before = typeBefore.matcher(fold.substring(from, found.start()));
    String type = null;
    int start = found.start();
    boolean law = number.scheme() == NumberScheme.NATIONAL_ASSEMBLY;
    if (before.find() && !(law && lawNamed(before.group(1)))) {
      type = ofSymbol(number, typeName(before.group(1)));
      start = from + before.start();
    } else if (law || number.normalized().contains("UBTVQH")) {
      int name =
          LawName.start(fold, found.start(), Math.max(span.start(), found.start() - LAW_LOOK_BACK));
      if (name >= 0) {
        start = name;
        type = LawName.kind(fold, name);
      } else {
        type = number.normalized().contains("UBTVQH") ? "Nghị quyết" : "Luật";
      }
    }
    if (type == null) {
      type = fromNumber(number, lastType, fold.substring(from, found.start()));
      boolean listed = lastType != null && LISTED.matcher(fold.substring(from, start)).find();
      if (type == null || (found.start() < own.letterheadEnd() && !listed)) {
        return null;
      }
    }
    if (COPIED.contains(String.valueOf(number.typeCode())) && labelled(fold, start)) {
      return null;
    }
    CitationTail tail = CitationTail.read(reading, found.end());
    LocalDate date = tail.date();
    CitationRelation.Read relation = relations.of(start, paragraph, tail, self);
    boolean ownAgain = self && (date == null || own.date() == null || date.equals(own.date()));
    if (ownAgain && relation.kind() != Facts.Relation.ATTACHED_TO) {
      return null;
    }
    if (own.contentClass() == ContentClass.NEWS_ARTICLE) {
      relation = new CitationRelation.Read(Facts.Relation.REPORTS_ON, false);
    }
    int end = tail.end();
    Facts.Citation citation =
        new Facts.Citation(
            type,
            number.normalized(),
            false,
            date,
            tail.dateRaw(),
            tail.year(),
            tail.issuer(),
            tail.subject(),
            relation.kind(),
            1,
            ownAgain,
            reading.evidence(start, end));
    return new CitationChain.Link(new Mention(citation, relation.basis(), start), number, tail);
  }

  /** Whether the label Số that opens a line stands before the number: the head of a copy. */
  private static boolean labelled(String fold, int number) {
    String line = fold.substring(Math.max(fold.lastIndexOf('\n', number - 1) + 1, 0), number);
    return line.strip().matches("so\\s?:?");
  }

  /** {@code Luật Quy hoạch số …}: the word before the number is the last of the law's name. */
  private static boolean lawNamed(String kind) {
    return !kind.endsWith("luat")
        && !kind.startsWith("phap")
        && !kind.startsWith("nghi")
        && !kind.startsWith("hien");
  }

  private @Nullable String fromNumber(
      DocumentNumber number, @Nullable String lastType, String before) {
    String lead = before.strip();
    boolean listed =
        lead.endsWith("so") || lead.endsWith(",") || lead.endsWith("va") || lead.endsWith(";");
    if (lastType != null && listed && number.scheme() == NumberScheme.OFFICIAL_LETTER) {
      return lead.endsWith("so") || lastType.equals("Công văn") ? "Công văn" : null;
    }
    if (lastType != null && listed) {
      String code = number.typeCode();
      if (code == null
          || reference.typeByCode(code).map(t -> t.name().equals(lastType)).orElse(false)) {
        return lastType;
      }
    }
    return switch (number.scheme()) {
      case OFFICIAL_LETTER -> lead.endsWith("so") ? "Công văn" : null;
      case ADMIN, LEGAL, PARTY ->
          number.typeCode() == null
              ? null
              : reference.typeByCode(number.typeCode()).map(DocumentType::name).orElse(null);
      case NATIONAL_ASSEMBLY, TYPE_ONLY, OLD_OR_LETTER, BARE -> null;
    };
  }

  /**
   * A number with a year carries the symbol of its kind, and only that kind's, also where the
   * sentence before it says less: {@code Thông tư số 9/2014/TTLT-…}, {@code hướng dẫn số
   * 9/2015/TT-BTC}.
   */
  private String ofSymbol(DocumentNumber number, String printed) {
    String code = number.typeCode();
    return code != null && number.year() != null && LEGAL_CODES.contains(code)
        ? reference.typeByCode(code).map(DocumentType::name).orElse(printed)
        : printed;
  }

  private String typeName(String fold) {
    String key = fold.replaceAll("\\s+", " ");
    DocumentType type = typeNames.get(key);
    return type != null
        ? type.name()
        : key.equals("thong tu lien bo") ? "Thông tư liên bộ" : "Chương trình tổng thể";
  }

  /** {@code Kết luận số 91 của …}: the number stands without its symbol. */
  private void bare(Reading reading, Own own, List<Mention> mentions) {
    String fold = reading.fold;
    Matcher m = BARE.matcher(fold);
    for (int so = fold.indexOf("so ");
        so >= 0 && mentions.size() < MAX_MENTIONS;
        so = fold.indexOf("so ", so + 3)) {
      boolean candidate =
          so > 6
              && so + 3 < fold.length()
              && Character.isDigit(fold.charAt(so + 3))
              && Character.isWhitespace(fold.charAt(so - 1));
      if (!candidate || so < own.letterheadEnd()) {
        continue;
      }
      m.region(Math.max(0, so - 24), Math.min(fold.length(), so + 14));
      if (!m.find() || m.start() < own.letterheadEnd() || m.start(2) != so + 3) {
        continue;
      }
      CitationTail tail = CitationTail.read(reading, m.end());
      boolean news = own.contentClass() == ContentClass.NEWS_ARTICLE;
      if (!news && tail.issuer() == null && tail.date() == null) {
        continue;
      }
      Facts.Citation citation =
          new Facts.Citation(
              typeName(m.group(1)),
              m.group(2),
              true,
              tail.date(),
              tail.dateRaw(),
              tail.year(),
              tail.issuer(),
              tail.subject(),
              news ? Facts.Relation.REPORTS_ON : Facts.Relation.REFERS_TO,
              1,
              false,
              reading.evidence(m.start(), tail.end()));
      mentions.add(new Mention(citation, false, m.start()));
    }
  }
}
