package vn.vanthu.signing;

import static vn.vanthu.signing.Broken.SIG;
import static vn.vanthu.signing.Broken.SIGNER;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.Broken.Row;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.SignatureFields;
import vn.vanthu.signing.sign.SignatureRequest;

/**
 * Rows of {@link StepsTest}: documents prepared before they were signed so that a later revision
 * without any key shows something else, and signatures that are none.
 */
final class LaterSteps {
  /**
   * A page with a piece of content and a field's encoding that do not exist yet (40, 41), a field
   * that stands on no page (9), a place for the seal (10) and a layer whose policy stands among the
   * annotations (13).
   */
  private static final byte[] PREPARED =
      SignedSamples.SHARED.byOfficial(
          SignedSamples.withTable(
              "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[12 0 R]/D<</OFF[12 0 R]>>>>"
                  + "/AcroForm<</Fields[5 0 R 9 0 R 10 0 R]/DR<</Font<</F1 7 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
              "<</Type/Pages/Kids[3 0 R]/Count 1>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 40 0 R]"
                  + "/Resources<</Font<</F1 7 0 R>>/Properties<</L 13 0 R>>>>/Annots[5 0 R 8 0 R 10 0 R 13 0 R]>>",
              "<</Length 52>>\nstream\nBT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET\nendstream",
              "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R/DA(/F1 12 Tf 0 g)/AP<</N 11 0 R>>>>",
              "null",
              "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding 41 0 R>>",
              "<</Type/Annot/Subtype/Text/F 4/Rect[20 800 40 820]/P 3 0 R/Contents(ghi chu)>>",
              "<</Type/Annot/Subtype/Widget/FT/Tx/T(an)/F 4/Rect[0 0 595 842]/P 3 0 R/AP<</N 11 0 R>>>>",
              "<</Type/Annot/Subtype/Widget/FT/Sig/T(dau)/F 4/Rect[300 90 400 190]/P 3 0 R>>",
              picture("(12) Tj"),
              "<</Type/OCG/Name(Layer)>>",
              "<</Type/OCMD/OCGs[12 0 R]/P/AllOff>>"),
          SignatureRequest.approval("person"));

  private static final SignatureField PERSON =
      SignatureFields.reachable(PdfFile.open(DocumentBytes.of(PREPARED), Limits.standard()))
          .getFirst();

  private LaterSteps() {}

  private static String picture(String shown) {
    String content = "BT /F1 12 Tf 2 4 Td " + shown + " ET";
    return "<</Type/XObject/Subtype/Form/BBox[0 0 60 18]/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
        + "/BaseFont/Helvetica>>>>>>/Length "
        + content.length()
        + ">>\nstream\n"
        + content
        + "\nendstream";
  }

  static void all(List<Row> rows) {
    defined(rows);
    placed(rows);
    borrowed(rows);
    filled(rows);
    later(
        rows,
        Finding.CHANGE_ANNOTATION_ORDER,
        "what was covered on top",
        annots("5 0 R 8 0 R", "8 0 R 5 0 R"));
    later(
        rows,
        Finding.CHANGE_ANNOTATION_ORDER,
        "an annotation twice",
        annots("5 0 R 8 0 R", "5 0 R 8 0 R 5 0 R"));
    later(
        rows,
        Finding.CHANGE_RESOURCES,
        "a layer's policy by way of the annotations",
        u -> u.edit(13, "/P/AllOff", "/P/AllOn"));
    later(
        rows,
        Finding.CHANGE_SIZE_LOWERED,
        "a smaller size",
        u -> u.put(u.next(), "null").trailer("/Size 3"));
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_LARGE,
            "a signature over the whole page",
            () ->
                Broken.verify(
                    PdfForge.page()
                        .signed("a", "[100 100 200 150]", "", SIG, cms)
                        .signed("b", "[0 0 595 842]", "", SIG, cms)
                        .bytes())));
  }

  private static void defined(List<Row> rows) {
    later(
        rows,
        Finding.CHANGE_PAGE_CONTENT,
        "a piece of content that was missing so far",
        u ->
            u.put(
                40,
                "<</Length 44>>\nstream\nBT /F1 13 Tf 72 650 Td (9.000.000 dong) Tj ET  \nendstream"));
    later(
        rows,
        Finding.CHANGE_FORM,
        "an encoding that was missing so far",
        u -> u.put(41, "<</Type/Encoding/Differences[49/nine]>>"));
  }

  private static void placed(List<Row> rows) {
    later(
        rows,
        Finding.CHANGE_WIDGET_MOVED,
        "a field of no page on a page",
        annots("8 0 R", "8 0 R 9 0 R"));
    later(rows, Finding.CHANGE_WIDGET_MOVED, "a value off its page", annots("5 0 R ", ""));
  }

  private static void borrowed(List<Row> rows) {
    later(
        rows,
        Finding.CHANGE_SIGNATURE_BORROWED,
        "the seal's place with the person's signature",
        u -> u.edit(10, "/FT/Sig", "/FT/Sig/V " + PERSON.valueNumber() + " 0 R"));
    later(
        rows,
        Finding.CHANGE_SIGNATURE_BORROWED,
        "a new field with the person's signature",
        u -> {
          int number = u.next();
          return u.put(
                  number,
                  "<</Type/Annot/Subtype/Widget/FT/Sig/T(gia)/F 4/Rect[60 90 200 150]/P 3 0 R/AP<</N 11 0 R>>/V "
                      + PERSON.valueNumber()
                      + " 0 R>>")
              .edit(1, "5 0 R", "5 0 R " + number + " 0 R")
              .edit(3, "5 0 R", "5 0 R " + number + " 0 R");
        });
    later(
        rows,
        Finding.CHANGE_SIGNATURE_BORROWED,
        "one more picture of the person's signature",
        u -> {
          int number = u.next();
          return u.put(
                  number,
                  "<</Type/Annot/Subtype/Widget/F 4/Rect[60 390 400 450]/P 3 0 R/AP<</N 11 0 R>>/Parent "
                      + PERSON.fieldNumber()
                      + " 0 R>>")
              .put(
                  PERSON.fieldNumber(),
                  u.text(PERSON.fieldNumber()).replaceFirst("<<", "<</Kids[" + number + " 0 R]"))
              .edit(3, "5 0 R", "5 0 R " + number + " 0 R");
        });
  }

  private static void filled(List<Row> rows) {
    for (String other : List.of("<39303030> Tj", "(100.000) Tj", "0 0 9 9 re f")) {
      later(
          rows,
          Finding.CHANGE_VALUE_NOT_SHOWN,
          "a value and the picture " + other,
          u -> {
            int number = u.next();
            return u.put(number, picture(other))
                .put(
                    5,
                    u.text(5).replace("11 0 R", number + " 0 R").replaceFirst("<<", "<</V(100)"));
          });
    }
  }

  private static UnaryOperator<Update> annots(String from, String to) {
    return u -> u.edit(3, from, to);
  }

  private static void later(
      List<Row> rows, Finding reason, String way, UnaryOperator<Update> change) {
    rows.add(
        new Row(
            reason,
            way,
            () ->
                new Verifier()
                    .verify(
                        DocumentBytes.of(change.apply(Update.of(PREPARED)).write()),
                        SignedSamples.SHARED.trust(),
                        Broken.NOW)));
  }
}
