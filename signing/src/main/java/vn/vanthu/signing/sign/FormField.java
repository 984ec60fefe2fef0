package vn.vanthu.signing.sign;

import vn.vanthu.signing.pdf.PdfObject;

/**
 * A terminal form field of the document (ISO 32000-1 section 12.7.3).
 *
 * @param name fully qualified
 * @param ref its object
 * @param dict as the increment leaves it
 * @param type {@code Sig}, {@code Tx} …, inherited or own; empty when it has none
 */
record FormField(String name, PdfObject.Ref ref, PdfObject.Dict dict, String type) {
  boolean isSignature() {
    return type.equals("Sig");
  }

  boolean isText() {
    return type.equals("Tx");
  }

  boolean isSigned(Increment in) {
    return isSignature() && !in.dict(dict.get("V")).entries().isEmpty();
  }
}
