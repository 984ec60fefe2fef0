package vn.vanthu.search.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PDFRenderer;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.Progress;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.search.extract.legacy.LegacyEvidence;
import vn.vanthu.search.extract.page.BlockWriter;
import vn.vanthu.search.extract.page.PageContent;
import vn.vanthu.search.extract.page.Token;
import vn.vanthu.search.extract.reading.TextDraft;
import vn.vanthu.search.extract.scan.ScanReader;

/**
 * Reads a PDF page by page: the text layer where there is a sound one, optical reading where the
 * page is a picture. Used by one thread.
 */
public final class PdfReader {

  private static final int FEW_LETTERS = 60;
  private static final int SCAN_DPI = 300;
  private static final long SCAN_PIXELS = 20_000_000L;

  private final TextDraft draft;
  private final Progress progress;
  private final ScanReader scans;
  private final int maxOcrPages;

  public PdfReader(TextDraft draft, Progress progress, ScanReader scans, int maxOcrPages) {
    this.draft = draft;
    this.progress = progress;
    this.scans = scans;
    this.maxOcrPages = maxOcrPages;
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    try (PDDocument document = PdfFile.open(file)) {
      return read(document);
    } catch (GlyphCollector.TooMuchToDraw e) {
      throw new RefusedException(Refused.Reason.TEXT_BOMB, "PDF draws without end");
    }
  }

  private ExtractedText read(PDDocument document) throws IOException, RefusedException {
    if (document.getDocumentCatalog().getAcroForm() != null
        && document.getDocumentCatalog().getAcroForm().hasXFA()) {
      draft.warn(Warning.Reason.TEXT_XFA, "");
    }
    var collector = new GlyphCollector();
    Map<Integer, PageContent> pages = new TreeMap<>();
    Map<Integer, List<PDAnnotation>> captions = new HashMap<>();
    var toScan = new ArrayList<Integer>();
    int total = document.getNumberOfPages();
    long characters = 0;
    for (int i = 0; i < total && characters < 8_000_000; i++) {
      PDPage page = document.getPage(i);
      PageSize size = PdfFile.size(page);
      draft.page(size);
      List<Token> tokens = PageWords.of(collector.collect(page), size, draft);
      pages.put(i, new PageContent(i + 1, size, tokens));
      if (needsScan(page, tokens)) {
        toScan.add(i);
        captions.put(i, collector.captions());
      }
      characters += tokens.stream().mapToInt(t -> t.text().length() + 1).sum();
      progress.pages(i + 1, total + toScan.size());
    }
    boolean layer =
        pages.values().stream()
            .anyMatch(p -> !p.tokens().isEmpty() && !toScan.contains(p.number() - 1));
    int read = scan(document, pages, toScan, captions);
    BlockWriter.write(List.copyOf(pages.values()), draft);
    Origin origin = read == 0 ? Origin.TEXT_LAYER : layer ? Origin.MIXED : Origin.OCR;
    return draft.finish("application/pdf", origin);
  }

  private static boolean needsScan(PDPage page, List<Token> tokens)
      throws IOException, RefusedException {
    if (!PdfFile.hasPicture(page)) {
      return false;
    }
    long letters =
        tokens.stream().flatMapToInt(t -> t.text().chars()).filter(Character::isLetter).count();
    if (letters < FEW_LETTERS) {
      return true;
    }
    // A layer made by a scanner's own program, which knew no Vietnamese, is worse than reading
    // again.
    var text = new StringBuilder();
    tokens.forEach(t -> text.append(t.text()).append(' '));
    return letters > 200 && LegacyEvidence.vietnamese(text.toString()) < 0.6;
  }

  /**
   * Reads scanned pages, the first and last ones first: that is where the facts are. Returns how
   * many were read.
   */
  private int scan(
      PDDocument document,
      Map<Integer, PageContent> pages,
      List<Integer> toScan,
      Map<Integer, List<PDAnnotation>> captions)
      throws IOException, RefusedException {
    if (toScan.isEmpty()) {
      return 0;
    }
    if (!scans.available()) {
      if (toScan.size() == pages.size()) {
        throw new RefusedException(Refused.Reason.TEXT_OCR_MISSING, toScan.size() + " pages");
      }
      draft.warn(Warning.Reason.TEXT_OCR_MISSING, toScan.size() + " pages");
      return 0;
    }
    List<Integer> order = outsideIn(toScan);
    List<Integer> wanted = order.subList(0, Math.min(order.size(), maxOcrPages));
    var renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    Map<Integer, List<Token>> read =
        scans.read(
            wanted,
            index -> {
              Set<COSDictionary> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
              captions.getOrDefault(index, List.of()).forEach(a -> hidden.add(a.getCOSObject()));
              renderer.setAnnotationsFilter(a -> !hidden.contains(a.getCOSObject()));
              PageSize size = PdfFile.size(document.getPage(index));
              float dpi = PdfFile.dpi(size, SCAN_DPI, SCAN_PIXELS);
              return new ScanReader.Picture(renderer.renderImageWithDPI(index, dpi), 72f / dpi);
            },
            draft,
            (done, all) -> progress.pages(pages.size() + done, pages.size() + all));
    read.forEach((index, tokens) ->
        pages.computeIfPresent(index, (i, p) -> new PageContent(p.number(), p.size(), tokens)));
    if (read.isEmpty() && toScan.size() == pages.size()) {
      throw new RefusedException(Refused.Reason.TEXT_TIMEOUT, "optical reading");
    }
    if (read.size() < toScan.size()) {
      draft.warn(
          Warning.Reason.TEXT_PAGES_LEFT_OUT,
          (toScan.size() - read.size()) + " of " + pages.size());
    }
    return read.size();
  }

  private static List<Integer> outsideIn(List<Integer> pages) {
    var order = new ArrayList<Integer>();
    int low = 0;
    int high = pages.size() - 1;
    while (low <= high) {
      order.add(pages.get(low++));
      if (low <= high) {
        order.add(pages.get(high--));
      }
    }
    return order;
  }
}
