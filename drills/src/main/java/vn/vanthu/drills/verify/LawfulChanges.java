package vn.vanthu.drills.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import vn.vanthu.drills.verify.Attacks.Attack;
import vn.vanthu.signing.sign.SignatureRequest;

/**
 * What may come after a signature under every permission (ISO 32000-2 §12.8.2.2, Table 257:
 * validation data and document time stamps), or under the one that was given: forms filled with a
 * picture that says the value, further approvals.
 */
final class LawfulChanges {

  /** A permission of 1 or 2, and no reference to a page. */
  private static final Pattern STRICT = Pattern.compile("/P ?[12](?! 0 R)[^0-9]");

  private LawfulChanges() {}

  static Map<String, Attack> all(DrillDocuments documents) {
    Map<String, Attack> all = new LinkedHashMap<>();
    all.put("validation data", b -> catalog(b, "/DSS<</CRLs[]/Certs[]>>"));
    all.put("validation data for one signature", b -> catalog(b, "/DSS<</VRI<</AB<<>>>>>>"));
    all.put("validation data, twice", b -> store(store(b, "/CRLs[]"), "/CRLs[]/OCSPs[]"));
    all.put(
        "information",
        b -> {
          DocumentUpdate u = new DocumentUpdate(b);
          return u.put(u.next(), "null").trailer("/Info<</Title(x)>>").write();
        });
    all.put(
        "extension", b -> catalog(b, "/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>"));
    all.put("number filled in", LawfulChanges::filled);
    all.put(
        "an empty place for the next signature",
        b -> {
          if (!leavesFieldsFree(b)) {
            throw new IllegalStateException("forbidden");
          }
          return Attacks.addField(b, Attacks.EMPTY_SIGNATURE);
        });
    all.put("a second approval", b -> documents.sign(b, SignatureRequest.approval("later"), true));
    all.put(
        "a second and a third approval",
        b ->
            documents.sign(
                documents.sign(b, SignatureRequest.approval("later"), true),
                SignatureRequest.approval("latest"),
                false));
    all.put("a document time stamp", documents::stamp);
    all.put("a time stamp after validation data", b -> documents.stamp(store(b, "/CRLs[]")));
    return all;
  }

  /** Whether no signature locks fields and none certifies with a permission below 3. */
  static boolean leavesFieldsFree(byte[] base) {
    String text = new String(base, ISO_8859_1);
    return !text.contains("/Action") && !STRICT.matcher(text).find();
  }

  private static byte[] catalog(byte[] base, String entry) {
    DocumentUpdate u = new DocumentUpdate(base);
    String now = u.text(DrillDocuments.CATALOG);
    return u.put(DrillDocuments.CATALOG, now.replaceFirst("<<", "<<" + entry)).write();
  }

  private static byte[] store(byte[] base, String entries) {
    DocumentUpdate u = new DocumentUpdate(base);
    String now = u.text(DrillDocuments.CATALOG).replaceFirst("/DSS ?<<.*?>>", "");
    return u.put(DrillDocuments.CATALOG, now.replaceFirst("<<", "<</DSS<<" + entries + ">>"))
        .write();
  }

  /** Only where a filled field is neither locked nor forbidden. */
  private static byte[] filled(byte[] base) {
    String text = new String(base, ISO_8859_1).replace(" ", "");
    boolean forbidden = text.contains("/P1/") || text.contains("/P1>");
    boolean locked = text.contains("/Action/All") || text.contains("/V(15/QD");
    if (forbidden || locked) {
      throw new IllegalStateException("not permitted");
    }
    DocumentUpdate u = new DocumentUpdate(base);
    int n = u.next();
    String shown = "/Tx BMC q BT /F1 12 Tf 2 4 Td (27) Tj ET Q EMC";
    String field =
        u.text(DrillDocuments.NUMBER_FIELD).replaceFirst("<<", "<</V(27)/AP<</N " + n + " 0 R>>");
    return u.put(
            n,
            "<</Type/XObject/Subtype/Form/BBox[0 0 60 18]/Resources<</Font<</F1 7 0 R>>>>/Length "
                + shown.length()
                + ">>\nstream\n"
                + shown
                + "\nendstream")
        .put(DrillDocuments.NUMBER_FIELD, field)
        .write();
  }
}
