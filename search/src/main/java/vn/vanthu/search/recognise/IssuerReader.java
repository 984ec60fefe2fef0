package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Pattern RIGHT_CELL =
      Pattern.compile(
          "cong\\s+ho[ao]\\w?\\s+xa\\s+hoi(?:\\s+chu\\s+nghia(?:\\s+viet\\s+nam)?)?"
              + "|chu\\s+nghia\\s+viet\\s+nam|xa\\s+hoi\\s+chu\\s+nghia(?:\\s+viet\\s+nam)?|viet\\s+nam\\s+dan\\s+chu\\s+cong\\s+hoa"
              + "|doc\\s+lap\\W{1,5}tu\\s+do(?:\\W{1,5}hanh\\s+phuc)?|dang\\s+cong\\s+san(?:\\s+viet\\s+nam)?");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:cong bao|ban sao|du thao|hoa toc|thuong khan|khan\\b|toi mat|tuyet mat|mat\\b|sao y|van ban hop nhat|den\\b|phu luc"
              + "|cong van den|so\\b|ngay\\b|v/v|kinh gui|mau so|ky boi|nguoi ky|to cong bao|trang\\b|luu hanh|giay to|signature).*");
  private static final String[] HEADS = {
    "bo ",
    "uy ban",
    "ubnd",
    "hoi dong",
    "so ",
    "ban ",
    "van phong",
    "cuc ",
    "tong cuc",
    "chi cuc",
    "vu ",
    "trung tam",
    "vien ",
    "truong ",
    "cong an",
    "thanh tra",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "chu tich",
    "toa an",
    "kiem toan",
    "ngan hang",
    "bao hiem",
    "kho bac",
    "dang bo",
    "dang uy",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "quan uy",
    "doan ",
    "mat tran",
    "lien doan",
    "hoi ",
    "cong ty",
    "tap doan",
    "tong cong ty",
    "phong ",
    "benh vien",
    "dai hoc",
    "hoc vien",
    "dai ",
    "bao ",
    "quy ",
    "to cong tac",
    "hdnd",
    "tong lien doan",
    "lien hiep",
    "lien minh",
    "chi bo",
    "kiem lam",
    "hat ",
    "hai quan",
    "thue ",
    "thi uy",
    "bo tu lenh",
    "ho ",
    "tieu ban",
    "lien bo",
    "nha ",
    "trung uong"
  };
  private static final List<String> UNFINISHED =
      List.of(
          "van phong",
          "uy ban nhan dan",
          "hoi dong nhan dan",
          "ban",
          "so",
          "bo",
          "thu tuong",
          "chu tich",
          "uy ban",
          "ubnd",
          "hoi dong",
          "trung tam",
          "tong cuc",
          "cuc",
          "chi cuc",
          "ban quan ly",
          "van phong uy ban",
          "chu tich uy ban nhan dan",
          "ban chap hanh",
          "cong an",
          "thanh tra");

  private final Reference reference;
  private final Casing casing;
  private final Map<String, Body> bodyByName = new HashMap<>();

  IssuerReader(Reference reference, Casing casing) {
    this.reference = reference;
    this.casing = casing;
    reference.bodies().forEach(body -> bodyByName.putIfAbsent(Spelling.lower(body.name()), body));
  }

  /** A name made of one or more printed lines. */
  private record Printed(String name, int start, int end) {}

  Facts.@Nullable Issuer read(
      Letterhead head,
      Title.@Nullable Found title,
      Title.@Nullable Block block,
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place,
      Facts.@Nullable Value<String> subject,
      Facts.@Nullable Signer signer) {
    List<Printed> names = names(head.reading, head.lines());
    if (!names.isEmpty()) {
      return fromLetterhead(head, names, number, place, signer);
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

  private Facts.Issuer fromLetterhead(
      Letterhead head,
      List<Printed> names,
      @Nullable DocumentNumber number,
      Facts.@Nullable Value<String> place,
      Facts.@Nullable Signer signer) {
    boolean joint =
        number != null
            && number.typeCode() != null
            && number.typeCode().endsWith("LT")
            && names.size() > 1;
    Printed last = names.getLast();
    String raw =
        joint ? String.join(" - ", names.stream().map(Printed::name).toList()) : last.name();
    String name = casing.body(raw);
    String parent =
        joint || names.size() < 2 ? null : casing.body(names.get(names.size() - 2).name());
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

  /** Names printed in the left cell, in order. */
  private List<Printed> names(Reading reading, List<Line> lines) {
    List<Printed> names = new ArrayList<>();
    boolean[] right = rightCell(reading, lines);
    int lastRow = -1;
    for (Line line : lines) {
      int[] span = leftCell(line, right);
      if (span == null) {
        continue;
      }
      String text = reading.words(line.start() + span[0], line.start() + span[1]);
      String f = Chars.fold(text);
      if (text.length() < 2
          || text.length() > 120
          || !Chars.capitals(text)
          || OTHER.matcher(f).matches()
          || (f.chars().anyMatch(Character::isDigit) && !f.contains("khu vuc"))) {
        continue;
      }
      int start = line.start() + span[0];
      int end = line.start() + span[1];
      Printed previous = names.isEmpty() ? null : names.getLast();
      if (previous != null
          && line.row() - lastRow <= 6
          && continues(Chars.fold(previous.name()), f)) {
        names.set(
            names.size() - 1, new Printed(previous.name() + " " + text, previous.start(), end));
      } else if (startsBody(f)) {
        names.add(new Printed(text, start, end));
      }
      lastRow = line.row();
    }
    return names;
  }

  /**
   * Which characters belong to the right cell's phrases, also where those are broken over lines.
   */
  private static boolean[] rightCell(Reading reading, List<Line> lines) {
    int end = lines.isEmpty() ? 0 : lines.getLast().end();
    boolean[] right = new boolean[end];
    var m = RIGHT_CELL.matcher(reading.fold).region(0, end);
    while (m.find()) {
      java.util.Arrays.fill(right, m.start(), m.end(), true);
    }
    return right;
  }

  /** The line up to the right cell's phrases; null when nothing is left. */
  private static int @Nullable [] leftCell(Line line, boolean[] right) {
    int end = line.start();
    while (end < line.end() && !right[end]) {
      end++;
    }
    if (end == line.end()) {
      return new int[] {0, line.text().length()};
    }
    int length = end - line.start();
    while (length > 0 && !Character.isLetter(line.text().charAt(length - 1))) {
      length--;
    }
    return length < 2 ? null : new int[] {0, length};
  }

  private static boolean startsBody(String fold) {
    String f = fold + " ";
    for (String head : HEADS) {
      if (f.startsWith(head)) {
        return true;
      }
    }
    return false;
  }

  private boolean continues(String printed, String f) {
    String before = Chars.fold(printed);
    if (UNFINISHED.contains(before)
        || before.endsWith(" -")
        || before.endsWith(",")
        || before.endsWith(" va")) {
      return true;
    }
    for (String level :
        new String[] {
          "tinh ",
          "thanh pho ",
          "tp ",
          "tp.",
          "quan ",
          "huyen ",
          "xa ",
          "phuong ",
          "thi xa ",
          "thi tran ",
          "dac khu ",
          "khu vuc",
          "- ",
          "va "
        }) {
      if (f.startsWith(level) && !f.startsWith("tinh uy") && !f.startsWith("quan uy")) {
        return true;
      }
    }
    return !startsBody(f) && bodyNamed(printed).isEmpty();
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
      if (Title.issuerLine(line)) {
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
      if (line.fold().startsWith("can cu ")) {
        Line before = lines.get(i - 1);
        if (i - 1 > title.line()
            && before.capitals()
            && startsBody(before.fold())
            && before.text().length() < 120) {
          String raw = reading.words(before.start(), before.end());
          return issuer(
              casing.body(raw),
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
    String lower = Chars.fold(name);
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
