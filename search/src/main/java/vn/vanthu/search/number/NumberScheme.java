package vn.vanthu.search.number;

/** By which custom a document number is built. */
public enum NumberScheme {
  /** {@code 1009/QĐ-UBND}: number, type, body. */
  ADMIN("admin"),
  /** {@code 93/2007/QĐ-TTg}: number, year, type, body: a legal document. */
  LEGAL("legal"),
  /** {@code 202/2025/QH15}: number, year, National Assembly and its term. */
  NATIONAL_ASSEMBLY("national-assembly"),
  /** {@code 27-CT/TU}: number, type, party body. */
  PARTY("party"),
  /** {@code 4345/UBND-NC}: number, body, drafting unit: a letter (công văn). */
  OFFICIAL_LETTER("official-letter"),
  /** {@code 1717/QĐ}: the body is missing. */
  TYPE_ONLY("type-only"),
  /** {@code 37/CP}, {@code 167-HĐBT}: number and body only. */
  OLD_OR_LETTER("old-or-letter"),
  /** {@code 91}: a number without any symbol. */
  BARE("bare");

  private final String key;

  NumberScheme(String key) {
    this.key = key;
  }

  /** The stable name in JSON. */
  public String key() {
    return key;
  }
}
