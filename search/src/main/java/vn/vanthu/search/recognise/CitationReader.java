package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int LAW_LOOK_BACK = 420;
  private static final Pattern AFTER_DATE =
      Pattern.compile("^[\\s,(]{0,4}(?:ban hanh )?(?:ngay\\s{0,3})?" + Dates.DATE);
  private static final Pattern AFTER_YEAR = Pattern.compile("^\\s{1,2}nam\\s(\\d{4})(?!\\d)");
  private static final Pattern AFTER_ISSUER = Pattern.compile("^[\\s,)]{0,3}cua\\s");
  private static final Pattern BARE =
      Pattern.compile(
          "(chuong trinh hanh dong|nghi quyet|quyet dinh|chi thi|ket luan|cong van|cong dien|thong bao|nghi dinh|thong tu|ke hoach|quy dinh|to trinh|huong dan|thong tri)"
              + "\\sso\\s(\\d{1,5})(?![\\d/.-]|\\s{0,2}/|\\s{0,1}-\\s{0,1}[a-z]{2})");
  private static final Pattern UNNUMBERED =
      Pattern.compile(
          "(?:^|can cu\\s)\\s*(?:-\\s)?can\\scu\\s(?:can\\scu\\s)?((?:bo\\s)?luat|phap lenh)\\s((?:(?!\\sngay\\s|;|\\scan\\scu\\s)[^.]){3,220}?)\\s(?:duoc quoc hoi\\s.{0,80}?)?ngay\\s"
              + Dates.DATE);
  private static final Pattern STOP_WORDS =
      Pattern.compile(
          "(?:ve|quy dinh|ban hanh|huong dan|sua doi|phe duyet|tai|thuc hien|cong bo|bai bo|quyet dinh|do|duoc|nham|de|theo|trong|tren|dinh chinh|thay the|cho|ngay|giao|thong qua"
              + "|nghi dinh|thong tu|yeu cau|co|noi tren|trien khai|keo dai|thi|la|ket luan|va (?:nghi|thong tu|quyet|chi thi|ke hoach|cong van|luat|cac|so)|kem|nay|thanh lap|bo sung|chi dao|phan|hop nhat|nghi quyet|chi thi|ke hoach"
              + "|doi voi|den|dieu chinh|giai thich|khoa|kiem tra|khi|gui|hoac|thong bao|trinh|tu|quan ly|uy quyen|uy thac|quy che|vv|v/v|lan thu|chi tiet|nham|tiep tuc|day manh|tang cuong)(?![a-z])");

  /** Bodies whose name never goes on. */
  private static final Pattern WHOLE_ISSUER =
      Pattern.compile(
          "(?:thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo chinh tri|chu tich nuoc)(?![a-z])");

  private static final Pattern MINISTRY_COMMA =
      Pattern.compile(
          "(?:bo|so) (?:van hoa, (?:the thao|thong tin)|buu chinh, vien)$|(?:bo|so) (?:van hoa|buu chinh), ?(?:the thao|thong tin|vien)");

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

  /** What stands in the head already, so that it is not taken for a citation. */
  record Own(
      @Nullable String number,
      @Nullable LocalDate date,
      int letterheadEnd,
      int basisEnd,
      ContentClass contentClass) {}

  record Read(List<Facts.Citation> legalBasis, List<Facts.Citation> citations) {}

  private record Mention(Facts.Citation citation, boolean basis, int start) {}

  Read read(Reading reading, Own own) {
    List<Mention> mentions = new ArrayList<>();
    String lastType = null;
    int lastEnd = -1;
    int paragraph = 0;
    for (NumberScanner.Found found : scanner.all(reading.clean, MAX_MENTIONS)) {
      while (paragraph + 1 < reading.paragraphs.size()
          && reading.paragraphs.get(paragraph + 1).start() <= found.start()) {
        paragraph++;
      }
      Reading.Span span =
          reading.paragraphs.isEmpty() ? new Reading.Span(0, 0) : reading.paragraphs.get(paragraph);
      boolean near = lastEnd >= 0 && found.start() - lastEnd < 90;
      Mention mention = mention(reading, own, found, span, near ? lastType : null);
      if (mention != null) {
        mentions.add(mention);
        lastType = mention.citation().type();
        lastEnd = found.end();
      }
    }
    bare(reading, own, mentions);
    unnumbered(reading, own, mentions);
    mentions.sort(Comparator.comparingInt(Mention::start));
    return merge(mentions);
  }

  private @Nullable Mention mention(
      Reading reading,
      Own own,
      NumberScanner.Found found,
      Reading.Span span,
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
    if (before.find()) {
      type = typeName(before.group(1));
      start = from + before.start();
    } else if (number.scheme() == NumberScheme.NATIONAL_ASSEMBLY
        || number.normalized().contains("UBTVQH")) {
      int law = law(fold, found.start(), Math.max(span.start(), found.start() - LAW_LOOK_BACK));
      if (law >= 0) {
        start = law;
        type = lawName(fold, law);
      } else {
        type = number.normalized().contains("UBTVQH") ? "Nghị quyết" : "Luật";
      }
    }
    if (type == null) {
      type = fromNumber(number, lastType, fold.substring(from, found.start()));
      if (type == null || found.start() < own.letterheadEnd()) {
        return null;
      }
    }
    Tail tail = tail(reading, found.end());
    LocalDate date = tail.date();
    Relation relation = relation(reading, own, start, span);
    boolean ownAgain = self && (date == null || own.date() == null || date.equals(own.date()));
    if (ownAgain && relation.kind() != Facts.Relation.ATTACHED_TO) {
      return null;
    }
    if (own.contentClass() == ContentClass.NEWS_ARTICLE) {
      relation = new Relation(Facts.Relation.REPORTS_ON, false);
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
    return new Mention(citation, relation.basis(), start);
  }

  private record Relation(Facts.Relation kind, boolean basis) {}

  private static Relation relation(Reading reading, Own own, int start, Reading.Span span) {
    String lead =
        reading
            .fold
            .substring(span.start(), Math.min(span.end(), span.start() + 40))
            .replaceFirst("^[-+\\s\\d.)(]+", "");
    String before =
        reading
            .fold
            .substring(Math.min(start, Math.max(span.start(), start - 60)), start)
            .replace('\n', ' ');
    boolean preamble = start < own.basisEnd();
    if (before.contains("kem theo")) {
      return new Relation(Facts.Relation.ATTACHED_TO, false);
    }
    boolean basis =
        preamble
            && (lead.startsWith("can cu")
                || lead.startsWith("theo ")
                || lead.startsWith("xet ")
                || lead.startsWith("tren co so"));
    if (basis) {
      if (lead.startsWith("theo ") || lead.startsWith("xet ")) {
        return new Relation(Facts.Relation.PROPOSED_BY, true);
      }
      boolean amended = before.contains("duoc sua doi") || before.contains("da duoc sua doi");
      return new Relation(amended ? Facts.Relation.AMENDS : Facts.Relation.LEGAL_BASIS, true);
    }
    if (before.contains("thay the")) {
      return new Relation(Facts.Relation.REPLACES, false);
    }
    if (before.contains("bai bo") || before.contains("huy bo") || before.contains("het hieu luc")) {
      return new Relation(Facts.Relation.REPEALS, false);
    }
    if (before.contains("sua doi") || before.contains("bo sung mot so")) {
      return new Relation(Facts.Relation.AMENDS, false);
    }
    if (before.contains("dinh chinh")) {
      return new Relation(Facts.Relation.CORRECTS, false);
    }
    if (before.contains("hop nhat")) {
      return new Relation(Facts.Relation.CONSOLIDATES, false);
    }
    if (before.contains("huong dan") || before.contains("quy dinh chi tiet")) {
      return new Relation(Facts.Relation.GUIDES, false);
    }
    if (before.contains("thuc hien")
        || before.contains("trien khai")
        || before.contains("quan triet")
        || before.contains("chap hanh")) {
      return new Relation(Facts.Relation.IMPLEMENTS, false);
    }
    return new Relation(Facts.Relation.REFERS_TO, false);
  }

  /** What follows a number: date, issuer, subject. */
  private record Tail(
      @Nullable LocalDate date,
      @Nullable String dateRaw,
      @Nullable Integer year,
      @Nullable String issuer,
      @Nullable String subject,
      int end) {}

  private Tail tail(Reading reading, int from) {
    String fold = reading.fold;
    int end = from;
    LocalDate date = null;
    String raw = null;
    Integer year = null;
    Matcher dated = AFTER_DATE.matcher(fold.substring(from, Math.min(fold.length(), from + 60)));
    if (dated.find()) {
      date = Dates.of(dated, 1);
      if (date != null) {
        int first = dated.start(1) >= 0 ? dated.start(1) : dated.start(4);
        raw = reading.words(from + first, from + dated.end());
        end = from + dated.end();
      }
    } else {
      Matcher of = AFTER_YEAR.matcher(fold.substring(from, Math.min(fold.length(), from + 20)));
      if (of.find()) {
        year = Integer.valueOf(of.group(1));
        end = from + of.end();
      }
    }
    String issuer = null;
    Matcher by = AFTER_ISSUER.matcher(fold.substring(end, Math.min(fold.length(), end + 12)));
    if (by.find()) {
      int at = end + by.end();
      int stop = issuerEnd(reading, at);
      if (stop > at + 2 && Character.isUpperCase(reading.clean.charAt(at))) {
        issuer = reading.words(at, stop);
        end = stop;
      }
    }
    String subject = subject(reading, end);
    return new Tail(date, raw, year, issuer, subject, end);
  }

  /**
   * Where an issuer's name ends: at punctuation, at a verb, or at an "và" that a small letter
   * follows.
   */
  private static int issuerEnd(Reading reading, int at) {
    int limit = Math.min(reading.fold.length(), at + 120);
    String fold = reading.fold.substring(at, limit).replace('\n', ' ');
    Matcher whole = WHOLE_ISSUER.matcher(fold);
    if (whole.lookingAt()) {
      return at + whole.end();
    }
    int stop = 0;
    while (stop < fold.length()) {
      char c = fold.charAt(stop);
      if (",;.():\"\t/".indexOf(c) >= 0) {
        if (c == ','
            && MINISTRY_COMMA
                .matcher(fold.substring(0, Math.min(fold.length(), stop + 14)))
                .find()) {
          stop++;
          continue;
        }
        break;
      }
      if (reading.clean.charAt(at + stop) == '\n'
          && at + stop + 1 < limit
          && reading.clean.charAt(at + stop + 1) == '\n') {
        break;
      }
      if (c == ' ' && STOP_WORDS.matcher(fold).region(stop + 1, fold.length()).lookingAt()) {
        break;
      }
      if (c == ' '
          && fold.startsWith("va ", stop + 1)
          && stop + 4 < fold.length()
          && !Character.isUpperCase(reading.clean.charAt(at + stop + 4))
          && !fold.startsWith("moi truong", stop + 4)
          && !fold.startsWith("dao tao", stop + 4)
          && !fold.startsWith("du lich", stop + 4)) {
        break;
      }
      stop++;
    }
    return at + stop;
  }

  private static @Nullable String subject(Reading reading, int from) {
    String fold = reading.fold;
    int at = from;
    while (at < fold.length()
        && (Character.isWhitespace(fold.charAt(at)) || fold.charAt(at) == ',')) {
      at++;
    }
    String next = fold.substring(at, Math.min(fold.length(), at + 20));
    if (!(next.startsWith("ve ")
        || next.startsWith("quy dinh ")
        || next.startsWith("ban hanh ")
        || next.startsWith("phe duyet ")
        || next.startsWith("sua doi")
        || next.startsWith("huong dan "))) {
      return null;
    }
    int stop = at;
    int limit = Math.min(fold.length(), at + 400);
    while (stop < limit) {
      char c = fold.charAt(stop);
      if (c == ';'
          || c == '('
          || (c == '.'
              && (stop + 1 >= fold.length() || Character.isWhitespace(fold.charAt(stop + 1))))
          || (c == '\n' && stop + 1 < limit && fold.charAt(stop + 1) == '\n')) {
        break;
      }
      stop++;
    }
    return reading.words(at, stop);
  }

  private @Nullable String fromNumber(
      DocumentNumber number, @Nullable String lastType, String before) {
    String lead = before.strip();
    boolean listed =
        lead.endsWith("so") || lead.endsWith(",") || lead.endsWith("va") || lead.endsWith(";");
    if (lastType != null && listed && number.scheme() != NumberScheme.OFFICIAL_LETTER) {
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

  private String typeName(String fold) {
    String key = fold.replaceAll("\\s+", " ");
    DocumentType type = typeNames.get(key);
    return type != null
        ? type.name()
        : key.equals("thong tu lien bo") ? "Thông tư liên bộ" : "Chương trình tổng thể";
  }

  /** Where the law's name begins before its number, or -1. */
  private static int law(String fold, int number, int from) {
    int best = -1;
    for (String word :
        new String[] {"luat ", "bo luat ", "nghi quyet ", "phap lenh ", "hien phap "}) {
      int at = number;
      while ((at = fold.lastIndexOf(word, at - 1)) >= from) {
        boolean edge = at == 0 || !Character.isLetter(fold.charAt(at - 1));
        int stop = fold.indexOf(';', at);
        if (edge && (stop < 0 || stop > number)) {
          String between = fold.substring(at + word.length(), number).strip();
          boolean direct =
              between.endsWith("so")
                  || between.endsWith("so:")
                  || between.matches(".*\\b(so|luat)\\s*$")
                  || between.length() < 200;
          if (direct && at > best) {
            best = at;
          }
        }
        if (best >= 0 || at == 0) {
          break;
        }
      }
    }
    if (best >= 3 && fold.startsWith("bo ", best - 3)) {
      best -= 3;
    }
    return best;
  }

  private static String lawName(String fold, int at) {
    return fold.startsWith("bo luat", at)
        ? "Bộ luật"
        : fold.startsWith("luat", at)
            ? "Luật"
            : fold.startsWith("nghi quyet", at)
                ? "Nghị quyết"
                : fold.startsWith("phap lenh", at) ? "Pháp lệnh" : "Hiến pháp";
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
      Tail tail = tail(reading, m.end());
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

  /** {@code Căn cứ Luật Tổ chức … ngày 26 tháng 11 năm 2003}: a law cited by its date alone. */
  private void unnumbered(Reading reading, Own own, List<Mention> mentions) {
    for (Reading.Span span : reading.paragraphs) {
      if (span.start() > own.basisEnd()) {
        return;
      }
      String text =
          reading
              .fold
              .substring(span.start(), Math.min(span.end(), span.start() + 400))
              .replace('\n', ' ');
      Matcher m = UNNUMBERED.matcher(text);
      if (m.find() && m.start() < 4 && !m.group(2).matches(".*\\bso\\s*\\d.*")) {
        LocalDate date = Dates.of(m, 3);
        int start = span.start() + m.start(1);
        int end = span.start() + m.end();
        String subject = reading.words(span.start() + m.start(2), span.start() + m.end(2));
        String type =
            m.group(1).startsWith("bo")
                ? "Bộ luật"
                : m.group(1).equals("luat") ? "Luật" : "Pháp lệnh";
        int raw = m.start(3) >= 0 ? m.start(3) : m.start(6);
        mentions.add(
            new Mention(
                new Facts.Citation(
                    type,
                    null,
                    false,
                    date,
                    reading.words(span.start() + raw, end),
                    null,
                    null,
                    subject,
                    Facts.Relation.LEGAL_BASIS,
                    1,
                    false,
                    reading.evidence(start, end)),
                true,
                start));
      }
    }
  }

  /** One entry for each document: the fullest mention, in legal basis before elsewhere. */
  private static Read merge(List<Mention> mentions) {
    Map<String, List<Mention>> groups = new java.util.LinkedHashMap<>();
    for (Mention mention : mentions) {
      Facts.Citation c = mention.citation();
      String number =
          c.number() == null ? "?" + c.subject() : c.number().toLowerCase(java.util.Locale.ROOT);
      groups
          .computeIfAbsent((c.bareNumber() ? c.type() : "") + number, k -> new ArrayList<>())
          .add(mention);
    }
    List<Mention> kept = new ArrayList<>();
    for (List<Mention> group : groups.values()) {
      List<LocalDate> dates =
          group.stream()
              .map(m -> m.citation().date())
              .filter(java.util.Objects::nonNull)
              .distinct()
              .toList();
      if (dates.size() <= 1) {
        kept.add(one(group));
      } else {
        for (LocalDate date : dates) {
          List<Mention> same =
              group.stream()
                  .filter(m ->
                      date.equals(m.citation().date())
                          || (m.citation().date() == null && date.equals(dates.getFirst())))
                  .toList();
          kept.add(one(same));
        }
      }
    }
    kept.sort(Comparator.comparingInt(Mention::start));
    return new Read(
        kept.stream().filter(Mention::basis).map(Mention::citation).toList(),
        kept.stream().filter(m -> !m.basis()).map(Mention::citation).toList());
  }

  private static Mention one(List<Mention> group) {
    Mention best = group.getFirst();
    for (Mention m : group) {
      if (rank(m) > rank(best)) {
        best = m;
      }
    }
    Facts.Citation c = best.citation();
    boolean basis = group.stream().anyMatch(Mention::basis);
    Facts.Relation relation = c.relation();
    if (relation == Facts.Relation.REFERS_TO || basis != best.basis()) {
      for (Mention m : group) {
        if (m.basis() == basis && m.citation().relation() != Facts.Relation.REFERS_TO) {
          relation = m.citation().relation();
          break;
        }
      }
    }
    String issuer = c.issuer();
    String subject = c.subject();
    for (Mention m : group) {
      issuer = issuer == null ? m.citation().issuer() : issuer;
      subject = subject == null ? m.citation().subject() : subject;
    }
    return new Mention(
        new Facts.Citation(
            c.type(),
            c.number(),
            c.bareNumber(),
            c.date(),
            c.dateRaw(),
            c.year(),
            issuer,
            subject,
            relation,
            group.size(),
            c.self(),
            c.evidence()),
        basis,
        group.getFirst().start());
  }

  private static int rank(Mention m) {
    Facts.Citation c = m.citation();
    return (c.date() != null ? 4 : 0) + (c.issuer() != null ? 2 : 0) + (m.basis() ? 1 : 0);
  }
}
