package vn.vanthu.signing.pdf;

/**
 * A signature field that holds a signature, or a signature that no field holds.
 *
 * @param name fully qualified field name, empty when no field holds it
 * @param field the field's dictionary, empty when there is none
 * @param fieldNumber its object number, 0 when direct or absent
 * @param value the signature dictionary
 * @param valueNumber its object number, 0 when it is a direct object
 */
public record SignatureField(
    String name, PdfObject.Dict field, int fieldNumber, PdfObject.Dict value, int valueNumber) {

  /**
   * Position of the /Contents string in the document, which no two signatures share; -1 when it has
   * none.
   */
  public long contentsStart() {
    return value.get("Contents") instanceof PdfObject.Str s ? s.start() : -1;
  }
}
