package vn.vanthu.drills.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.SignatureFields;

/**
 * What people have done to signed PDFs, as programs: incremental saving, signature wrapping,
 * universal forgery, shadow documents and attacks on certification (Mladenov and others 2019;
 * Mainka and others 2021; Rohlmann and others 2021), and plain tampering.
 */
final class Attacks {

  /** Makes something else of a signed document. */
  @FunctionalInterface
  interface Attack {
    byte[] on(byte[] signed);
  }

  /** A field for a signature to come: it draws nothing. */
  static final String EMPTY_SIGNATURE =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(them)/F 132/Rect[60 690 400 720]/P 3 0 R>>";

  private Attacks() {}

  static Map<String, Attack> all(DrillDocuments documents) {
    Map<String, Attack> all = new LinkedHashMap<>();
    content(all);
    annotations(all);
    fields(all);
    signature(all);
    structure(all);
    crossReference(all);
    ForgedSignatures.add(all, documents);
    return all;
  }

  private static DocumentUpdate update(byte[] base) {
    return new DocumentUpdate(base);
  }

  private static String stream(String content) {
    return "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream";
  }

  private static void content(Map<String, Attack> all) {
    String forged = stream("BT /F1 13 Tf 72 700 Td (So tien: 9.000.000 dong) Tj ET");
    all.put("content: replaced", b -> update(b).put(DrillDocuments.CONTENT, forged).write());
    all.put(
        "content: appended stream",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          return u.put(n, forged)
              .edit(DrillDocuments.PAGE, "/Contents 4 0 R", "/Contents[4 0 R " + n + " 0 R]")
              .write();
        });
    all.put("content: same length in place", b -> replace(b, "So tien: 1.000", "So tien: 9.000"));
    all.put(
        "page: added",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          return u.put(n, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
              .put(2, "<</Type/Pages/Kids[3 0 R " + n + " 0 R]/Count 2>>")
              .write();
        });
    all.put(
        "page: replaced",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          return u.put(n, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
              .put(2, "<</Type/Pages/Kids[" + n + " 0 R]/Count 1>>")
              .write();
        });
    all.put("page: removed", b -> update(b).put(2, "<</Type/Pages/Kids[]/Count 0>>").write());
    all.put(
        "page: cropped",
        b ->
            update(b)
                .edit(
                    DrillDocuments.PAGE,
                    "/MediaBox[0 0 595 842]",
                    "/MediaBox[0 0 595 842]/CropBox[0 0 595 690]")
                .write());
    all.put(
        "page: turned",
        b -> update(b).edit(DrillDocuments.PAGE, "/MediaBox", "/Rotate 180/MediaBox").write());
    all.put(
        "page: media box",
        b -> update(b).edit(DrillDocuments.PAGE, "[0 0 595 842]", "[0 0 595 690]").write());
    all.put(
        "page: user unit",
        b -> update(b).edit(DrillDocuments.PAGE, "/MediaBox", "/UserUnit 2/MediaBox").write());
    all.put(
        "font: replaced",
        b ->
            update(b)
                .put(DrillDocuments.FONT, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")
                .write());
    all.put(
        "font: encoding swapped",
        b ->
            update(b)
                .put(
                    DrillDocuments.FONT,
                    "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Type/Encoding/Differences[49/nine]>>>>")
                .write());
    all.put(
        "resources: swapped",
        b ->
            update(b)
                .edit(
                    DrillDocuments.PAGE,
                    "/Font<</F1 7 0 R>>",
                    "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Symbol>>>>")
                .write());
    all.put(
        "optional content: switched off",
        b -> update(b).edit(DrillDocuments.CATALOG, "/ON[9 0 R]", "/OFF[9 0 R]").write());
    all.put(
        "optional content: group renamed",
        b ->
            update(b)
                .put(
                    DrillDocuments.LAYER,
                    "<</Type/OCG/Name(Other)/Usage<</View<</ViewState/OFF>>>>>>")
                .write());
  }

  private static byte[] withAnnotation(byte[] base, String annotation) {
    DocumentUpdate u = update(base);
    int n = u.next();
    String page = u.text(DrillDocuments.PAGE);
    String changed = page.replaceFirst("/Annots ?\\[", "/Annots[" + n + " 0 R ");
    if (changed.equals(page)) {
      throw new IllegalStateException("no annotations: " + page);
    }
    return u.put(n, annotation).put(DrillDocuments.PAGE, changed).write();
  }

  private static void annotations(Map<String, Attack> all) {
    String box = "/F 4/Rect[60 690 400 720]";
    all.put(
        "annotation: opaque free text",
        b ->
            withAnnotation(
                b,
                "<</Type/Annot/Subtype/FreeText"
                    + box
                    + "/DA(/F1 13 Tf 0 g)/Contents(So tien: 9.000.000 dong)>>"));
    all.put(
        "annotation: white square",
        b -> withAnnotation(b, "<</Type/Annot/Subtype/Square" + box + "/IC[1 1 1]/C[1 1 1]>>"));
    all.put(
        "annotation: stamp",
        b -> withAnnotation(b, "<</Type/Annot/Subtype/Stamp" + box + "/Name/Approved>>"));
    all.put(
        "annotation: redaction",
        b -> withAnnotation(b, "<</Type/Annot/Subtype/Redact" + box + "/IC[0 0 0]>>"));
    all.put(
        "annotation: link",
        b ->
            withAnnotation(
                b,
                "<</Type/Annot/Subtype/Link" + box + "/A<</S/URI/URI(http://example.invalid)>>>>"));
    all.put(
        "annotation: highlight",
        b ->
            withAnnotation(
                b,
                "<</Type/Annot/Subtype/Highlight"
                    + box
                    + "/QuadPoints[60 720 400 720 60 690 400 690]>>"));
    all.put(
        "annotation: changed",
        b -> update(b).edit(DrillDocuments.NOTE, "(ghi chu)", "(khac han)").write());
    all.put(
        "annotation: moved",
        b -> update(b).edit(DrillDocuments.NOTE, "[20 800 40 820]", "[60 690 400 720]").write());
    all.put("annotation: removed", b -> update(b).edit(DrillDocuments.PAGE, " 8 0 R", "").write());
    all.put(
        "annotation: widget outside the form",
        b ->
            withAnnotation(
                b,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(9.000.000)"
                    + box
                    + "/DA(/F1 13 Tf 0 g)>>"));
  }

  private static void fields(Map<String, Attack> all) {
    all.put(
        "field: moved",
        b ->
            update(b)
                .edit(DrillDocuments.NUMBER_FIELD, "[120 750 180 768]", "[60 690 400 720]")
                .write());
    all.put(
        "field: renamed",
        b -> update(b).edit(DrillDocuments.NUMBER_FIELD, "/T(so)", "/T(khac)").write());
    all.put(
        "field: retyped",
        b -> update(b).edit(DrillDocuments.NUMBER_FIELD, "/FT/Tx", "/FT/Btn").write());
    all.put(
        "field: hidden", b -> update(b).edit(DrillDocuments.NUMBER_FIELD, "/F 4", "/F 6").write());
    all.put(
        "field: script",
        b ->
            update(b)
                .edit(
                    DrillDocuments.NUMBER_FIELD, "/FT/Tx", "/FT/Tx/AA<</F<</S/JavaScript/JS(1)>>>>")
                .write());
    all.put(
        "field: picture without value",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          String picture =
              "<</Type/XObject/Subtype/Form/BBox[0 0 340 30]/Resources<</Font<</F1 7 0 R>>>>/Length 36>>\nstream\nBT /F1 13 Tf 2 9 Td (9.000.000) Tj ET\nendstream";
          return u.put(n, picture)
              .put(DrillDocuments.NUMBER_FIELD, withPicture(u.text(DrillDocuments.NUMBER_FIELD), n))
              .write();
        });
    all.put(
        "field: value behind another picture",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          String picture =
              "<</Type/XObject/Subtype/Form/BBox[0 0 340 30]/Resources<</Font<</F1 7 0 R>>>>/Length 36>>\nstream\nBT /F1 13 Tf 2 9 Td (9.000.000) Tj ET\nendstream";
          String field =
              withPicture(u.text(DrillDocuments.NUMBER_FIELD), n)
                  .replaceFirst("/V ?(\\([^)]*\\)|<[^>]*>)", "");
          return u.put(n, picture)
              .put(DrillDocuments.NUMBER_FIELD, field.replaceFirst("<<", "<</V(12)"))
              .write();
        });
    all.put(
        "field: added",
        b ->
            addField(
                b,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(them)/V(9.000.000)/F 4/Rect[60 690 400 720]/P 3 0 R/DA(/F1 13 Tf 0 g)>>"));
    all.put(
        "field: empty signature added where that is forbidden",
        b -> {
          if (LawfulChanges.leavesFieldsFree(b)) {
            throw new IllegalStateException("not forbidden");
          }
          return addField(b, EMPTY_SIGNATURE);
        });
    all.put(
        "form: font resources",
        b ->
            update(b)
                .edit(
                    DrillDocuments.CATALOG,
                    "/DR<</Font<</F1 7 0 R>>>>",
                    "/DR<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Symbol>>>>>>")
                .write());
    all.put(
        "form: default appearance",
        b ->
            update(b)
                .edit(DrillDocuments.CATALOG, "/DA(/F1 12 Tf 0 g)", "/DA(/F1 0.1 Tf 1 g)")
                .write());
    all.put(
        "form: XFA",
        b -> update(b).edit(DrillDocuments.CATALOG, "/DR<<", "/XFA(<x/>)/DR<<").write());
  }

  private static String withPicture(String field, int number) {
    String bare = field.replaceFirst("/AP ?<<.*?>>", "");
    return bare.replaceFirst("<<", "<</AP<</N " + number + " 0 R>>");
  }

  static byte[] addField(byte[] base, String field) {
    DocumentUpdate u = update(base);
    int n = u.next();
    String catalog = u.text(DrillDocuments.CATALOG);
    String page = u.text(DrillDocuments.PAGE);
    return u.put(n, field)
        .put(DrillDocuments.CATALOG, catalog.replaceFirst("/Fields ?\\[", "/Fields[" + n + " 0 R "))
        .put(DrillDocuments.PAGE, page.replaceFirst("/Annots ?\\[", "/Annots[" + n + " 0 R "))
        .write();
  }

  private static SignatureField first(DocumentUpdate u) {
    return SignatureFields.reachable(u.file()).getFirst();
  }

  private static void signature(Map<String, Attack> all) {
    all.put(
        "signature: widget moved",
        b -> {
          DocumentUpdate u = update(b);
          int n = first(u).fieldNumber();
          return u.put(n, u.text(n).replaceFirst("/Rect ?\\[[^\\]]*\\]", "/Rect[60 690 400 720]"))
              .write();
        });
    all.put(
        "signature: appearance swapped",
        b -> {
          DocumentUpdate u = update(b);
          int n = first(u).fieldNumber();
          int picture = u.next();
          return u.put(
                  picture,
                  "<</Type/XObject/Subtype/Form/BBox[0 0 340 30]/Length 0>>\nstream\n\nendstream")
              .put(n, withPicture(u.text(n), picture))
              .write();
        });
    all.put(
        "signature: value removed",
        b -> {
          DocumentUpdate u = update(b);
          int n = first(u).fieldNumber();
          return u.put(n, u.text(n).replaceFirst("/V \\d+ 0 R", "")).write();
        });
    all.put(
        "signature: field removed",
        b -> {
          DocumentUpdate u = update(b);
          int n = first(u).fieldNumber();
          return u.put(
                  DrillDocuments.CATALOG,
                  u.text(DrillDocuments.CATALOG).replaceFirst(" ?" + n + " 0 R", ""))
              .write();
        });
    all.put(
        "signature: dictionary overwritten",
        b -> {
          DocumentUpdate u = update(b);
          return u.put(
                  first(u).valueNumber(),
                  "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 1 2 3]/Contents<00>>>")
              .write();
        });
    all.put("signature: range empty", b -> overwrite(b, "/ByteRange", "/ByteRangX"));
    all.put("signature: contents renamed", b -> overwrite(b, "/Contents <", "/Contentz <"));
    all.put(
        "signature: sub-filter unknown",
        b -> overwrite(b, "/ETSI.CAdES.detached", "/ETSI.CAdES.detacheX"));
    all.put("signature: contents zeroed", b -> fillContents(b, '0'));
    all.put("signature: contents filled", b -> fillContents(b, 'F'));
    all.put("signature: wrapped", Attacks::wrapped);
    all.put(
        "permissions: removed",
        b -> {
          DocumentUpdate u = update(b);
          String catalog = u.text(DrillDocuments.CATALOG);
          return u.put(
                  DrillDocuments.CATALOG,
                  catalog.contains("/Perms")
                      ? catalog.replace("/Perms", "/Permz")
                      : catalog.replaceFirst("<<", "<</Perms<</UR3 4 0 R>>"))
              .write();
        });
  }

  private static void structure(Map<String, Attack> all) {
    all.put(
        "catalog: open action",
        b ->
            update(b)
                .edit(
                    DrillDocuments.CATALOG,
                    "/Type/Catalog",
                    "/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>")
                .write());
    all.put(
        "catalog: names",
        b ->
            update(b)
                .edit(
                    DrillDocuments.CATALOG,
                    "/Type/Catalog",
                    "/Type/Catalog/Names<</EmbeddedFiles<</Names[]>>>>")
                .write());
    all.put(
        "catalog: outlines",
        b ->
            update(b)
                .edit(DrillDocuments.CATALOG, "/Type/Catalog", "/Type/Catalog/Outlines<</Count 0>>")
                .write());
    all.put(
        "catalog: another root",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          byte[] out =
              u.put(n, "<</Type/Catalog/Pages " + (n + 1) + " 0 R>>")
                  .put(n + 1, "<</Type/Pages/Kids[" + (n + 2) + " 0 R]/Count 1>>")
                  .put(n + 2, "<</Type/Page/Parent " + (n + 1) + " 0 R/MediaBox[0 0 595 842]>>")
                  .write();
          return replaceLast(out, "/Root 1 0 R", "/Root " + n + " 0 R");
        });
    all.put(
        "trailer: encryption",
        b -> update(b).trailer("/Encrypt<</Filter/Standard/V 1/R 2>>").write());
  }

  private static void crossReference(Map<String, Attack> all) {
    String forged = stream("BT /F1 13 Tf 72 700 Td (So tien: 9.000.000 dong) Tj ET");
    all.put(
        "tail: objects without cross-reference",
        b -> update(b).put(DrillDocuments.CONTENT, forged).forgettingXref().write());
    all.put(
        "tail: unlisted object",
        b ->
            update(b)
                .hide(DrillDocuments.CONTENT, forged)
                .put(new DocumentUpdate(b).next(), "null")
                .write());
    all.put(
        "tail: chain cut",
        b -> update(b).put(DrillDocuments.CONTENT, forged).forgettingPrev().write());
    all.put(
        "tail: chain cut, nothing else",
        b -> update(b).put(new DocumentUpdate(b).next(), "null").forgettingPrev().write());
    all.put(
        "tail: junk",
        b -> update(b).junk("hello (world)\n").put(new DocumentUpdate(b).next(), "null").write());
    all.put("tail: bare junk", b -> concat(b, "\n9.000.000 dong\n"));
    all.put(
        "tail: second end mark with trailer",
        b -> concat(b, "trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n"));
    all.put(
        "tail: whole other document",
        b -> concat(b, new String(DrillDocuments.draft(), ISO_8859_1)));
    all.put(
        "head: bytes before",
        b -> concat("%junk\n".getBytes(ISO_8859_1), new String(b, ISO_8859_1)));
    all.put("tail: cut short", b -> Arrays.copyOf(b, b.length - 40));
    all.put("tail: cut in half", b -> Arrays.copyOf(b, b.length / 2));
    all.put(
        "stream length by reference",
        b -> {
          DocumentUpdate u = update(b);
          int n = u.next();
          return u.put(n, "20")
              .edit(DrillDocuments.CONTENT, "/Length 52", "/Length " + n + " 0 R")
              .write();
        });
    all.put(
        "object freed",
        b -> {
          byte[] out = update(b).put(DrillDocuments.NOTE, "null").write();
          return replaceLast(out, " 00000 n", " 00000 f");
        });
  }

  /**
   * The signed bytes moved behind a forged document; the byte range still covers them (signature
   * wrapping).
   */
  private static byte[] wrapped(byte[] base) {
    String text = new String(base, ISO_8859_1);
    int at = text.indexOf("/ByteRange");
    int open = text.indexOf('[', at);
    int close = text.indexOf(']', open);
    String[] n = text.substring(open + 1, close).strip().split("\\s+", -1);
    long gapEnd = Long.parseLong(n[2]);
    String inserted = "00> /Note (inserted by a stranger) /Zero <00";
    String wide = text.substring(0, (int) gapEnd - 1) + inserted + text.substring((int) gapEnd - 1);
    String range = "[0 " + n[1] + " " + (gapEnd + inserted.length()) + " " + n[3];
    String padded = range + " ".repeat(Math.max(0, close - open - range.length()));
    return (wide.substring(0, open) + padded + wide.substring(close)).getBytes(ISO_8859_1);
  }

  private static byte[] fillContents(byte[] base, char with) {
    DocumentUpdate u = update(base);
    PdfObject.Str contents = (PdfObject.Str) u.file().resolve(first(u).value().get("Contents"));
    byte[] out = base.clone();
    Arrays.fill(out, (int) contents.start() + 1, (int) contents.end() - 1, (byte) with);
    return out;
  }

  private static byte[] overwrite(byte[] base, String from, String to) {
    String text = new String(base, ISO_8859_1);
    String changed = text.replaceFirst(java.util.regex.Pattern.quote(from), to);
    if (changed.equals(text)) {
      changed =
          text.replaceFirst(
              java.util.regex.Pattern.quote(from.replace(" ", "")), to.replace(" ", ""));
    }
    if (changed.equals(text)) {
      throw new IllegalStateException("no " + from);
    }
    return changed.getBytes(ISO_8859_1);
  }

  private static byte[] replace(byte[] base, String from, String to) {
    return new String(base, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
  }

  private static byte[] replaceLast(byte[] base, String from, String to) {
    String text = new String(base, ISO_8859_1);
    int at = text.lastIndexOf(from);
    return (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(ISO_8859_1);
  }

  private static byte[] concat(byte[] head, String tail) {
    return (new String(head, ISO_8859_1) + tail).getBytes(ISO_8859_1);
  }
}
