package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.vanthu.search.reference.Body;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;

/**
 * Names of issuing bodies as keys: abbreviations written out, kind of province left out, and joint
 * issuers also one by one. A province that was merged (Resolution 202/2025/QH15) is found under its
 * successor and the reverse; so is a ministry that a newly founded one continued (Bộ Tài nguyên và
 * Môi trường under Bộ Nông nghiệp và Môi trường), but not one that an older ministry took in: what
 * Bộ Kế hoạch và Đầu tư issued is not what Bộ Tài chính issued. Immutable.
 */
public final class BodyNames {

  private static final Pattern JOINT =
      Pattern.compile(
          "(?U)\\s*[,;]\\s*+|\\s++và\\s++(?=(?:Bộ|Ủy ban|Uỷ ban|Tòa|Toà|Viện|Ngân hàng|Hội đồng|Hội Nông|Thanh tra|"
              + "Chính phủ|Tổng|Ban |Văn phòng|Mặt trận|Kiểm toán)\\b)");

  private static final Map<String, String> SHORT =
      Map.of(
          "ubnd", "uy ban nhan dan",
          "hdnd", "hoi dong nhan dan",
          "ubtvqh", "uy ban thuong vu quoc hoi",
          "tp", "thanh pho",
          "cp", "chinh phu");

  private static final Set<String> KINDS = Set.of("tinh", "thanh pho");

  private final Map<String, Set<String>> related = new HashMap<>();
  private final List<String> provinces;

  /** Names by code, {@code btnmt}. */
  private final Map<String, String> codes = new HashMap<>();

  /** What each ministry or agency was before or became, by name. */
  private final Map<String, Set<String>> continued = new HashMap<>();

  private BodyNames(List<Province> table, List<Body> bodies) {
    bodies(bodies);
    Map<String, Set<String>> merged = new HashMap<>();
    for (Province province : table) {
      String now = Names.key(province.now());
      Set<String> group = merged.computeIfAbsent(now, _ -> new LinkedHashSet<>());
      group.add(now);
      group.add(Names.key(province.before()));
    }
    for (Province province : table) {
      String now = Names.key(province.now());
      String before = Names.key(province.before());
      related.put(now, Set.copyOf(merged.getOrDefault(now, Set.of(now))));
      related.putIfAbsent(before, Set.copyOf(List.of(before, now)));
    }
    provinces =
        related.keySet().stream()
            .sorted((a, b) -> Integer.compare(b.length(), a.length()))
            .toList();
  }

  private void bodies(List<Body> bodies) {
    Map<String, Body> byCode = new HashMap<>();
    for (Body body : bodies) {
      byCode.put(body.code(), body);
      if (!body.level().equals("local")) {
        codes.putIfAbsent(Names.key(body.code()), Names.key(body.name()));
        body.aliases()
            .forEach(alias -> codes.putIfAbsent(Names.key(alias), Names.key(body.name())));
      }
    }
    for (Body body : bodies) {
      Body next = byCode.get(body.successor());
      if (next != null && !next.from().isEmpty() && next.from().equals(body.until())) {
        String before = Names.key(body.name());
        String now = Names.key(next.name());
        continued.computeIfAbsent(before, _ -> new LinkedHashSet<>()).add(now);
        continued.computeIfAbsent(now, _ -> new LinkedHashSet<>()).add(before);
      }
    }
  }

  /** Whether this is the code of a body rather than its name. */
  static boolean isCode(String folded) {
    return standard().codes.containsKey(Names.key(folded));
  }

  static BodyNames standard() {
    return Holder.STANDARD;
  }

  /** The key of one name. */
  static String key(String name) {
    List<String> words = new ArrayList<>();
    for (String word : Names.key(name).split(" ", -1)) {
      words.addAll(Arrays.asList(SHORT.getOrDefault(word, word).split(" ", -1)));
    }
    return standard().withoutKind(String.join(" ", words));
  }

  /**
   * The keys a record of this issuer is found by: the whole name, each joint issuer, each province.
   */
  public static Set<String> keys(String issuer) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(key(issuer));
    for (String part : JOINT.split(issuer, -1)) {
      if (!part.isBlank()) {
        keys.add(key(part));
      }
    }
    for (String key : List.copyOf(keys)) {
      String province = standard().province(key);
      if (!province.isEmpty()) {
        keys.add("@" + province);
      }
    }
    return keys;
  }

  /**
   * The keys to look for when a person asks for this body: itself, and what it was before or
   * became.
   */
  static Set<String> asked(String name) {
    BodyNames names = standard();
    String typed = key(name);
    String key = names.codes.getOrDefault(typed, typed);
    String province = names.province(key);
    Set<String> keys = new LinkedHashSet<>();
    keys.add(typed);
    keys.add(key);
    keys.addAll(names.continued.getOrDefault(key, Set.of()));
    if (!province.isEmpty()) {
      boolean alone = key.equals(province);
      String before = key.substring(0, key.length() - province.length());
      for (String other : names.related.getOrDefault(province, Set.of())) {
        keys.add(alone ? "@" + other : before + other);
      }
    }
    return keys;
  }

  /** The province a key ends with; empty when none. */
  private String province(String key) {
    for (String province : provinces) {
      if (key.equals(province) || key.endsWith(" " + province)) {
        return province;
      }
    }
    return "";
  }

  private String withoutKind(String key) {
    String province = province(key);
    String before = key.substring(0, key.length() - province.length()).stripTrailing();
    for (String kind : KINDS) {
      if (!province.isEmpty() && (before.equals(kind) || before.endsWith(" " + kind))) {
        String rest = before.substring(0, before.length() - kind.length());
        return rest + province;
      }
    }
    return key;
  }

  private static final class Holder {
    static final BodyNames STANDARD =
        new BodyNames(Reference.standard().provinces(), Reference.standard().bodies());
  }
}
