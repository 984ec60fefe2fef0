package vn.vanthu.signing.sign;

import java.util.List;

/** Which form fields a signature locks (FieldMDP, ISO 32000-2 section 12.8.2.4). */
public sealed interface FieldLock {
  /** It locks no field. */
  record None() implements FieldLock {}

  /** It locks all fields and forbids every later change to the document. */
  record Everything() implements FieldLock {}

  /** It locks these fields. */
  record Only(List<String> fields) implements FieldLock {
    /** Copies the list. */
    public Only {
      fields = List.copyOf(fields);
    }
  }

  /** It locks all fields but these, which someone fills in later. */
  record AllExcept(List<String> fields) implements FieldLock {
    /** Copies the list. */
    public AllExcept {
      fields = List.copyOf(fields);
    }
  }
}
