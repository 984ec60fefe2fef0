package vn.vanthu.drills.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.sign.Augmenter;
import vn.vanthu.signing.sign.Certification;
import vn.vanthu.signing.sign.FieldLock;
import vn.vanthu.signing.sign.Rectangle;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;

/** Small documents whose every object is known, signed by our own signer as an office signs. */
final class DrillDocuments {

  private static final String HEAD = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

  /** Numbers of the objects of {@link #draft}. */
  static final int CATALOG = 1;

  static final int PAGE = 3;
  static final int CONTENT = 4;
  static final int NUMBER_FIELD = 5;
  static final int FONT = 7;
  static final int NOTE = 8;
  static final int LAYER = 9;

  /** A stream nobody refers to, whose data holds objects that wait to be brought forth. */
  private static final String SHADOW =
      "%shadow\n4 0 obj\n<</Length 58>>\nstream\n"
          + "BT /F1 13 Tf 72 700 Td (So tien: 9.000.000 dong hidden) Tj ET\nendstream\nendobj\n"
          + "90 0 obj\n<</Type/Catalog/Pages<</Type/Pages/Count 0/Kids[]>>>>\nendobj\n";

  private static final String[] OBJECTS = {
    "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[9 0 R]/D<</ON[9 0 R]>>>>/AcroForm<</Fields[5 0 R 6 0 R]/DR<</Font<</F1 7 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 7 0 R>>/Properties<</L 9 0 R>>>>/Annots[5 0 R 6 0 R 8 0 R]>>",
    "<</Length 52>>\nstream\nBT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET\nendstream",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R/DA(/F1 12 Tf 0 g)>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(ngay)/F 4/Rect[300 750 520 768]/P 3 0 R/DA(/F1 12 Tf 0 g)>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    "<</Type/Annot/Subtype/Text/F 4/Rect[20 800 40 820]/P 3 0 R/Contents(ghi chu)>>",
    "<</Type/OCG/Name(Layer)>>",
    "<</Length " + SHADOW.length() + ">>\nstream\n" + SHADOW + "\nendstream"
  };

  private final DrillOffice office;
  private final Signer signer = new Signer(SigningProfile.circular15());

  DrillDocuments(DrillOffice office) {
    this.office = office;
  }

  /** An unsigned page with two open fields, a note and a layer. */
  static byte[] draft() {
    return withTable(OBJECTS);
  }

  /** The same page under a cross-reference stream (ISO 32000-1 §7.5.8). */
  private static byte[] streamed() {
    StringBuilder pdf = new StringBuilder(HEAD);
    StringBuilder rows = new StringBuilder();
    row(rows, 0, 0, 255);
    for (int i = 0; i < OBJECTS.length; i++) {
      row(rows, 1, pdf.length(), 0);
      append(pdf, i);
    }
    int number = OBJECTS.length + 1;
    int start = pdf.length();
    row(rows, 1, start, 0);
    pdf.append(number).append(" 0 obj\n<</Type/XRef/W[1 3 1]/Root 1 0 R/Size ").append(number + 1);
    pdf.append("/Length ").append(rows.length()).append(">>\nstream\n").append(rows);
    pdf.append("\nendstream\nendobj\nstartxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  private static void row(StringBuilder rows, int kind, int place, int generation) {
    rows.append((char) kind);
    rows.append((char) (place >> 16))
        .append((char) (place >> 8 & 255))
        .append((char) (place & 255));
    rows.append((char) generation);
  }

  /** The same page under a table that names a cross-reference stream too (§7.5.8.4). */
  private static byte[] hybrid() {
    StringBuilder pdf = new StringBuilder(HEAD);
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < OBJECTS.length; i++) {
      if (i + 1 == LAYER) {
        table.append("0000000000 65535 f \n");
      } else {
        table.append("%010d 00000 n \n".formatted(pdf.length()));
        append(pdf, i);
      }
    }
    int number = OBJECTS.length + 1;
    String packed = LAYER + " 0 " + OBJECTS[LAYER - 1];
    table.append("%010d 00000 n \n".formatted(pdf.length()));
    pdf.append(number).append(" 0 obj\n<</Type/ObjStm/N 1/First 4/Length ").append(packed.length());
    pdf.append(">>\nstream\n").append(packed).append("\nendstream\nendobj\n");
    int stream = pdf.length();
    StringBuilder rows = new StringBuilder();
    row(rows, 2, number, 0);
    table.append("%010d 00000 n \n".formatted(stream));
    pdf.append(number + 1).append(" 0 obj\n<</Type/XRef/W[1 3 1]/Index[").append(LAYER);
    pdf.append(" 1]/Size ").append(number + 2).append("/Length ").append(rows.length());
    pdf.append(">>\nstream\n").append(rows).append("\nendstream\nendobj\n");
    int start = pdf.length();
    pdf.append("xref\n0 ").append(number + 2).append('\n').append(table);
    pdf.append("trailer\n<</Size ")
        .append(number + 2)
        .append("/Root 1 0 R/XRefStm ")
        .append(stream);
    pdf.append(">>\nstartxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  private static void append(StringBuilder pdf, int i) {
    pdf.append(i + 1).append(" 0 obj\n").append(OBJECTS[i]).append("\nendobj\n");
  }

  /** Base documents by name, each judged INTACT. */
  Map<String, byte[]> signed() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    byte[] approval = sign(draft(), SignatureRequest.approval("person"), false);
    byte[] certified =
        sign(draft(), SignatureRequest.approval("person").certifying(Certification.FORMS), false);
    byte[] person =
        sign(
            draft(),
            SignatureRequest.byPerson("person", List.of("so", "ngay", "seal"), Optional.empty())
                .reserving("seal", new Rectangle(1, 300, 200, 100, 100)),
            false);
    all.put("approval", approval);
    all.put("certified-forms", certified);
    all.put(
        "certified-annotations",
        sign(
            draft(),
            SignatureRequest.approval("person").certifying(Certification.ANNOTATIONS),
            false));
    all.put(
        "certified-no-changes",
        sign(
            draft(),
            SignatureRequest.approval("person").certifying(Certification.NO_CHANGES),
            false));
    all.put(
        "streamed",
        sign(
            streamed(),
            SignatureRequest.approval("person").certifying(Certification.FORMS),
            false));
    all.put("hybrid", sign(hybrid(), SignatureRequest.approval("person"), false));
    all.put("person", person);
    all.put(
        "person-and-seal",
        sign(
            person,
            SignatureRequest.bySeal(
                "seal", Map.of("so", "15/QD-UBND", "ngay", "21/11/2026"), Optional.empty()),
            true));
    all.put(
        "stamped",
        sign(
            draft(),
            SignatureRequest.approval("person").locking(new FieldLock.Everything()).withTimestamp(),
            false));
    all.put("twice", sign(approval, SignatureRequest.approval("second"), true));
    return all;
  }

  byte[] sign(byte[] document, SignatureRequest request, boolean byClerk) {
    DrillOffice.Holder holder = byClerk ? office.clerk : office.official;
    SigningOutcome outcome =
        signer.sign(
            DocumentBytes.of(document),
            request.claiming(DrillOffice.NOW),
            DrillOffice.key(holder, office.issuing.certificate()),
            Optional.of(
                DrillOffice.stamps(
                    office.timestamps, DrillOffice.NOW, office.issuing.certificate())));
    return bytes(outcome);
  }

  /** A document time stamp over everything (EN 319 142-1 §5.4.3). */
  byte[] stamp(byte[] document) {
    return bytes(
        new Augmenter()
            .addDocumentTimestamp(
                DocumentBytes.of(document),
                DrillOffice.stamps(
                    office.timestamps, DrillOffice.NOW, office.issuing.certificate())));
  }

  private static byte[] bytes(SigningOutcome outcome) {
    return switch (outcome) {
      case SigningOutcome.Signed signed -> signed.bytes();
      case SigningOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  /** Objects numbered from 1, the first being the catalog, with a cross-reference table. */
  static byte[] withTable(String... objects) {
    StringBuilder pdf = new StringBuilder(HEAD);
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
    pdf.append("trailer\n<</Size ").append(objects.length + 1).append("/Root 1 0 R>>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }
}
