package vn.vanthu.search.query;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a question may name with a colon: {@code số:14/CT-UBND}, {@code cơ quan:Bộ Y tế}.
 * Names count with and without accents, in Vietnamese and English.
 */
enum FieldName {
  NUMBER("number", "so, so hieu, so ky hieu, number"),
  TYPE("type", "loai, loai van ban, the loai, type"),
  ISSUER("issuer", "co quan, co quan ban hanh, noi ban hanh, issuer"),
  DATE("date", "ngay, ngay ban hanh, ngay thang, date"),
  SIGNER("signer", "nguoi ky, ky boi, signer");

  /** The longest name with blanks, in characters as typed. */
  static final int LONGEST = 24;

  private static final Map<String, FieldName> BY_NAME = byName();

  private final String chip;

  /** With commas between. */
  private final String names;

  FieldName(String chip, String names) {
    this.chip = chip;
    this.names = names;
  }

  /** The code of its chip. */
  String chip() {
    return chip;
  }

  /** Whether its value is a name of several words, ended by a comma or the next field. */
  boolean isName() {
    return this == TYPE || this == ISSUER || this == SIGNER;
  }

  /** The field with this name, typed with or without accents; null when there is none. */
  static @Nullable FieldName of(String typed) {
    return BY_NAME.get(Names.key(typed));
  }

  private static Map<String, FieldName> byName() {
    Map<String, FieldName> all = new HashMap<>();
    for (FieldName field : values()) {
      for (String name : field.names.split(", ", -1)) {
        all.put(name, field);
      }
    }
    return Map.copyOf(all);
  }
}
