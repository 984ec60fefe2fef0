package vn.vanthu.drills.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.drills.verify.Attacks.Attack;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.SignatureFields;
import vn.vanthu.signing.sign.Appearance;
import vn.vanthu.signing.sign.Rectangle;
import vn.vanthu.signing.sign.SignatureRequest;

/**
 * Attacks that leave page and form alone and forge what the verifier itself reads: entries of the
 * signature dictionary emptied or bent (universal forgery), the gap of the value stuffed with a
 * document of its own (wrapping), objects hidden before signing and brought forth by a
 * cross-reference alone (shadow), and a later signature that paints over the text (sneaky
 * signature).
 */
final class ForgedSignatures {

  private static final List<String> RANGES =
      List.of(
          "null",
          "[]",
          "[0 0 0 0]",
          "[0 0]",
          "[0 1]",
          "[-1 -1 -1 -1]",
          "[0 -1 0 -1]",
          "[null null null null]",
          "[0 99999999999999999999 0 0]",
          "[0 4294967296 0 4294967296]",
          "-1",
          "(0 1 2 3)",
          "[0 1 2 3 4]",
          "[[0 1][2 3]]",
          "[0.0 1.5 2.5 3.5]");
  private static final List<String> VALUES =
      List.of("null", "<>", "<00>", "()", "/None", "0", "<30>", "<3000>", "<3080>", "[<00>]");

  private final DrillDocuments documents;

  private ForgedSignatures(DrillDocuments documents) {
    this.documents = documents;
  }

  static void add(Map<String, Attack> all, DrillDocuments documents) {
    for (String range : RANGES) {
      all.put("forgery: range " + range, b -> entry(b, "ByteRange", range));
      all.put("forgery: later range " + range, b -> laterEntry(b, "ByteRange", range));
    }
    all.put("forgery: range of all bytes", b -> entry(b, "ByteRange", "[0 " + b.length + " 0 0]"));
    all.put(
        "forgery: range twice over",
        b -> entry(b, "ByteRange", "[0 " + b.length + " 0 " + b.length + "]"));
    all.put(
        "forgery: range to the end of the gap",
        b -> {
          long[] n = range(b);
          return entry(b, "ByteRange", "[0 " + n[2] + " " + n[2] + " " + n[3] + "]");
        });
    for (String value : VALUES) {
      all.put("forgery: value " + value, b -> entry(b, "Contents", value));
      all.put("forgery: later value " + value, b -> laterEntry(b, "Contents", value));
      all.put(
          "forgery: no range, value " + value,
          b -> entry(entry(b, "ByteRange", "null"), "Contents", value));
    }
    all.put("forgery: form renamed", b -> renamed(b, "/AcroForm", "/AcroForn"));
    all.put("forgery: field kind renamed", b -> renamed(b, "/FT/Sig", "/FT/Sih", "/FT /Sig"));
    all.put("forgery: value renamed", b -> renamed(b, "/SubFilter", "/SubFiltex"));
    all.put("wrapping: own cross-reference in the gap", ForgedSignatures::wrappedXref);
    all.put("wrapping: range moved behind a second value", ForgedSignatures::movedBehind);
    all.put("shadow: content brought forth", b -> shadow(b, DrillDocuments.CONTENT, "1 0 R"));
    all.put("shadow: another catalog brought forth", b -> shadow(b, 90, "90 0 R"));
    new ForgedSignatures(documents).sneaky(all);
  }

  private void sneaky(Map<String, Attack> all) {
    Appearance over =
        new Appearance.Text(
            List.of("So tien: 9.000.000 dong"),
            13,
            new Appearance.Place.At(new Rectangle(1, 60, 690, 340, 30)));
    all.put(
        "sneaky: a later signature paints over the text",
        b -> documents.sign(certified(b), SignatureRequest.approval("sneaky").showing(over), true));
    all.put(
        "sneaky: an empty place first, then the signature",
        b -> {
          byte[] prepared = Attacks.addField(certified(b), Attacks.EMPTY_SIGNATURE);
          return documents.sign(prepared, SignatureRequest.approval("them").showing(over), true);
        });
  }

  private static byte[] certified(byte[] base) {
    if (!new String(base, ISO_8859_1).contains("/DocMDP")) {
      throw new IllegalStateException("nobody certified the page");
    }
    return base;
  }

  private static SignatureField last(DocumentUpdate u) {
    return SignatureFields.reachable(u.file()).getLast();
  }

  /** Place of an entry's value in the last signature dictionary, as a half-open pair. */
  private static int[] place(byte[] base, String key) {
    DocumentUpdate u = new DocumentUpdate(base);
    var object = u.file().object(last(u).valueNumber());
    if (object == null) {
      throw new IllegalStateException("no signature dictionary");
    }
    String text = new String(base, ISO_8859_1);
    int at = text.indexOf("/" + key, (int) object.start()) + key.length() + 1;
    PdfObject now = last(u).value().get(key);
    int end = now instanceof PdfObject.Str value ? (int) value.end() : text.indexOf(']', at) + 1;
    return new int[] {at, end};
  }

  /** The entry overwritten where it stands, padded with spaces. */
  private static byte[] entry(byte[] base, String key, String value) {
    int[] place = place(base, key);
    if (value.length() + 1 > place[1] - place[0]) {
      throw new IllegalStateException("no room for " + value);
    }
    byte[] out = base.clone();
    java.util.Arrays.fill(out, place[0], place[1], (byte) ' ');
    System.arraycopy(value.getBytes(ISO_8859_1), 0, out, place[0] + 1, value.length());
    return out;
  }

  /** The dictionary written anew by an update, with one entry changed. */
  private static byte[] laterEntry(byte[] base, String key, String value) {
    int[] place = place(base, key);
    DocumentUpdate u = new DocumentUpdate(base);
    int number = last(u).valueNumber();
    String now = u.text(number);
    String old = new String(base, ISO_8859_1).substring(place[0], place[1]);
    return u.put(number, now.replace(old, " " + value)).write();
  }

  private static byte[] renamed(byte[] base, String from, String to, String... otherwise) {
    String text = new String(base, ISO_8859_1);
    String present = text.contains(from) || otherwise.length == 0 ? from : otherwise[0];
    String changed =
        text.replace(present, present.equals(from) ? to : present.replace("Sig", "Sih"));
    if (changed.equals(text)) {
      throw new IllegalStateException("no " + from);
    }
    return changed.getBytes(ISO_8859_1);
  }

  private static long[] range(byte[] base) {
    int[] place = place(base, "ByteRange");
    Matcher numbers =
        Pattern.compile("\\d+").matcher(new String(base, ISO_8859_1).substring(place[0], place[1]));
    return numbers.results().mapToLong(m -> Long.parseLong(m.group())).toArray();
  }

  /**
   * The gap widened until it reaches the place where the signed end of the file looks for its
   * cross-reference; there stands one of the attacker's.
   */
  private static byte[] wrappedXref(byte[] base) {
    DocumentUpdate u = new DocumentUpdate(base);
    long[] n = range(base);
    int gapEnd = (int) n[2];
    int start = (int) u.file().startXref();
    if (start <= gapEnd) {
      throw new IllegalStateException("cross-reference before the value");
    }
    StringBuilder own = new StringBuilder("00>>>\nendobj\n");
    int content = gapEnd - 1 + own.length();
    String forged = "BT /F1 13 Tf 72 700 Td (So tien: 9.000.000 dong) Tj ET";
    own.append("4 0 obj\n<</Length ").append(forged.length()).append(">>\nstream\n");
    own.append(forged).append("\nendstream\nendobj\n");
    if (gapEnd - 1 + own.length() > start) {
      throw new IllegalStateException("no room before the cross-reference");
    }
    own.append(" ".repeat(start - (gapEnd - 1 + own.length())));
    own.append("xref\n4 1\n%010d 00000 n \n".formatted(content));
    own.append("trailer\n<</Size 99/Root 1 0 R/Prev ").append(start).append(">>\n");
    own.append("startxref\n").append(start).append("\n%%EOF\n");
    return widened(base, n, own.toString());
  }

  /** A second value between the true one and the rest; the range leaves out both. */
  private static byte[] movedBehind(byte[] base) {
    return widened(base, range(base), "00>/Contents<3000>/Reason(inserted)/Pad<00");
  }

  private static byte[] widened(byte[] base, long[] n, String inserted) {
    String text = new String(base, ISO_8859_1);
    int at = (int) n[2] - 1;
    String wide = text.substring(0, at) + inserted + text.substring(at);
    String range = "[0 " + n[1] + " " + (n[2] + inserted.length()) + " " + n[3] + "]";
    return entry(wide.getBytes(ISO_8859_1), place(base, "ByteRange"), range);
  }

  private static byte[] entry(byte[] out, int[] place, String value) {
    if (value.length() > place[1] - place[0]) {
      throw new IllegalStateException("no room for " + value);
    }
    java.util.Arrays.fill(out, place[0], place[1], (byte) ' ');
    System.arraycopy(value.getBytes(ISO_8859_1), 0, out, place[0], value.length());
    return out;
  }

  /**
   * Lets an object take effect that was signed inside a stream's data ({@link
   * DrillDocuments#SHADOW}), by a cross-reference and nothing else.
   */
  private static byte[] shadow(byte[] base, int number, String root) {
    String text = new String(base, ISO_8859_1);
    int hidden = text.indexOf("\n" + number + " 0 obj\n", text.indexOf("%shadow")) + 1;
    if (hidden == 0) {
      throw new IllegalStateException("no hidden object");
    }
    DocumentUpdate u = new DocumentUpdate(base);
    String tail =
        "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 99/Root %s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(number, hidden, root, u.file().startXref(), base.length);
    return (text + tail).getBytes(ISO_8859_1);
  }
}
