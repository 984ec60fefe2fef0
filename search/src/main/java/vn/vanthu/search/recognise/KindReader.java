package vn.vanthu.search.recognise;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScheme;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;

/** What kind of document it is: by its title, else by its number. Immutable, thread-safe. */
final class KindReader {
  /** Symbols of what several bodies issue together (Law 64/2025/QH15, Decree 30/2020/NĐ-CP). */
  private static final Set<String> JOINT =
      Set.of(
          "TTLT", "NQLT", "KHLT", "KHPH", "CTPH", "CTLT", "HDLT", "QCPH", "KHLN", "HDLN", "TBLT");

  private final Reference reference;

  KindReader(Reference reference) {
    this.reference = reference;
  }

  Facts.@Nullable Kind read(
      Reading reading,
      Title.@Nullable Found title,
      @Nullable DocumentNumber number,
      Letterhead.@Nullable Numbered numbered,
      Facts.@Nullable Value<String> subject) {
    boolean consolidated = number != null && "VBHN".equals(number.typeCode());
    if (title != null && !consolidated) {
      Line line = reading.lines.get(title.line());
      DocumentType type = title.type();
      int end = title.rest() == null ? line.end() : line.end() - title.rest().length();
      return new Facts.Kind(
          code(type),
          type.name(),
          reading.words(line.start(), end),
          reading.evidence(line.start(), end),
          false);
    }
    if (title == null && subject != null && Chars.fold(subject.raw()).startsWith("v/v")) {
      // TTr in a number is a proposal or an inspectorate: only letters say V/v.
      return new Facts.Kind("CV", "Công văn", subject.raw(), subject.evidence(), true);
    }
    if (number == null || numbered == null) {
      return null;
    }
    Evidence evidence = reading.evidence(numbered.start(), numbered.end());
    if (number.scheme() == NumberScheme.OFFICIAL_LETTER) {
      return new Facts.Kind("CV", "Công văn", number.normalized(), evidence, true);
    }
    String code = number.typeCode();
    DocumentType type = code == null ? null : reference.typeByCode(code).orElse(null);
    return type == null
        ? null
        : new Facts.Kind(code(type), type.name(), number.normalized(), evidence, true);
  }

  private static @Nullable String code(DocumentType type) {
    return type.code().isEmpty() ? null : type.code();
  }

  /** Whether several bodies issued it together: {@code Thông tư liên tịch}, {@code TTLT}. */
  static boolean joint(Facts.@Nullable Kind kind, @Nullable DocumentNumber number) {
    String code = number == null ? null : number.typeCode();
    return (kind != null && Chars.fold(kind.name()).contains("lien tich"))
        || (code != null && JOINT.contains(code));
  }
}
