package vn.vanthu.drills.made;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a document is made from, and that must be read back. Immutable.
 *
 * @param type name of the kind, {@code Quyết định}
 * @param number null in a draft, whose number is still blank
 * @param symbol what stands behind the number, {@code /QĐ-UBND}
 * @param parent printed above the issuer; null when nothing is
 * @param issuer printed lines of the issuer's name
 * @param chain lines of authority and position above the name of the signer
 * @param authority TM, KT, TL, TUQ or null
 * @param basis the documents it rests on
 * @param due days by which something must be done, none before the day of issue
 */
record MadeRecord(
    Shape shape,
    String type,
    @Nullable String number,
    String symbol,
    String place,
    LocalDate date,
    @Nullable String parent,
    List<String> issuer,
    String subject,
    List<String> chain,
    @Nullable String authority,
    String signer,
    List<Receiver> receivers,
    String archive,
    List<Cited> basis,
    List<LocalDate> due) {

  /** Which house style a document follows. */
  enum Shape {
    STATE,
    LETTER,
    PARTY
  }

  record Receiver(String name, @Nullable String purpose) {}

  record Cited(String type, String number, LocalDate date, String issuer) {}

  String issuerName() {
    return String.join(" ", issuer);
  }
}
