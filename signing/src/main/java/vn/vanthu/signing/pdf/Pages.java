package vn.vanthu.signing.pdf;

import java.util.List;

/** The pages of a document in order (ISO 32000-1 §7.7.3). */
public final class Pages {

  private Pages() {}

  public static List<Page> of(PdfFile file) {
    return PageTree.of(file).pages();
  }
}
