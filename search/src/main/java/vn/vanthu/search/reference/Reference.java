package vn.vanthu.search.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reference tables packed into this jar, read once. Immutable, thread-safe.
 *
 * <p>Look-ups by code fold case and the letter Đ, so that {@code ND}, {@code nđ} and {@code NĐ}
 * find the same entry.
 */
public final class Reference {
  private final List<DocumentType> types;
  private final List<Body> bodies;
  private final List<Province> provinces;
  private final List<Mark> marks;
  private final Map<String, String> authorities;
  private final Set<String> familyNames;
  private final List<String> phrases;
  private final List<Abbreviation> abbreviations;
  private final Map<String, DocumentType> typeByExactCode = new HashMap<>();
  private final Map<String, DocumentType> typeByCode = new HashMap<>();
  private final Map<String, DocumentType> typeByName = new HashMap<>();
  private final Map<String, Body> bodyByCode = new HashMap<>();
  private final Map<String, Province> provinceByBefore = new HashMap<>();
  private final Map<String, Province> provinceBySeat = new HashMap<>();
  private final Map<String, Province> provinceByNow = new HashMap<>();

  private Reference(
      List<DocumentType> types,
      List<Body> bodies,
      List<Province> provinces,
      List<Mark> marks,
      Map<String, String> authorities,
      Set<String> familyNames,
      List<String> phrases,
      List<Abbreviation> abbreviations) {
    this.types = List.copyOf(types);
    this.bodies = List.copyOf(bodies);
    this.provinces = List.copyOf(provinces);
    this.marks = List.copyOf(marks);
    this.authorities = Map.copyOf(authorities);
    this.familyNames = Set.copyOf(familyNames);
    this.phrases = List.copyOf(phrases);
    this.abbreviations = List.copyOf(abbreviations);
    for (DocumentType type : types) {
      typeByName.putIfAbsent(Spelling.lower(type.name()), type);
      if (!type.code().isEmpty()) {
        typeByExactCode.putIfAbsent(type.code().toLowerCase(Locale.ROOT), type);
        typeByCode.putIfAbsent(Spelling.code(type.code()), type);
      }
    }
    for (DocumentType type : types) {
      type.aliases().forEach(alias -> typeByCode.putIfAbsent(Spelling.code(alias), type));
    }
    for (Body body : bodies) {
      bodyByCode.putIfAbsent(Spelling.code(body.code()), body);
    }
    for (Body body : bodies) {
      body.aliases().forEach(alias -> bodyByCode.putIfAbsent(Spelling.code(alias), body));
    }
    for (Province province : provinces) {
      provinceByBefore.put(Spelling.lower(province.before()), province);
      provinceBySeat.putIfAbsent(Spelling.lower(province.seat()), province);
      provinceByNow.putIfAbsent(Spelling.lower(province.now()), province);
    }
  }

  /** The tables of this jar. */
  public static Reference standard() {
    return Holder.STANDARD;
  }

  public List<DocumentType> types() {
    return types;
  }

  public List<Body> bodies() {
    return bodies;
  }

  public List<Province> provinces() {
    return provinces;
  }

  public List<Mark> marks() {
    return marks;
  }

  /** Authority marks (TM, KT, TL, TUQ, Q) by their letters without dots. */
  public Map<String, String> authorities() {
    return authorities;
  }

  /** Family names without accents, in lower case. */
  public Set<String> familyNames() {
    return familyNames;
  }

  /** Phrases of administrative language, in lower case with all their marks. */
  public List<String> phrases() {
    return phrases;
  }

  /** Abbreviations of words; those of bodies stand in {@link #bodies}. */
  public List<Abbreviation> abbreviations() {
    return abbreviations;
  }

  /** The kind of document with this code in a symbol, whatever its case, or with Đ lost. */
  public Optional<DocumentType> typeByCode(String code) {
    DocumentType exact = typeByExactCode.get(code.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(exact != null ? exact : typeByCode.get(Spelling.code(code)));
  }

  /** The kind of document with this name, whatever its case or tone placement. */
  public Optional<DocumentType> typeByName(String name) {
    return Optional.ofNullable(typeByName.get(Spelling.lower(name)));
  }

  /** The body with this code; local codes are shared by all provinces. */
  public Optional<Body> bodyByCode(String code) {
    return Optional.ofNullable(bodyByCode.get(Spelling.code(code)));
  }

  /** The province that had this name until 30 June 2025, or has it now. */
  public Optional<Province> provinceByName(String name) {
    String key = Spelling.lower(name);
    Province before = provinceByBefore.get(key);
    return Optional.ofNullable(before != null ? before : provinceByNow.get(key));
  }

  /** The former province whose letterheads name this town as the place of issue. */
  public Optional<Province> provinceBySeat(String town) {
    return Optional.ofNullable(provinceBySeat.get(Spelling.lower(town)));
  }

  private static final class Holder {
    static final Reference STANDARD = load();

    private static Reference load() {
      List<DocumentType> types = new ArrayList<>();
      for (Map<String, String> row : rows("document-types.tsv")) {
        types.add(
            new DocumentType(
                cell(row, "name"),
                cell(row, "code"),
                words(cell(row, "systems")),
                words(cell(row, "alias"))));
      }
      List<Body> bodies = new ArrayList<>();
      for (Map<String, String> row : rows("bodies.tsv")) {
        bodies.add(
            new Body(
                cell(row, "code"),
                cell(row, "name"),
                cell(row, "level"),
                cell(row, "from"),
                cell(row, "until"),
                cell(row, "successor"),
                words(cell(row, "alias"))));
      }
      List<Province> provinces = new ArrayList<>();
      for (Map<String, String> row : rows("provinces.tsv")) {
        provinces.add(
            new Province(
                cell(row, "now"),
                cell(row, "now_kind"),
                cell(row, "before"),
                cell(row, "before_kind"),
                cell(row, "seat")));
      }
      List<Mark> marks = new ArrayList<>();
      for (Map<String, String> row : rows("marks.tsv")) {
        marks.add(new Mark(cell(row, "kind"), cell(row, "key"), cell(row, "label")));
      }
      Map<String, String> authorities = new LinkedHashMap<>();
      for (Map<String, String> row : rows("authority.tsv")) {
        authorities.put(cell(row, "mark"), cell(row, "authority"));
      }
      Set<String> familyNames =
          rows("family-names.tsv").stream()
              .map(row -> cell(row, "name"))
              .collect(Collectors.toUnmodifiableSet());
      List<String> phrases = rows("phrases.tsv").stream().map(row -> cell(row, "phrase")).toList();
      List<Abbreviation> abbreviations =
          rows("abbreviations.tsv").stream()
              .map(row -> new Abbreviation(cell(row, "short"), cell(row, "long")))
              .toList();
      return new Reference(
          types, bodies, provinces, marks, authorities, familyNames, phrases, abbreviations);
    }

    private static Set<String> words(String cell) {
      return Arrays.stream(cell.split(" ", -1))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    private static String cell(Map<String, String> row, String column) {
      String value = row.get(column);
      if (value == null) {
        throw new IllegalStateException("reference table without column " + column);
      }
      return value;
    }

    private static List<Map<String, String>> rows(String table) {
      try (InputStream stream =
          Reference.class.getResourceAsStream("/vn/vanthu/reference/" + table)) {
        if (stream == null) {
          throw new IllegalStateException("reference table missing from the jar: " + table);
        }
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        List<String> lines =
            reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        String[] columns = lines.getFirst().split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
          String[] cells = line.split("\t", -1);
          Map<String, String> row = new HashMap<>();
          for (int i = 0; i < columns.length; i++) {
            row.put(columns[i].toLowerCase(Locale.ROOT), i < cells.length ? cells[i] : "");
          }
          rows.add(row);
        }
        return rows;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
