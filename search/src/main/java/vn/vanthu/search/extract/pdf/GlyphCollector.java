package vn.vanthu.search.extract.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.legacy.LegacyFont;

/**
 * Collects the glyphs of one page and of the annotations drawn on it (form fields, numbers and
 * dates put on by a clerk's program). Captions of visible signatures are not words of the document
 * and are left out. Where the page says what a few glyphs stand for (ActualText, ISO 32000-1
 * §14.9.4: programs that draw a letter and its marks one by one), that counts. Used by one thread.
 */
final class GlyphCollector extends PDFTextStripper {

  /** A page with more glyphs is hostile or useless. */
  private static final int MAX_GLYPHS = 400_000;

  /** A document of a thousand pages draws some five million times. */
  private static final int MAX_OPERATORS = 20_000_000;

  /** What a cluster of glyphs stands for is a letter or a ligature; more is a description. */
  private static final int MAX_CLUSTER = 8;

  private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");

  private final Map<String, Optional<LegacyFont>> fonts = new HashMap<>();
  private final List<PDAnnotation> captions = new ArrayList<>();
  private List<Glyph> glyphs = new ArrayList<>();
  private int operators;
  private int depth;
  private @Nullable Cluster cluster;

  /** Glyphs that stand for {@code text} together; {@code drawn} once the first of them was. */
  private record Cluster(int depth, String text, boolean drawn) {}

  GlyphCollector() throws IOException {
    setSuppressDuplicateOverlappingText(false);
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
  }

  /** The annotations of the last page that are only captions of signatures. */
  List<PDAnnotation> captions() {
    return List.copyOf(captions);
  }

  List<Glyph> collect(PDPage page) throws IOException {
    depth = 0;
    cluster = null;
    glyphs = new ArrayList<>();
    captions.clear();
    if (page.hasContents()) {
      processPage(page);
    } else {
      initPage(page);
    }
    List<Glyph> all = glyphs;
    for (PDAnnotation annotation : page.getAnnotations()) {
      if (annotation.isHidden()
          || annotation instanceof PDAnnotationLink
          || annotation instanceof PDAnnotationPopup
          || annotation instanceof PDAnnotationText
          || annotation.getNormalAppearanceStream() == null) {
        continue;
      }
      glyphs = new ArrayList<>();
      showAnnotation(annotation);
      if (caption(glyphs)) {
        captions.add(annotation);
      } else {
        all.addAll(glyphs);
      }
    }
    glyphs = new ArrayList<>();
    return all;
  }

  private void initPage(PDPage page) throws IOException {
    page.setContents(List.of());
    processPage(page);
  }

  private static boolean caption(List<Glyph> glyphs) {
    var text = new StringBuilder();
    glyphs.forEach(g -> text.append(g.text()));
    String words = text.toString().replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    for (String mark :
        List.of(
            "ngườiký",
            "kýbởi",
            "kýsố",
            "signedby",
            "signature",
            "thờigianký",
            "ngàyký",
            "email:",
            "signer")) {
      if (words.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > MAX_OPERATORS) {
      throw new TooMuchToDraw();
    }
    super.processOperator(operator, operands);
  }

  /** Thrown when a document draws without end. */
  static final class TooMuchToDraw extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
    depth++;
    String text = properties == null ? null : properties.getString(ACTUAL_TEXT);
    if (cluster == null && text != null && !text.isBlank() && text.length() <= MAX_CLUSTER) {
      cluster = new Cluster(depth, text, false);
    }
  }

  @Override
  public void endMarkedContentSequence() {
    if (cluster != null && cluster.depth == depth) {
      cluster = null;
    }
    depth--;
  }

  @Override
  protected void writePage() {
    // The glyphs are kept; nothing is written.
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    String unicode = position.getUnicode();
    if (unicode == null || unicode.isEmpty() || glyphs.size() >= MAX_GLYPHS) {
      return;
    }
    String font = position.getFont() == null ? null : position.getFont().getName();
    Optional<LegacyFont> legacy =
        font == null ? Optional.empty() : fonts.computeIfAbsent(font, LegacyFont::named);
    Glyph glyph = Glyph.of(position, legacy);
    Cluster together = cluster;
    if (together == null) {
      glyphs.add(glyph);
    } else if (!together.drawn) {
      glyphs.add(glyph.standingFor(together.text));
      cluster = new Cluster(together.depth, together.text, true);
    }
  }
}
