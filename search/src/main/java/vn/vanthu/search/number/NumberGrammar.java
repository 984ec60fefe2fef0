package vn.vanthu.search.number;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;

/** Decides what the parts of a number mean. Immutable, thread-safe. */
final class NumberGrammar {
  private final Reference reference;

  NumberGrammar(Reference reference) {
    this.reference = reference;
  }

  boolean isType(String segment) {
    return reference.typeByCode(segment).isPresent();
  }

  boolean isKnown(String segment) {
    return isType(segment) || isBody(segment);
  }

  /** A known body, or a code built like one (UBND…, HĐND…, UBTVQH15, QH15). */
  boolean isBody(String segment) {
    return reference.bodyByCode(segment).isPresent()
        || assembly(segment)
        || segment.startsWith("UBND")
        || segment.startsWith("HĐND")
        || segment.startsWith("UB")
        || segment.startsWith("BCĐ");
  }

  /**
   * How much of a segment is a code: all of it, the part before words that were glued to it, or
   * nothing.
   */
  int codeLength(String segment) {
    if (isKnown(segment)) {
      return segment.length();
    }
    int upper = 0;
    int lower = 0;
    int head = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (Character.isLowerCase(c)) {
        lower++;
      } else {
        upper++;
        if (lower == 0) {
          head = i + 1;
        }
      }
    }
    if (lower == 0) {
      return segment.length();
    }
    if (head >= 2 && lower >= 2 && isKnown(segment.substring(0, head))) {
      return head;
    }
    for (int cut = segment.length() - 1; cut >= 3; cut--) {
      if (lower >= 3 && isKnown(segment.substring(0, cut))) {
        return cut;
      }
    }
    return upper >= 2 && lower <= 3 ? segment.length() : 0;
  }

  @Nullable DocumentNumber build(
      String raw,
      String digits,
      String suffix,
      @Nullable String year,
      char mark,
      List<String> segments,
      String joints) {
    if (digits.isEmpty()) {
      return null; // a draft: the number is still blank
    }
    int value = Integer.parseInt(digits);
    String head = digits + suffix;
    Integer ofYear = year == null ? null : Integer.valueOf(year);
    String tail = suffix.isEmpty() ? null : suffix;
    String first = segments.getFirst();
    Parts parts;
    if (ofYear != null) {
      parts = legal(segments, joints);
    } else if (mark == '-') {
      parts = hyphened(segments, joints);
    } else {
      parts = slashed(segments, joints);
    }
    if (parts == null || first.isEmpty()) {
      return null;
    }
    String normalized = head + (year == null ? "" : "/" + year) + parts.joint + parts.symbol;
    return new DocumentNumber(
        raw, normalized, value, tail, ofYear, parts.type, parts.org, parts.unit, parts.scheme);
  }

  /**
   * {@code 45/PGDĐT}: the letter of a body that the table does not have; only its words around it
   * tell that it is a number.
   *
   * @return null when the symbol is no code
   */
  @Nullable DocumentNumber letter(String raw, String digits, String suffix, String code) {
    boolean capitals = code.length() >= 2 && code.length() <= 12;
    for (int i = 0; i < code.length() && capitals; i++) {
      char c = code.charAt(i);
      capitals = Character.isUpperCase(c) || (i > 1 && (c == '&' || Character.isLowerCase(c)));
    }
    return !capitals || isType(code)
        ? null
        : new DocumentNumber(
            raw,
            digits + suffix + "/" + code,
            Integer.parseInt(digits),
            suffix.isEmpty() ? null : suffix,
            null,
            null,
            code,
            null,
            NumberScheme.OLD_OR_LETTER);
  }

  private record Parts(
      char joint,
      String symbol,
      @Nullable String type,
      @Nullable String org,
      @Nullable String unit,
      NumberScheme scheme) {}

  private @Nullable Parts legal(List<String> segments, String joints) {
    String first = segments.getFirst();
    if (assembly(first)) {
      String org = first.toUpperCase(Locale.ROOT);
      return new Parts('/', org, null, org, null, NumberScheme.NATIONAL_ASSEMBLY);
    }
    Optional<DocumentType> type = reference.typeByCode(first);
    if (type.isEmpty()) {
      int cut = glued(first);
      if (cut > 0) {
        String code = typeCode(first.substring(0, cut));
        String org = bodyCode(behind(first, cut));
        return new Parts('/', code + "-" + org, code, org, null, NumberScheme.LEGAL);
      }
      if (segments.size() == 1 && !isBody(first)) {
        return null;
      }
      String org = bodies(segments, 0, joints);
      return new Parts('/', org, null, org, null, NumberScheme.LEGAL);
    }
    String code = typeCode(first);
    if (segments.size() == 1) {
      return new Parts('/', code, code, null, null, NumberScheme.LEGAL);
    }
    String org = bodies(segments, 1, joints.replace('/', '-'));
    boolean joint = code.equals("TTLT") || code.equals("NQLT") || code.equals("TTLB");
    int hyphen = joint ? -1 : org.indexOf('-');
    return new Parts(
        '/',
        code + "-" + org,
        code,
        hyphen < 0 ? org : org.substring(0, hyphen),
        hyphen < 0 ? null : org.substring(hyphen + 1),
        NumberScheme.LEGAL);
  }

  private @Nullable Parts hyphened(List<String> segments, String joints) {
    String first = segments.getFirst();
    if (segments.size() == 1) {
      return single('-', first);
    }
    boolean kindLast =
        segments.size() == 2
            && joints.charAt(0) == '/'
            && !isType(first)
            && isType(segments.get(1))
            && !isPartyBody(segments.get(1));
    if (kindLast) { // 11-LĐTBXH/TT, as ministries numbered until the nineties
      String code = typeCode(segments.get(1));
      String body = bodyCode(first);
      return new Parts('-', body + "/" + code, code, body, null, NumberScheme.ADMIN);
    }
    boolean party = joints.charAt(0) == '/' || (isType(first) && isPartyBody(segments.get(1)));
    String org = bodies(segments, 1, joints);
    String code = isType(first) ? typeCode(first) : first;
    return party
        ? new Parts('-', code + "/" + org, code, org, null, NumberScheme.PARTY)
        : administrative('-', segments, joints);
  }

  private @Nullable Parts slashed(List<String> segments, String joints) {
    String first = segments.getFirst();
    if (segments.size() == 1) {
      return single('/', first);
    }
    if (isType(first)
        && segments.size() == 2
        && isPartyBody(segments.get(1))
        && !steering(segments.get(1))) {
      String code = typeCode(first);
      String org = bodyCode(segments.get(1));
      return new Parts('-', code + "/" + org, code, org, null, NumberScheme.PARTY);
    }
    return administrative('/', segments, joints);
  }

  private Parts administrative(char joint, List<String> segments, String joints) {
    String first = segments.getFirst();
    boolean directive = !first.equalsIgnoreCase("CT") || isBody(segments.get(1));
    if (isType(first) && directive) {
      String code = typeCode(first);
      String org = bodyCode(segments.get(1));
      String unit = segments.size() > 2 ? bodies(segments, 2, joints) : null;
      char inner = joints.charAt(0);
      boolean normal = inner == '-' || reference.bodyByCode(org).isPresent();
      String symbol =
          code + (normal ? '-' : inner) + org + (unit == null ? "" : joints.substring(1, 2) + unit);
      return new Parts(joint, symbol, code, org, unit, NumberScheme.ADMIN);
    }
    String org = bodyCode(first);
    String unit = bodies(segments, 1, joints);
    return new Parts(
        joint, org + joints.charAt(0) + unit, "CV", org, unit, NumberScheme.OFFICIAL_LETTER);
  }

  private @Nullable Parts single(char joint, String segment) {
    if ((isType(segment) && reference.bodyByCode(segment).isEmpty()) || segment.equals("CT")) {
      String code = typeCode(segment);
      return new Parts(joint, code, code, null, null, NumberScheme.TYPE_ONLY);
    }
    int cut = glued(segment);
    if (cut > 0 && reference.bodyByCode(segment).isEmpty()) {
      String code = typeCode(segment.substring(0, cut));
      String org = bodyCode(behind(segment, cut));
      return new Parts(joint, code + "-" + org, code, org, null, NumberScheme.ADMIN);
    }
    if (reference.bodyByCode(segment).isEmpty()) {
      return null;
    }
    String org = bodyCode(segment);
    return new Parts(joint, org, null, org, null, NumberScheme.OLD_OR_LETTER);
  }

  /** Where a type and a body were written without a hyphen (NĐCP); 0 when they were not. */
  private int glued(String segment) {
    if (isKnown(segment)) {
      return 0;
    }
    for (int cut = 2; cut < segment.length() - 1; cut++) {
      if (isType(segment.substring(0, cut))
          && reference.bodyByCode(behind(segment, cut)).isPresent()) {
        return cut;
      }
    }
    return 0;
  }

  /** The body's part of a glued symbol; in {@code CĐ.UBND} a full stop stands for the hyphen. */
  private static String behind(String segment, int cut) {
    return segment.substring(segment.charAt(cut) == '.' ? cut + 1 : cut);
  }

  private boolean isPartyBody(String segment) {
    return reference.bodyByCode(segment).map(body -> body.level().equals("party")).orElse(false);
  }

  /** A steering committee (ban chỉ đạo): the state has some too, whose numbers are the state's. */
  private static boolean steering(String segment) {
    return stroke(segment).startsWith("bcd");
  }

  private static boolean assembly(String segment) {
    String upper = segment.toUpperCase(Locale.ROOT);
    String rest =
        upper.startsWith("UBTVQH")
            ? upper.substring(6)
            : upper.startsWith("QH") ? upper.substring(2) : "";
    return !rest.isEmpty()
        && rest.length() <= 2
        && rest.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String bodies(List<String> segments, int from, String joints) {
    StringBuilder out = new StringBuilder(bodyCode(segments.get(from)));
    for (int i = from + 1; i < segments.size(); i++) {
      out.append(joints.charAt(i - 1)).append(bodyCode(segments.get(i)));
    }
    return out.toString();
  }

  private String typeCode(String segment) {
    return reference
        .typeByCode(segment)
        .map(DocumentType::code)
        .filter(code -> sameLetters(code, segment) || code.equals("NQ"))
        .orElse(segment);
  }

  private String bodyCode(String segment) {
    return reference
        .bodyByCode(segment)
        .map(Body::code)
        .filter(code -> sameLetters(code, segment))
        .orElse(segment);
  }

  /** Equal but for case and a lost stroke of Đ. */
  private static boolean sameLetters(String code, String segment) {
    return stroke(code).equals(stroke(segment));
  }

  private static String stroke(String code) {
    return code.toLowerCase(Locale.ROOT).replace('đ', 'd');
  }
}
