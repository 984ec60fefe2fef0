package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.TreeMap;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** An incremental update by a stranger's hand, over a file whose objects are plain text. */
final class Update {

  private final byte[] base;
  private final PdfFile file;
  private final Map<Integer, String> objects = new TreeMap<>();
  private String trailer = "";
  private String junk = "";
  private boolean forgettingPrevious;

  private Update(byte[] base) {
    this.base = base;
    this.file = PdfFile.open(DocumentBytes.of(base), Limits.standard());
  }

  static Update of(byte[] base) {
    return new Update(base);
  }

  int next() {
    return file.nextObjectNumber() + objects.size();
  }

  Update put(int number, String object) {
    objects.put(number, object);
    return this;
  }

  /** The object as it is now, with one piece of its text replaced. */
  Update edit(int number, String from, String to) {
    String now = text(number);
    if (!now.contains(from)) {
      throw new IllegalStateException("object " + number + " has no " + from + ": " + now);
    }
    return put(number, now.replace(from, to));
  }

  Update trailer(String more) {
    trailer = more;
    return this;
  }

  Update junk(String bytes) {
    junk = bytes;
    return this;
  }

  Update forgettingPrevious() {
    forgettingPrevious = true;
    return this;
  }

  String text(int number) {
    if (objects.containsKey(number)) {
      return objects.get(number);
    }
    String whole = new String(base, ISO_8859_1).substring((int) file.object(number).start());
    return whole.substring(whole.indexOf("obj") + 3, whole.indexOf("endobj")).strip();
  }

  byte[] write() {
    StringBuilder out = new StringBuilder(new String(base, ISO_8859_1)).append(junk);
    StringBuilder table = new StringBuilder("xref\n");
    objects.forEach((number, object) -> {
      table.append(number).append(" 1\n%010d 00000 n \n".formatted(out.length()));
      out.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
    });
    int start = out.length();
    String root = file.trailer().get("Root") instanceof PdfObject.Ref r ? r.number() + " 0 R" : "";
    out.append(table).append("trailer\n<</Size ").append(next()).append("/Root ").append(root);
    out.append(forgettingPrevious ? "" : "/Prev " + file.startXref()).append(trailer);
    return out.append(">>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n")
        .toString()
        .getBytes(ISO_8859_1);
  }
}
