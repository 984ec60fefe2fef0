package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import vn.vanthu.service.typesetting.BlankPlaces.Blank;
import vn.vanthu.service.typesetting.Span.Style;

/**
 * Puts the open fields of an outgoing document on a PDF that somebody else laid out: where the
 * author left room for number, date and signature, else in a strip at the top of the first page and
 * at the foot of the last. Stateless.
 */
public final class FormOnPdf {
  private static final float STRIP = 11;

  private FormOnPdf() {}

  /** What came of it. */
  public enum Outcome {
    /** The PDF with its fields was written. */
    WRITTEN,
    /** It is signed already: not a byte may change, nothing was written. */
    SIGNED_ALREADY,
    /** It has the fields already; nothing was written. */
    HAS_FIELDS,
    /** It cannot be opened: damaged, or locked by a password. */
    UNREADABLE
  }

  /**
   * Writes the PDF with fields.
   *
   * @param converted whether this house made the file from an Office document: it then becomes an
   *     archive file (PDF/A-2b) with the title
   */
  public static Outcome put(
      Path pdf, boolean converted, String title, Instant created, OutputStream out)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      if (document.isEncrypted() || document.getNumberOfPages() == 0) {
        return Outcome.UNREADABLE;
      }
      if (!document.getSignatureDictionaries().isEmpty()) {
        return Outcome.SIGNED_ALREADY;
      }
      PDAcroForm there = document.getDocumentCatalog().getAcroForm(null);
      if (there != null && there.getField(OpenFields.NUMBER) != null) {
        return Outcome.HAS_FIELDS;
      }
      if (there != null && !there.getFields().isEmpty()) {
        there.flatten();
      }
      fields(document);
      if (converted) {
        document.getDocumentCatalog().setOutputIntents(new ArrayList<>());
        ArchiveMarks.put(document, title, created);
      }
      document.save(out);
      return Outcome.WRITTEN;
    } catch (RuntimeException hostile) {
      return Outcome.UNREADABLE; // PDFBox on a damaged file
    } catch (IOException unreadable) {
      if (unreadable instanceof java.nio.file.FileSystemException) {
        throw unreadable;
      }
      return Outcome.UNREADABLE;
    }
  }

  private static void fields(PDDocument document) throws IOException {
    Map<Integer, List<PageGlyphs.Row>> rows = PageGlyphs.rows(document);
    var typeface = new Typeface(document);
    var form = new OpenForm(document, typeface);
    PDPage first = document.getPage(0);
    List<PageGlyphs.Row> head = rows.getOrDefault(1, List.of());
    Map<String, Blank> blanks = BlankPlaces.letterhead(head);
    blanks.forEach((name, blank) -> field(form, first, name, blank));
    Set<String> missing = new HashSet<>();
    if (!blanks.containsKey(OpenFields.NUMBER) && !BlankPlaces.printed(head, OpenFields.NUMBER)) {
      missing.add(OpenFields.NUMBER);
    }
    if (!blanks.containsKey(OpenFields.DAY) && !BlankPlaces.printed(head, OpenFields.DAY)) {
      missing.addAll(List.of(OpenFields.DAY, OpenFields.MONTH, OpenFields.YEAR));
    }
    strip(document, first, form, typeface, missing);
    signatures(document, form, rows);
  }

  private static void field(OpenForm form, PDPage page, String name, Blank blank) {
    float size = Math.clamp(blank.size(), 8f, 14f);
    var box = new PDRectangle(blank.x(), blank.base() - size * 0.28f, blank.width(), size * 1.24f);
    try {
      if (name.equals(OpenFields.NUMBER)) {
        form.number(page, box, size);
      } else {
        form.date(name, page, box, size);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A line in the top margin for whatever found no room of its own. */
  private static void strip(
      PDDocument document, PDPage page, OpenForm form, Typeface typeface, Set<String> missing)
      throws IOException {
    if (missing.isEmpty()) {
      return;
    }
    PDRectangle paper = page.getCropBox();
    float base = paper.getUpperRightY() - 20;
    float x = paper.getLowerLeftX() + Paper.LEFT;
    record Part(String label, String field, float width) {}
    List<Part> parts = new ArrayList<>();
    if (missing.contains(OpenFields.NUMBER)) {
      parts.add(new Part("Số: ", OpenFields.NUMBER, 40));
    }
    if (missing.contains(OpenFields.DAY)) {
      parts.add(new Part("  ngày ", OpenFields.DAY, 16));
      parts.add(new Part(" tháng ", OpenFields.MONTH, 16));
      parts.add(new Part(" năm ", OpenFields.YEAR, 30));
    }
    try (var content =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
      for (Part part : parts) {
        content.beginText();
        content.setFont(typeface.cut(Style.REGULAR), STRIP);
        content.newLineAtOffset(x, base);
        content.showText(part.label());
        content.endText();
        x += typeface.width(part.label(), Style.REGULAR, STRIP);
        field(form, page, part.field(), new Blank(x, base, part.width(), STRIP));
        x += part.width();
      }
    }
  }

  private static void signatures(
      PDDocument document, OpenForm form, Map<Integer, List<PageGlyphs.Row>> rows)
      throws IOException {
    Optional<Typesetting.Place> place = Optional.empty();
    for (int number = document.getNumberOfPages(); number >= 1 && place.isEmpty(); number--) {
      place =
          BlankPlaces.signature(
              number,
              rows.getOrDefault(number, List.of()),
              document.getPage(number - 1).getCropBox().getWidth());
    }
    Typesetting.Place person = place.orElseGet(() -> foot(document));
    PDPage page = document.getPage(person.page() - 1);
    form.person(page, rectangle(person));
    form.agency(page, rectangle(Typesetter.seal(person)));
  }

  /** Where nothing else was found: the right foot of the last page. */
  private static Typesetting.Place foot(PDDocument document) {
    int last = document.getNumberOfPages();
    PDRectangle paper = document.getPage(last - 1).getCropBox();
    return new Typesetting.Place(
        last,
        Math.max(0, paper.getWidth() - Paper.RIGHT - Paper.SIGNATURE_WIDTH),
        8 * Paper.MILLIMETRE,
        Paper.SIGNATURE_WIDTH,
        Paper.SIGNATURE_HEIGHT);
  }

  private static PDRectangle rectangle(Typesetting.Place place) {
    return new PDRectangle(place.x(), place.y(), place.width(), place.height());
  }
}
