package vn.vanthu.signing;

import static vn.vanthu.signing.Broken.NOW;
import static vn.vanthu.signing.Broken.SIG;
import static vn.vanthu.signing.Broken.SIGNER;
import static vn.vanthu.signing.Broken.STAMPER;
import static vn.vanthu.signing.Broken.add;
import static vn.vanthu.signing.Broken.signed;
import static vn.vanthu.signing.Broken.text;
import static vn.vanthu.signing.Broken.verify;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;
import vn.vanthu.signing.Broken.Row;
import vn.vanthu.signing.sign.Appearance;
import vn.vanthu.signing.sign.Certification;
import vn.vanthu.signing.sign.FieldLock;
import vn.vanthu.signing.sign.Rectangle;
import vn.vanthu.signing.sign.SignatureRequest;

/** Rows of {@link StepsTest}: what later revisions changed, the allowed first. */
final class ChangeSteps {
  private static final String PICTURE =
      "<</Type/XObject/Subtype/Form/BBox[0 0 60 18]/Resources<</Font<</F1 7 0 R>>>>/Length 30>>\n"
          + "stream\nBT /F1 12 Tf 2 4 Td (12) Tj ET\nendstream";

  private ChangeSteps() {}

  /** A page with everything on it that a later hand might touch. */
  private static byte[] draft() {
    return draft("");
  }

  private static byte[] draft(String pageEntries) {
    return SignedSamples.withTable(
        "<</Type/Catalog/Pages 2 0 R/Version/1.7/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"
            + "/OCProperties<</OCGs[9 0 R]/D<</ON[9 0 R]>>>>/StructTreeRoot 10 0 R"
            + "/AcroForm<</Fields[5 0 R 6 0 R]/DR<</Font<</F1 7 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 7 0 R>>>>/Annots[5 0 R 6 0 R 8 0 R]"
            + pageEntries
            + ">>",
        "<</Length 52>>\nstream\nBT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET\nendstream",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R/DA(/F1 12 Tf 0 g)/AP<</N 11 0 R>>>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(ngay)/F 4/Rect[300 750 520 768]/P 3 0 R/DA(/F1 12 Tf 0 g)/AP<</N 11 0 R>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        "<</Type/Annot/Subtype/Text/F 4/Rect[20 800 40 820]/P 3 0 R/Contents(ghi chu)>>",
        "<</Type/OCG/Name(Layer)>>",
        "<</Type/StructTreeRoot/K[12 0 R]>>",
        PICTURE,
        "<</Type/StructElem/S/P/P 10 0 R>>");
  }

  private static final byte[] APPROVED =
      SignedSamples.SHARED.byOfficial(draft(), SignatureRequest.approval("person"));

  private static final byte[] LOCKED =
      SignedSamples.SHARED.byOfficial(
          draft(), SignatureRequest.approval("person").locking(new FieldLock.Everything()));

  private static final byte[] CERTIFIED =
      SignedSamples.SHARED.byOfficial(
          draft(), SignatureRequest.approval("person").certifying(Certification.NO_CHANGES));

  private static final byte[] FORMS =
      SignedSamples.SHARED.byOfficial(
          draft(), SignatureRequest.approval("person").certifying(Certification.FORMS));

  private static final byte[] TAGGED =
      SignedSamples.SHARED.byOfficial(
          draft("/StructParents 0"), SignatureRequest.approval("person"));

  /** A signature field nobody has signed, in the form and on the page. */
  private static Update signatureField(Update u, String more) {
    int number = u.next();
    return u.put(
            number,
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(next)/F 4/Rect[60 90 200 150]/P 3 0 R"
                + more
                + ">>")
        .edit(1, "6 0 R", "6 0 R " + number + " 0 R")
        .edit(3, "5 0 R ", "5 0 R " + number + " 0 R ");
  }

  private static void later(
      List<Row> rows, Finding reason, String way, byte[] base, UnaryOperator<Update> change) {
    rows.add(
        new Row(
            reason,
            way,
            () ->
                new Verifier()
                    .verify(
                        DocumentBytes.of(change.apply(Update.of(base)).write()),
                        SignedSamples.SHARED.trust(),
                        NOW)));
  }

  static void tail(List<Row> rows) {
    add(rows, Finding.BLANKS_APPENDED, "blank lines", () -> text(signed(), b -> b + "\n\n\n"));
    add(
        rows,
        Finding.BLANKS_APPENDED,
        "a block of zeros",
        () -> text(signed(), b -> b + "\n" + "\0".repeat(4096)));
    later(
        rows,
        Finding.BYTES_UNACCOUNTED,
        "junk before an update",
        APPROVED,
        u -> u.junk("hello\n").put(u.next(), "null"));
    later(
        rows,
        Finding.LATER_REVISION_BROKEN,
        "a chain that forgets what came before",
        APPROVED,
        u -> u.put(u.next(), "null").forgettingPrevious());
  }

  private static String with(String dictionary, String entry) {
    return dictionary.replaceFirst("<<", "<<" + entry.replace("\\", "\\\\").replace("$", "\\$"));
  }

  private static UnaryOperator<Update> adding(int number, String entry) {
    return u -> u.put(number, with(u.text(number), entry));
  }

  static void allowed(List<Row> rows) {
    later(
        rows,
        Finding.CHANGE_VALIDATION_DATA,
        "a document security store",
        APPROVED,
        adding(1, "/DSS<</CRLs[]>>"));
    later(
        rows,
        Finding.CHANGE_METADATA,
        "new information",
        APPROVED,
        u -> u.put(u.next(), "null").trailer("/Info<</Title(x)>>"));
    later(
        rows,
        Finding.CHANGE_EXTENSIONS,
        "one more extension",
        APPROVED,
        u -> u.edit(1, "/ADBE", "/ISO_<</BaseVersion/2.0/ExtensionLevel 1>>/ADBE"));
    later(rows, Finding.CHANGE_STRUCTURE, "one more tag", APPROVED, u -> tag(u, ""));
    later(
        rows,
        Finding.CHANGE_STRUCTURE,
        "one more tag on a certified page, for a time stamp",
        CERTIFIED,
        u -> tag(u, ""));
    later(
        rows,
        Finding.CHANGE_FIELD_FILLED,
        "a value",
        APPROVED,
        u -> u.put(5, with(u.text(5), "/V(12)")));
    later(
        rows,
        Finding.CHANGE_FORM_SETTING,
        "a default alignment",
        APPROVED,
        u -> u.edit(1, "/AcroForm <<", "/AcroForm <</Q 1"));
    rows.add(new Row(Finding.CHANGE_SIGNATURE_ADDED, "a second signature", () -> shared(twice())));
    later(
        rows,
        Finding.CHANGE_SIGNATURE_FIELD_ADDED,
        "a place for the next signature",
        APPROVED,
        u -> signatureField(u, ""));
    later(
        rows,
        Finding.CHANGE_SIGNATURE_FIELD_ADDED,
        "a place for the next signature with an empty picture",
        APPROVED,
        u -> {
          int picture = u.next();
          u.put(
              picture,
              "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>\nstream\n\nendstream");
          return signatureField(u, "/AP<</N " + picture + " 0 R>>");
        });
    rows.add(
        new Row(
            Finding.CHANGE_SEAL_OVERLAP,
            "a widget over an earlier one",
            () -> verify(overlapping())));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_ON_WORDS,
            "a picture over the words of a page nobody certified",
            () -> shared(painted(APPROVED))));
    rows.add(
        new Row(
            Finding.CHANGE_TIMESTAMP,
            "a document time stamp",
            () ->
                verify(
                    PdfForge.page()
                        .signed("s", SIG, c -> CmsForge.by(SIGNER).build(c))
                        .stamped("t", StampForge.by(STAMPER, NOW))
                        .bytes())));
  }

  private static Report shared(byte[] bytes) {
    return new Verifier().verify(DocumentBytes.of(bytes), SignedSamples.SHARED.trust(), NOW);
  }

  /** A second signature whose picture stands over the words of the draft, or between them. */
  private static byte[] painted(byte[] base) {
    return SignedSamples.SHARED.byOfficial(
        base,
        SignatureRequest.approval("second")
            .showing(
                new Appearance.Text(
                    List.of("So tien: 9.000.000 dong"),
                    13,
                    new Appearance.Place.At(new Rectangle(1, 60, 690, 340, 30)))));
  }

  private static byte[] twice() {
    return SignedSamples.SHARED.byOfficial(APPROVED, SignatureRequest.approval("second"));
  }

  /** Two visible widgets at one place, the second made with the second signature. */
  private static byte[] overlapping() {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    return PdfForge.page()
        .signed("a", "[100 100 200 150]", "", SIG, cms)
        .signed("b", "[150 100 250 150]", "", SIG, cms)
        .bytes();
  }

  static void questionable(List<Row> rows) {
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_OVER_TEXT,
            "a picture over the words of a certified page",
            () -> shared(painted(FORMS))));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_OVER_TEXT,
            "a picture in a state over the words of a certified page",
            () -> verify(statesOver("/AS/On/AP<</N<</On 4 0 R>>>>"))));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_OVER_TEXT,
            "a picture only others can decode over the words of a certified page",
            () ->
                verify(
                    statesOver(
                        "/AP<</N<</Type/XObject/Subtype/Form/Filter/FlateDecode/Length 70>>"
                            + "\nstream\n"
                            + "?".repeat(70)
                            + "\nendstream>>"))));
    later(
        rows,
        Finding.CHANGE_ANNOTATION,
        "another note",
        APPROVED,
        u -> u.edit(8, "(ghi chu)", "(khac)"));
    later(
        rows,
        Finding.CHANGE_APPEARANCE_ONLY,
        "a picture without a value",
        APPROVED,
        u ->
            u.put(u.next(), PICTURE.replace("(12)", "(13)"))
                .edit(5, "/AP<</N 11 0 R>>", "/AP<</N " + (u.next() - 1) + " 0 R>>"));
    later(
        rows,
        Finding.CHANGE_SHARED_APPEARANCE,
        "a picture that stood for two fields",
        APPROVED,
        u ->
            u.put(u.next(), PICTURE.replace("(12)", "(13)"))
                .edit(5, "/AP<</N 11 0 R>>", "/V(12)/AP<</N " + (u.next() - 1) + " 0 R>>"));
    later(
        rows,
        Finding.CHANGE_VALUE_NOT_SHOWN,
        "a value behind another picture",
        APPROVED,
        u -> u.put(5, with(u.text(5), "/V(99)")));
    later(
        rows,
        Finding.CHANGE_CATALOG_MINOR,
        "a page mode",
        APPROVED,
        adding(1, "/PageMode/UseNone"));
    later(
        rows,
        Finding.CHANGE_EXTENSION_REMOVED,
        "a lower version",
        APPROVED,
        u -> u.edit(1, "/Version /1.7", "/Version /1.4"));
    later(
        rows,
        Finding.CHANGE_EXTENSION_REMOVED,
        "a lower extension level",
        APPROVED,
        u -> u.edit(1, "/ExtensionLevel 8", "/ExtensionLevel 3"));
    later(rows, Finding.CHANGE_FLAGS, "a hidden field", APPROVED, u -> u.edit(5, "/F 4", "/F 6"));
    later(rows, Finding.CHANGE_PAGE_SETTING, "a duration", APPROVED, adding(3, "/Dur 3"));
    rows.add(
        new Row(
            Finding.CHANGE_PERMISSION_WEAKER, "a lock that permits more", () -> verify(weaker())));
  }

  /** A certified page and a signature that came later, over its words. */
  private static byte[] statesOver(String picture) {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    String certifying =
        SIG + "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]";
    return PdfForge.page()
        .signed("s", certifying, cms)
        .signed("t", "[60 690 340 720]", picture, SIG, cms)
        .bytes();
  }

  private static byte[] weaker() {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    String certifying =
        SIG + "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]";
    return PdfForge.page()
        .signed("s", certifying, cms)
        .signed(
            "t", "[0 0 0 0]", "/Lock<</Type/SigFieldLock/Action/Include/Fields[]/P 3>>", SIG, cms)
        .bytes();
  }

  private static byte[] certifiedSecond() {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    String certifying =
        SIG + "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]";
    return PdfForge.page().signed("s", SIG, cms).signed("t", certifying, cms).bytes();
  }

  static void forbidden(List<Row> rows) {
    String forged = "<</Length 9>>\nstream\nBT ET q Q\nendstream";
    later(
        rows,
        Finding.CHANGE_FORBIDDEN,
        "a field filled under a certification",
        CERTIFIED,
        u -> u.put(5, with(u.text(5), "/V(12)")));
    later(
        rows,
        Finding.CHANGE_FORBIDDEN,
        "a note under a certification for forms",
        FORMS,
        u -> u.edit(8, "(ghi chu)", "(khac)"));
    later(
        rows,
        Finding.CHANGE_FIELD_LOCKED,
        "a locked field filled",
        LOCKED,
        u -> u.put(5, with(u.text(5), "/V(12)")));
    later(rows, Finding.CHANGE_PAGE_CONTENT, "another content", APPROVED, u -> u.put(4, forged));
    later(
        rows,
        Finding.CHANGE_PAGE_CONTENT,
        "one more content",
        APPROVED,
        u ->
            u.put(u.next(), forged)
                .edit(3, "/Contents 4 0 R", "/Contents[4 0 R " + (u.next() - 1) + " 0 R]"));
    later(
        rows,
        Finding.CHANGE_ENTRY_REPEATED,
        "other contents before those that were signed",
        APPROVED,
        u ->
            u.put(u.next(), forged)
                .edit(3, "/Contents 4 0 R", "/Contents " + (u.next() - 1) + " 0 R/Contents 4 0 R"));
    later(
        rows,
        Finding.CHANGE_ENTRY_REPEATED,
        "a font that is named twice",
        APPROVED,
        u -> u.put(u.next(), "<</Font<</F1 5 0 R/F1 7 0 R>>>>"));
    later(
        rows,
        Finding.CHANGE_ENTRY_REPEATED,
        "a second root in the trailer",
        APPROVED,
        u -> u.put(u.next(), "null").trailer("/Root 1 0 R"));
    later(
        rows,
        Finding.CHANGE_PAGE_GEOMETRY,
        "a cropped page",
        APPROVED,
        adding(3, "/CropBox[0 0 595 690]"));
    later(
        rows,
        Finding.CHANGE_PAGES,
        "no page",
        APPROVED,
        u -> u.put(2, "<</Type/Pages/Kids[]/Count 0>>"));
    later(
        rows,
        Finding.CHANGE_RESOURCES,
        "another font",
        APPROVED,
        u -> u.edit(3, "/F1 7 0 R", "/F1<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"));
    later(
        rows,
        Finding.CHANGE_ANNOTATION_REMOVED,
        "a note taken off",
        APPROVED,
        u -> u.edit(3, " 8 0 R", ""));
    later(
        rows,
        Finding.CHANGE_FIELD_REMOVED,
        "a field taken out",
        APPROVED,
        u -> u.edit(1, "5 0 R ", ""));
    later(
        rows,
        Finding.CHANGE_FIELD_ADDED,
        "a widget",
        APPROVED,
        u ->
            u.put(
                    u.next(),
                    "<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(9)/F 4/Rect[60 690 400 720]/P 3 0 R>>")
                .edit(3, "5 0 R ", "5 0 R " + (u.next() - 1) + " 0 R "));
    later(
        rows,
        Finding.CHANGE_FIELD_ADDED,
        "a place for a signature that shows a picture",
        APPROVED,
        u -> signatureField(u, "/AP<</N 11 0 R>>"));
    later(
        rows,
        Finding.CHANGE_FIELD_ADDED,
        "a place for a signature in a colour",
        APPROVED,
        u -> signatureField(u, "/MK<</BG[1 1 1]>>"));
    later(
        rows,
        Finding.CHANGE_FIELD_ADDED,
        "a place for a signature that acts",
        APPROVED,
        u -> signatureField(u, "/A<</S/URI/URI(http://a.vn)>>"));
    later(
        rows,
        Finding.CHANGE_FORBIDDEN,
        "a place for a signature where only forms are filled in",
        FORMS,
        u -> signatureField(u, ""));
    later(
        rows,
        Finding.CHANGE_FIELD_DEFINITION,
        "another kind",
        APPROVED,
        u -> u.edit(5, "/FT/Tx", "/FT/Btn"));
    later(
        rows,
        Finding.CHANGE_FIELD_DEFINITION,
        "a script",
        APPROVED,
        adding(5, "/AA<</F<</S/JavaScript/JS(1)>>>>"));
    later(
        rows,
        Finding.CHANGE_WIDGET_MOVED,
        "another place",
        APPROVED,
        u -> u.edit(5, "[120 750 180 768]", "[60 690 400 720]"));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_REPLACED, "a value taken out", () -> verify(withoutValue())));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNED_APPEARANCE,
            "a picture for a finished signature",
            () -> verify(repainted())));
    later(
        rows,
        Finding.CHANGE_OPTIONAL_CONTENT,
        "a layer off",
        APPROVED,
        u -> u.edit(1, "/ON [9 0 R]", "/OFF [9 0 R]"));
    later(
        rows,
        Finding.CHANGE_PERMISSIONS,
        "usage rights",
        APPROVED,
        adding(1, "/Perms<</UR3 4 0 R>>"));
    rows.add(
        new Row(
            Finding.CHANGE_SECOND_CERTIFICATION,
            "a certification after a signature",
            () -> verify(certifiedSecond())));
    later(
        rows,
        Finding.CHANGE_STRUCTURE_REMOVED,
        "no tags",
        APPROVED,
        u -> u.put(10, "<</Type/StructTreeRoot/K[]>>"));
    later(
        rows,
        Finding.CHANGE_STRUCTURE_REMOVED,
        "other words to be read for what a tag holds",
        APPROVED,
        adding(12, "/ActualText(9.000.000)"));
    later(
        rows,
        Finding.CHANGE_STRUCTURE_REMOVED,
        "a new tag that takes hold of signed content",
        APPROVED,
        u -> tag(u, "/K 0/Pg 3 0 R/ActualText(9.000.000)"));
    later(
        rows,
        Finding.CHANGE_STRUCTURE_REMOVED,
        "other tags for the content of a page",
        TAGGED,
        u -> u.edit(3, "/StructParents 0", "/StructParents 1"));
    later(
        rows,
        Finding.CHANGE_STRUCTURE_REMOVED,
        "a new tag with words for nothing",
        APPROVED,
        u -> tag(u, "/Alt(9.000.000)"));
    rows.add(
        new Row(
            Finding.CHANGE_VALIDATION_DATA_REMOVED,
            "the store taken out",
            () -> verify(withoutStore())));
    later(
        rows,
        Finding.CHANGE_CATALOG,
        "an action on opening",
        APPROVED,
        adding(1, "/OpenAction<</S/JavaScript/JS(1)>>"));
    later(
        rows,
        Finding.CHANGE_FORM,
        "another default appearance",
        APPROVED,
        u -> u.edit(1, "/F1 12 Tf 0 g", "/F1 1 Tf 1 g"));
    later(
        rows,
        Finding.CHANGE_ENCRYPTION,
        "an encryption dictionary",
        APPROVED,
        u -> u.put(u.next(), "null").trailer("/Encrypt<</Filter/Standard/V 1/R 2>>"));
  }

  /** One more tag beside the one there is. */
  private static Update tag(Update u, String entries) {
    int number = u.next();
    return u.put(number, "<</Type/StructElem/S/P/P 10 0 R" + entries + ">>")
        .put(10, "<</Type/StructTreeRoot/K[12 0 R " + number + " 0 R]>>");
  }

  private static PdfForge plain() {
    return PdfForge.page().signed("s", SIG, c -> CmsForge.by(SIGNER).build(c));
  }

  /** Object 7 is the field of the first signature of a forged page, object 6 its value. */
  private static byte[] withoutValue() {
    return Update.of(plain().bytes()).edit(7, "/V 6 0 R", "").write();
  }

  private static byte[] repainted() {
    return Update.of(plain().bytes()).edit(7, "/F 132", "/F 132/AP<</N 4 0 R>>").write();
  }

  private static byte[] withoutStore() {
    byte[] stored = plain().storing(List.of(SIGNER.encoded()), List.of(), List.of()).bytes();
    Update u = Update.of(stored);
    return u.put(1, u.text(1).replaceFirst("/DSS<<.*?>>", "")).write();
  }
}
