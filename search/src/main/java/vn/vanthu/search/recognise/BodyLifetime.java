package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;

/**
 * Until when a local body existed and which took over. Provinces were merged (Resolution
 * 202/2025/QH15) and districts ended (Constitution as amended by Resolution 203/2025/QH15; Law
 * 72/2025/QH15) with 30 June 2025; Thừa Thiên Huế became the city of Huế on 1 January 2025
 * (Resolution 175/2024/QH15). Immutable, thread-safe.
 */
final class BodyLifetime {
  private static final String MERGED = "2025-06-30";
  private static final String HUE = "2024-12-31";

  /** Districts were joined and divided before; of older papers nothing is said. */
  private static final int DISTRICTS_SINCE = 2020;

  /**
   * Bodies of a district that ended with it. Courts, police and the like have days of their own.
   */
  private static final Pattern DISTRICT =
      Pattern.compile(
          "(?iu)^(?:(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Phòng [^,]{3,60}?|Ủy ban Mặt trận Tổ quốc Việt Nam)\\s(?:huyện|quận|thị xã|(thành phố))\\s(.{2,40})|(?:Huyện ủy|Quận ủy|Thị ủy|(Thành ủy))\\s(.{2,40}))$");

  /**
   * Bodies that went up in those of the new province on that day; taxes, customs, treasury went
   * apart.
   */
  private static final Pattern OF_PROVINCE =
      Pattern.compile(
          "(?iu)^(?:(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Chủ tịch Ủy ban nhân dân|Sở|Văn phòng|Thanh tra|Công an|Đoàn đại biểu Quốc hội|Ủy ban Mặt trận Tổ quốc Việt Nam)(?: (?!huyện|quận|thị xã|xã|phường|thị trấn)[^ ,]{1,12}){0,12}? ?"
              + "(tỉnh|thành phố) ([^,]{2,40})|(Tỉnh|Thành) ủy (.{2,40}))$");

  /** Parts of a district's or a province's committee, named without it. */
  private static final Pattern PART = Pattern.compile("^(?:Sở|Phòng|Văn phòng)(?:\\s[^,]{2,80})?$");

  private final Reference reference;
  private final List<Body> local;
  private final Set<String> cities;

  BodyLifetime(Reference reference) {
    this.reference = reference;
    this.local =
        reference.bodies().stream()
            .filter(body -> body.level().equals("local") && !body.until().isEmpty())
            .sorted(Comparator.comparingInt((Body body) -> -body.name().length()))
            .toList();
    this.cities =
        reference.provinces().stream()
            .flatMap(p ->
                Stream.of(
                    p.nowKind().equals("thành phố") ? Chars.fold(p.now()) : "",
                    p.beforeKind().equals("thành phố") ? Chars.fold(p.before()) : ""))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The issuer with its time of existence; as it is where nothing is known.
   *
   * @param issued day of the document; null when unknown
   */
  Facts.@Nullable Issuer of(Facts.@Nullable Issuer issuer, @Nullable LocalDate issued) {
    if (issuer == null || issuer.existedUntil() != null) {
      return issuer;
    }
    Matcher of = OF_PROVINCE.matcher(issuer.name());
    Province merged = of.find() ? merged(of) : null;
    for (Body body : local) {
      boolean whole = issuer.name().equalsIgnoreCase(body.name());
      if (whole || issuer.name().startsWith(body.name() + " ")) {
        String rest = issuer.name().substring(body.name().length());
        Optional<String> next = reference.bodyByCode(body.successor()).map(Body::name);
        return dated(issuer, body.until(), next.map(name -> name + rest).orElse(null));
      }
    }
    if (merged != null) {
      return dated(issuer, until(merged), successor(issuer.name(), of, merged));
    }
    if (district(issuer.name(), issued)) {
      return dated(issuer, MERGED, null);
    }
    String parent = issuer.parent();
    if (parent == null || !PART.matcher(issuer.name()).find()) {
      return issuer;
    }
    of = OF_PROVINCE.matcher(parent);
    merged = of.find() ? merged(of) : null;
    if (merged != null && issuer.name().startsWith("Sở ")) {
      String next = issuer.name() + " " + merged.nowKind() + " " + merged.now();
      return dated(issuer, until(merged), next);
    }
    return district(parent, issued) ? dated(issuer, MERGED, null) : issuer;
  }

  private static String until(Province merged) {
    return merged.before().equals("Thừa Thiên Huế") ? HUE : MERGED;
  }

  /** The province a name ends with, if it went up in another or changed its kind. */
  private @Nullable Province merged(Matcher of) {
    String kind = of.group(1) != null ? of.group(1) : of.group(3);
    String name = of.group(2) != null ? of.group(2) : of.group(4);
    String wanted = Chars.fold(kind).equals("tinh") ? "tỉnh" : "thành phố";
    return reference.provinces().stream()
        .filter(
            p -> p.beforeKind().equals(wanted) && Chars.fold(p.before()).equals(Chars.fold(name)))
        .filter(p -> !p.before().equals(p.now()) || !p.beforeKind().equals(p.nowKind()))
        .findFirst()
        .orElse(null);
  }

  private static String successor(String name, Matcher of, Province merged) {
    if (of.group(3) != null) {
      return (merged.nowKind().equals("tỉnh") ? "Tỉnh ủy " : "Thành ủy ") + merged.now();
    }
    return name.substring(0, of.start(1)) + merged.nowKind() + " " + merged.now();
  }

  /** A city counts as a district unless it is one of the six that are provinces. */
  private boolean district(String name, @Nullable LocalDate issued) {
    Matcher m = DISTRICT.matcher(name);
    if (issued == null
        || issued.getYear() < DISTRICTS_SINCE
        || issued.isAfter(LocalDate.parse(MERGED))
        || !m.find()) {
      return false;
    }
    String city = m.group(1) != null ? m.group(2) : m.group(3) != null ? m.group(4) : "";
    String first = Chars.fold(city).replaceFirst(",.*$|\\s(?:tinh|thanh pho)\\s.*$", "");
    return city.isEmpty() || !cities.contains(first);
  }

  private static Facts.Issuer dated(Facts.Issuer issuer, String until, @Nullable String successor) {
    return new Facts.Issuer(
        issuer.name(),
        issuer.raw(),
        issuer.code(),
        issuer.parent(),
        issuer.province(),
        until,
        successor,
        issuer.inferred(),
        issuer.inferredFrom(),
        issuer.evidence());
  }
}
