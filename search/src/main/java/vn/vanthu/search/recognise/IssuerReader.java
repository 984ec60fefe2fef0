package vn.vanthu.search.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;
import vn.vanthu.search.reference.Spelling;

/**
 * Which body issued the document: the letterhead's left cell; else the line in whose name it
 * speaks; else the line CỦA … under the title; else, marked as inferred, symbol and place.
 * Immutable, thread-safe.
 */
final class IssuerReader {

  /** With what the grounds of a document begin; {@code Chiểu} in decrees of the first years. */
  private static final Pattern OPENING =
      Pattern.compile("(?:can cu|chieu|xet|theo de nghi|theo to trinh)\\s");

  /** {@code BỘ TRƯỞNG BỘ Y TẾ}: the head speaks for the body (NĐ 30/2020 Điều 8 khoản 2 điểm b). */
  private static final Pattern HEAD_OF =
      Pattern.compile(
          "(?:bo truong,? (?:chu nhiem )?|chu tich |chu nhiem |giam doc |tong giam doc |(?:tong |chi )?cuc truong |vu truong |vien truong |thong doc |hieu truong |chanh van phong (?=van phong))"
              + "(?=(?:bo|so|uy ban|hoi dong nhan dan|tong cuc|cuc|chi cuc|vu|vien|ngan hang|truong|van phong|trung tam|benh vien|ubnd|hdnd|bao hiem|kho bac|dai hoc|hoc vien) )");

  private static final Pattern SHORT_CITY = Pattern.compile("\\btp(?:\\.\\s?|\\s)");

  /** What stands between a council's name and the grounds: {@code KHÓA VI, KỲ HỌP THỨ 2}. */
  private static final Pattern SESSION =
      Pattern.compile("^\\(?(?:khoa|ky hop|nhiem ky)\\s|^[^\\p{L}\\d]+$");

  /** Names that every province and district has: a copy lost the line with the place. */
  private static final Set<String> PLACELESS = Set.of("uy ban nhan dan", "hoi dong nhan dan");

  private static final Pattern STATE =
      Pattern.compile(
          "(?<=chu tich nuoc|chinh phu|lam thoi)\\s(?:nuoc\\s)?(?:viet nam dan chu cong hoa|cong hoa xa hoi chu nghia viet nam)$");

  private final Reference reference;
  private final Casing casing;
  private final OpticalMending mending;
  private final Map<String, Body> bodyByName = new HashMap<>();
  private final PrintedNames printed;

  IssuerReader(Reference reference, Casing casing, OpticalMending mending) {
    this.mending = mending;
    this.reference = reference;
    this.casing = casing;
    reference.bodies().forEach(body -> bodyByName.putIfAbsent(Spelling.lower(body.name()), body));
    this.printed = new PrintedNames(bodyByName.keySet());
  }

  Facts.@Nullable Issuer read(
      Letterhead head,
      Title.@Nullable Found title,
      Title.@Nullable Block block,
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place,
      Facts.@Nullable Value<String> subject,
      Facts.@Nullable Signer signer) {
    List<PrintedNames.Printed> names = printed.names(head.reading, head.lines());
    if (names.isEmpty() && (head.republic || head.party)) {
      names = printed.small(head.reading, head.lines());
    }
    if (!names.isEmpty()) {
      boolean placeless = PLACELESS.contains(Chars.fold(names.getLast().name()));
      Facts.Issuer whole =
          placeless && title != null ? underTitle(head.reading, title, number, place) : null;
      if (placeless && whole == null) {
        whole = inferred(number, place, subject, signer);
      }
      return whole != null && sameKind(names.getLast().name(), whole.name())
          ? whole
          : fromLetterhead(head, names, number, place, signer);
    }
    if (block != null) {
      String raw = head.reading.words(block.issuerStart(), block.issuerEnd());
      Evidence evidence = head.reading.evidence(block.issuerStart(), block.issuerEnd());
      return issuer(casing.body(raw), raw, null, number, place, false, null, evidence);
    }
    if (title != null) {
      Facts.Issuer issuer = underTitle(head.reading, title, number, place);
      if (issuer != null) {
        return issuer;
      }
    }
    return inferred(number, place, subject, signer);
  }

  /** Whether a body named with its place is of the kind that the letterhead prints without one. */
  private static boolean sameKind(String printed, String whole) {
    return Chars.fold(whole).startsWith(Chars.fold(printed) + " ");
  }

  /**
   * The name in ordinary letters; read from a picture, with the marks of the body it can only be.
   */
  private String named(Reading reading, String printed) {
    String name = casing.body(printed);
    return reading.optical() ? mending.body(name) : name;
  }

  private Facts.Issuer fromLetterhead(
      Letterhead head,
      List<PrintedNames.Printed> names,
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place,
      Facts.@Nullable Signer signer) {
    boolean joint =
        number != null
            && number.typeCode() != null
            && number.typeCode().endsWith("LT")
            && names.size() > 1;
    PrintedNames.Printed last = names.getLast();
    String raw =
        joint
            ? String.join(" - ", names.stream().map(PrintedNames.Printed::name).toList())
            : last.name();
    String name = named(head.reading, raw);
    String parent =
        joint || names.size() < 2 ? null : named(head.reading, names.get(names.size() - 2).name());
    if (parent != null && Chars.letters(parent).equals(Chars.letters(name))) {
      parent = null;
    }
    String generic = Chars.fold(last.name());
    if (!joint
        && parent != null
        && (generic.equals("van phong")
            || generic.equals("ban to chuc")
            || generic.equals("uy ban kiem tra"))) {
      String code = number == null || number.orgCode() == null ? "" : number.orgCode();
      String known = reference.bodyByCode(code).map(Body::name).orElse("");
      name = Chars.fold(known).startsWith(generic) ? known : name + " " + parent;
    }
    if (generic.startsWith("ban chap hanh trung uong")
        && signer != null
        && signer.onBehalfOf() != null) {
      String on = Chars.fold(signer.onBehalfOf());
      if (on.equals("ban bi thu")) {
        name = "Ban Bí thư Ban Chấp hành Trung ương";
      } else if (on.equals("bo chinh tri")) {
        name = "Bộ Chính trị Ban Chấp hành Trung ương";
      }
    }
    int start = joint ? names.getFirst().start() : last.start();
    return issuer(
        name, raw, parent, number, place, false, null, head.reading.evidence(start, last.end()));
  }

  private Facts.@Nullable Issuer underTitle(
      Reading reading,
      Title.Found title,
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place) {
    List<Line> lines = reading.lines;
    int limit = Math.min(lines.size(), title.line() + 30);
    for (int i = title.line() + 1; i < limit; i++) {
      Line line = lines.get(i);
      if (TitleLines.issuerLine(line)) {
        int start = line.start() + 4;
        String raw = reading.words(line.start(), line.end());
        String name = casing.body(reading.words(start, line.end()));
        return issuer(
            name,
            raw,
            null,
            number,
            place,
            false,
            null,
            reading.evidence(line.start(), line.end()));
      }
      if (OPENING.matcher(line.fold()).lookingAt()) {
        int at = i - 1;
        while (at > title.line() && SESSION.matcher(lines.get(at).fold()).find()) {
          at--;
        }
        Line before = lines.get(at);
        Matcher head = HEAD_OF.matcher(before.fold());
        int from = head.lookingAt() ? head.end() : 0;
        if (at > title.line()
            && before.capitals()
            && PrintedNames.startsBody(before.fold().substring(from))
            && before.text().length() < 120) {
          String raw = reading.words(before.start(), before.end());
          return issuer(
              casing.body(raw.substring(from, withoutState(raw))),
              raw,
              null,
              number,
              place,
              false,
              null,
              reading.evidence(before.start(), before.end()));
        }
        return null;
      }
    }
    return null;
  }

  /** Length of a body's name without the name of the state behind it. */
  private static int withoutState(String raw) {
    Matcher state = STATE.matcher(Chars.fold(raw));
    return state.find() ? state.start() : raw.length();
  }

  private Facts.@Nullable Issuer inferred(
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place,
      Facts.@Nullable Value<String> subject,
      Facts.@Nullable Signer signer) {
    String code = number == null || number.orgCode() == null ? "" : number.orgCode();
    Optional<Body> body = reference.bodyByCode(code);
    if (body.isPresent()
        && !body.get().level().equals("local")
        && !body.get().level().equals("party")) {
      return place == null
          ? null
          : issuer(
              body.get().name(),
              null,
              null,
              number,
              place,
              true,
              "symbol " + code,
              place.evidence());
    }
    String local = body.map(Body::name).orElse("");
    boolean council = code.equals("UBND") || code.equals("HĐND") || code.equals("CTUBND");
    if (council && place != null) {
      Province province = province(place.value());
      if (province != null) {
        String name = local + " " + kind(province) + " " + provinceName(province, place.value());
        return issuer(
            name,
            null,
            null,
            number,
            place,
            true,
            "symbol " + code + " and place " + place.value(),
            place.evidence());
      }
    }
    if (signer != null
        && subject != null
        && signer.onBehalfOf() != null
        && Chars.fold(signer.onBehalfOf()).equals("chu tich")) {
      String f = Chars.fold(subject.value());
      if (f.contains("chu tich uy ban nhan dan") || f.contains("chu tich ubnd")) {
        List<Province> named = reference.provinces().stream().filter(p -> mentions(f, p)).toList();
        if (named.size() == 1) {
          String name =
              "Ủy ban nhân dân " + named.getFirst().beforeKind() + " " + named.getFirst().before();
          return issuer(
              name, null, null, number, place, true, "signer and subject", signer.evidence());
        }
      }
    }
    return null;
  }

  private static boolean mentions(String fold, Province province) {
    return fold.contains(Chars.fold(province.beforeKind() + " " + province.before()));
  }

  private @Nullable Province province(String place) {
    String name = place.replaceFirst("^(?:Thành phố|TP\\.?|Tỉnh)\\s*", "");
    return reference.provinceByName(name).or(() -> reference.provinceBySeat(name)).orElse(null);
  }

  private String provinceName(Province province, String place) {
    return Spelling.lower(place).endsWith(Spelling.lower(province.now()))
        ? province.now()
        : province.before();
  }

  private String kind(Province province) {
    return province.beforeKind();
  }

  private Facts.Issuer issuer(
      String name,
      @Nullable String raw,
      @Nullable String parent,
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place,
      boolean inferred,
      @Nullable String from,
      Evidence evidence) {
    Optional<Body> body = bodyNamed(name);
    String province = null;
    String lower = SHORT_CITY.matcher(Chars.fold(name)).replaceAll("thanh pho ");
    for (Province p : reference.provinces()) {
      if (mentions(lower, p) || lower.contains(Chars.fold(p.nowKind() + " " + p.now()))) {
        province = lower.contains(Chars.fold(p.now())) ? p.now() : p.before();
        break;
      }
    }
    if (province == null
        && place != null
        && (lower.contains("tinh uy") || lower.startsWith("so ") || lower.contains(" tinh"))) {
      Province p = province(place.value());
      province = p == null ? null : p.before();
    }
    String code = body.map(Body::code).orElse(number == null ? null : number.orgCode());
    return new Facts.Issuer(
        name,
        raw,
        code,
        parent,
        province,
        body.map(Body::until).filter(u -> !u.isEmpty()).orElse(null),
        body.map(Body::successor).flatMap(reference::bodyByCode).map(Body::name).orElse(null),
        inferred,
        from,
        evidence);
  }

  private Optional<Body> bodyNamed(String name) {
    return Optional.ofNullable(bodyByName.get(Spelling.lower(name)));
  }
}
