package vn.vanthu.signing;

import static vn.vanthu.signing.Broken.NOW;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.vanthu.signing.Broken.Row;
import vn.vanthu.signing.sign.Certification;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.trust.Trust;

/**
 * Rows of {@link StepsTest}: a number printed between person and seal, and what somebody tries who
 * would print more by the same leniency. None of these needs the person's key; those that come
 * without the seal need none at all.
 */
final class StampSteps {
  private static final SignedSamples SAMPLES = SignedSamples.SHARED;
  private static final String NUMBER = "Q q BT /N 12 Tf 300 780 Td (125) Tj ET Q";
  private static final String HELVETICA =
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

  private static final byte[] APPROVED = SAMPLES.approved();

  private StampSteps() {}

  static void all(List<Row> rows) {
    sealed(rows, Finding.CHANGE_NUMBER_SEALED, "a number", u -> stamped(u, NUMBER));
    sealed(
        rows,
        Finding.CHANGE_NUMBER_SEALED,
        "a date",
        u -> stamped(u, "Q BT /N 12 Tf 1 0 0 1 300 780 Tm (28/11/2026) Tj ET"));
    unsealed(rows);
    more(rows);
    prepared(rows);
  }

  /** Whoever vouches for the number. */
  private static void unsealed(List<Row> rows) {
    Finding refused = Finding.CHANGE_NUMBER_STAMPED;
    row(rows, refused, "nobody's seal over it", StampSteps::unsealed, SAMPLES.trust());
    row(
        rows,
        refused,
        "the person's own second signature over it",
        () -> SAMPLES.byOfficial(unsealed(), SignatureRequest.approval("second")),
        SAMPLES.trust());
    row(rows, refused, "a seal that nobody trusts", () -> SAMPLES.bySeal(unsealed()), Trust.none());
    row(
        rows,
        refused,
        "the seal of another body",
        () -> SAMPLES.byStrangeSeal(unsealed()),
        SAMPLES.trust());
    row(
        rows,
        refused,
        "a seal that came before",
        () -> stamped(Update.of(SAMPLES.bySeal(APPROVED)), NUMBER).write(),
        SAMPLES.trust());
    row(
        rows,
        Finding.CHANGE_PAGE_CONTENT,
        "a number on a certified page",
        () -> SAMPLES.bySeal(stamped(Update.of(certified()), NUMBER).write()),
        SAMPLES.trust());
  }

  private static byte[] unsealed() {
    return stamped(Update.of(APPROVED), NUMBER).write();
  }

  private static byte[] certified() {
    return SAMPLES.byOfficial(
        SignedSamples.draft(), SignatureRequest.approval("person").certifying(Certification.FORMS));
  }

  /** More than a number beside the words. */
  private static void more(List<Row> rows) {
    for (String content :
        List.of(
            "Q q 1 g 60 690 300 30 re f Q " + NUMBER.substring(2),
            "Q q BT /N 12 Tf 72 700 Td (9) Tj ET Q",
            "Q q BT /N 12 Tf 200 703 Td (9) Tj ET Q",
            "Q q BT /N 12 Tf 300 400 Td (125) Tj ET Q",
            "Q q BT /N 300 Tf 300 640 Td (1) Tj ET Q",
            "Q q BT /N 12 Tf 25 0 0 25 300 640 Tm (1) Tj ET Q",
            "Q q 30 0 0 30 0 0 cm BT /N 12 Tf 10 25 Td (1) Tj ET Q",
            "Q q BT /N 12 Tf 300 780 Td (125 dong) Tj ET Q",
            "Q q BT /N 12 Tf 300 780 Td (1.000.000.000) Tj ET Q",
            "Q q BT /N 12 Tf 300 780 Td [(1) 6000 (2)] TJ ET Q",
            "Q q BT /N 12 Tf 300 780 Td (1) Tj (2) Tj ET Q",
            "Q q BT /N 12 Tf -500 Tc 300 780 Td (12) Tj ET Q",
            "Q q BT /N 12 Tf 7 Tr 300 780 Td (12) Tj ET Q",
            "Q q /N 12 Tf BT 300 780 Td (12) Tj ET",
            "q BT /N 12 Tf 300 780 Td (125) Tj ET Q",
            "Q Q BT /N 12 Tf 300 780 Td (125) Tj ET",
            "Q")) {
      page(rows, "drawing " + content, u -> stamped(u, content));
    }
    page(rows, "a clip before it", u -> stamped(u, "q 0 0 1 1 re W n", NUMBER, HELVETICA));
    page(rows, "a layer before it", u -> stamped(u, "q /OC /L BDC", NUMBER, HELVETICA));
    page(
        rows,
        "a font with letters of its own",
        u ->
            stamped(
                u,
                "q",
                NUMBER,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[49/A]>>>>"));
    page(
        rows,
        "a font from the file",
        u ->
            stamped(
                u,
                "q",
                NUMBER,
                "<</Type/Font/Subtype/TrueType/BaseFont/Helvetica/FontDescriptor<</FontFile2 4 0 R>>>>"));
    page(
        rows,
        "widths that carry letters away",
        u ->
            stamped(
                u,
                "q",
                NUMBER,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 49/Widths[9000]>>"));
    page(
        rows,
        "the signed words left out",
        u ->
            stamped(u, NUMBER).edit(3, " 4 0 R ", " " + u.next() + " 0 R ").put(u.next(), empty()));
    page(
        rows,
        "the signed words twice",
        u -> stamped(u, NUMBER).edit(3, " 4 0 R ", " 4 0 R 4 0 R "));
    page(
        rows,
        "another font under the old name too",
        u -> stamped(u, NUMBER).edit(3, "/F1 7 0 R", "/F1 " + HELVETICA));
    page(
        rows,
        "a picture among the resources",
        u -> stamped(u, NUMBER).edit(3, "/Font <<", "/XObject<</X 4 0 R>>/Font <<"));
  }

  /** Pages made so that a stamp would bring forth, move or swallow something. */
  private static void prepared(List<Row> rows) {
    prepared(rows, Finding.CHANGE_NUMBER_SEALED, "q BT /F1 13 Tf 72 700 Td (So tien) Tj ET Q");
    for (String content :
        List.of(
            "BT /F1 13 Tf 72 700 Td (So tien) Tj /N 13 Tf 72 650 Td (9.000.000) Tj ET",
            "30 0 0 30 0 0 cm q q BT /F1 1 Tf 2 20 Td (So tien) Tj ET",
            "Q BT /F1 13 Tf 72 700 Td (So tien) Tj ET q",
            "BT /F1 13 Tf 72 700 Td (So tien) Tj",
            "BT /F1 13 Tf 72 700 Td (So tien) Tj ET BT 72 650 Td <393939",
            "BT /F1 13 Tf 72 700 Td (So tien) Tj ET (",
            "BT /F1 13 Tf 72 700 Td (So tien) Tj ET % 9",
            "BT /F1 13 Tf 72 700 Td (So tien) Tj ET /X Do",
            "q 595 0 0 842 0 0 cm /Im Do Q",
            "300 780 m 310 790 320 780 310 785 c f",
            "q 100 0 0 100 250 750 cm BI /W 1 /H 1 /BPC 1 /IM true ID 0 EI Q")) {
      prepared(rows, Finding.CHANGE_PAGE_CONTENT, content);
    }
  }

  private static void prepared(List<Row> rows, Finding reason, String content) {
    byte[] draft =
        Update.of(SignedSamples.draft())
            .put(4, stream(content))
            .edit(3, "/Font<<", "/XObject<</Im 8 0 R>>/Font<<")
            .put(8, "<</Subtype/Image/Width 1/Height 1/Length 1>>\nstream\n0\nendstream")
            .write();
    row(
        rows,
        reason,
        "a number on the prepared page " + content,
        () -> {
          byte[] person = SAMPLES.byOfficial(draft, SignatureRequest.approval("person"));
          return SAMPLES.bySeal(stamped(Update.of(person), NUMBER).write());
        },
        SAMPLES.trust());
  }

  private static String empty() {
    return stream("");
  }

  private static String stream(String content) {
    return "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream";
  }

  private static Update stamped(Update u, String content) {
    return stamped(u, "q", content, HELVETICA);
  }

  private static Update stamped(Update u, String before, String content, String font) {
    int number = u.next();
    return u.put(number, stream(before))
        .put(number + 1, stream(content))
        .edit(3, "/Contents 4 0 R", "/Contents[" + number + " 0 R 4 0 R " + (number + 1) + " 0 R]")
        .edit(3, "/F1 7 0 R", "/F1 7 0 R/N " + font);
  }

  private static void page(List<Row> rows, String way, UnaryOperator<Update> change) {
    sealed(rows, Finding.CHANGE_PAGE_CONTENT, way, change);
  }

  /** Printed after the person signed, and sealed by the person's agency. */
  private static void sealed(
      List<Row> rows, Finding reason, String way, UnaryOperator<Update> change) {
    row(
        rows,
        reason,
        way,
        () -> SAMPLES.bySeal(change.apply(Update.of(APPROVED)).write()),
        SAMPLES.trust());
  }

  private static void row(
      List<Row> rows, Finding reason, String way, Supplier<byte[]> document, Trust trust) {
    rows.add(
        new Row(
            reason,
            way,
            () -> new Verifier().verify(DocumentBytes.of(document.get()), trust, NOW)));
  }
}
