package vn.vanthu.signing.pdf;

/** A PDF written out object by object, with its table. */
public final class WrittenPdf {
  private WrittenPdf() {}

  /**
   * Objects 1, 2, … in their order; the first is the catalog.
   *
   * @param trailer further entries of the trailer
   */
  public static String of(String trailer, String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("xref\n1 " + objects.length + "\n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    return pdf.append(table)
        .append("trailer<</Root 1 0 R")
        .append(trailer)
        .append(">>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n")
        .toString();
  }

  /** The same with a catalog of these entries as object 1 and more objects behind it. */
  public static String withCatalog(String entries, String pages, String... more) {
    String[] objects = new String[more.length + 2];
    objects[0] = "<</Type/Catalog/Pages 2 0 R" + entries + ">>";
    objects[1] = pages;
    System.arraycopy(more, 0, objects, 2, more.length);
    return of("", objects);
  }
}
