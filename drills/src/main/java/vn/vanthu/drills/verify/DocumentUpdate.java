package vn.vanthu.drills.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Appends an incremental update, honest or not. Objects are given as they shall stand between "obj"
 * and "endobj".
 */
final class DocumentUpdate {

  private final byte[] base;
  private final PdfFile file;
  private final Map<Integer, String> objects = new TreeMap<>();
  private final Map<Integer, String> unlisted = new LinkedHashMap<>();
  private String trailerExtra = "";
  private String junk = "";
  private boolean withoutPrev;
  private boolean withoutXref;

  DocumentUpdate(byte[] base) {
    this.base = base;
    this.file = PdfFile.open(DocumentBytes.of(base), Limits.standard());
  }

  PdfFile file() {
    return file;
  }

  int next() {
    return Math.max(
        file.nextObjectNumber(), objects.keySet().stream().mapToInt(n -> n + 1).max().orElse(0));
  }

  DocumentUpdate put(int number, String object) {
    objects.put(number, object);
    return this;
  }

  /** The object as it is now, with one piece of its text replaced. */
  DocumentUpdate edit(int number, String from, String to) {
    String now = text(number);
    if (!now.contains(from)) {
      throw new IllegalStateException("object " + number + " has no " + from + ": " + now);
    }
    return put(number, now.replace(from, to));
  }

  /** Writes an object that no cross-reference names. */
  DocumentUpdate hide(int number, String object) {
    unlisted.put(number, object);
    return this;
  }

  DocumentUpdate trailer(String extra) {
    trailerExtra = extra;
    return this;
  }

  DocumentUpdate junk(String bytes) {
    junk = bytes;
    return this;
  }

  DocumentUpdate forgettingPrev() {
    withoutPrev = true;
    return this;
  }

  DocumentUpdate forgettingXref() {
    withoutXref = true;
    return this;
  }

  String text(int number) {
    if (objects.containsKey(number)) {
      return objects.get(number);
    }
    var object = file.object(number);
    if (object == null) {
      throw new IllegalStateException("no object " + number);
    }
    String whole = new String(base, ISO_8859_1).substring((int) object.start());
    return whole.substring(whole.indexOf("obj") + 3, whole.indexOf("endobj")).strip();
  }

  byte[] write() {
    StringBuilder out = new StringBuilder();
    Map<Integer, Integer> offsets = new TreeMap<>();
    out.append(junk);
    unlisted.forEach((number, object) ->
        out.append(number).append(" 0 obj\n").append(object).append("\nendobj\n"));
    objects.forEach((number, object) -> {
      offsets.put(number, base.length + out.length());
      out.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
    });
    if (!withoutXref) {
      int start = base.length + out.length();
      out.append("xref\n");
      if (withoutPrev) {
        file.objectNumbers().stream()
            .filter(n -> n > 0)
            .forEach(n -> offsets.putIfAbsent(n, oldOffset(n)));
      }
      offsets.forEach((number, offset) ->
          out.append(number).append(" 1\n").append("%010d 00000 n \n".formatted(offset)));
      String root =
          file.trailer().get("Root") instanceof PdfObject.Ref r ? r.number() + " 0 R" : "1 0 R";
      out.append("trailer\n<</Size ").append(next() + 1).append("/Root ").append(root);
      out.append(withoutPrev ? "" : "/Prev " + file.startXref())
          .append(trailerExtra)
          .append(">>\n");
      out.append("startxref\n").append(start).append("\n%%EOF\n");
    }
    byte[] tail = out.toString().getBytes(ISO_8859_1);
    byte[] whole = java.util.Arrays.copyOf(base, base.length + tail.length);
    System.arraycopy(tail, 0, whole, base.length, tail.length);
    return whole;
  }

  private int oldOffset(int number) {
    var object = file.object(number);
    return object == null ? 0 : (int) object.start();
  }
}
