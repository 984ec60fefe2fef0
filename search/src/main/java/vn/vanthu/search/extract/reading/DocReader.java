package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;

/** Word documents from 1995 to 2003, one in four of them in TCVN3 fonts. Used by one thread. */
public final class DocReader {

  private static final int OLD_TEXT_START = 0x18;
  private static final int OLD_TEXT_END = 0x1C;
  private static final int MAX_OLD_BYTES = 64 << 20;

  private final TextDraft draft;
  private final PieceCollector pieces = new PieceCollector();
  private final RunText run;
  private int fieldDepth;
  private boolean fieldCode;

  public DocReader(TextDraft draft) {
    this.draft = draft;
    this.run = new RunText(draft);
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    try (var store = new POIFSFileSystem(file.toFile(), true)) {
      if (store.getRoot().hasEntryCaseInsensitive("Macros")) {
        draft.warn(Warning.Reason.TEXT_MACROS, "");
      }
      if (store.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new RefusedException(Refused.Reason.TEXT_ENCRYPTED, "Office");
      }
      readWord(store, file);
    } catch (EncryptedDocumentException e) {
      throw new RefusedException(Refused.Reason.TEXT_ENCRYPTED, "DOC");
    }
    PieceWriter.write(pieces.pieces(), draft);
    return draft.finish(FileKind.DOC.mediaType(), Origin.OFFICE);
  }

  private void readWord(POIFSFileSystem store, Path file) throws IOException {
    try (var document = new HWPFDocument(store)) {
      range(document.getRange());
      // What stands in text boxes is kept behind the body.
      range(document.getMainTextboxRange());
    } catch (OldWordFileFormatException e) {
      readOldWord(store, file);
    }
  }

  private void readOldWord(POIFSFileSystem store, Path file) throws IOException {
    try (var old = new HWPFOldDocument(store)) {
      range(old.getRange());
    } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
      pieces.pieces().clear();
      plainOldWord(file);
    }
  }

  /**
   * The characters of a Word 6 file without its formatting, for files whose tables POI cannot
   * follow: the header tells where the text begins and ends.
   */
  private void plainOldWord(Path file) throws IOException {
    byte[] stream;
    try (var store = new POIFSFileSystem(file.toFile(), true);
        var in = store.createDocumentInputStream("WordDocument")) {
      stream = in.readNBytes(MAX_OLD_BYTES);
    }
    if (stream.length < OLD_TEXT_END + 4) {
      return;
    }
    int start = Math.clamp(LittleEndian.getInt(stream, OLD_TEXT_START), 0, stream.length);
    int end = Math.clamp(LittleEndian.getInt(stream, OLD_TEXT_END), start, stream.length);
    String text = new String(stream, start, end - start, Charset.forName("windows-1252"));
    for (String paragraph : text.split("[\\r\\u0007]", -1)) {
      pieces.paragraph(visible(paragraph));
    }
  }

  private void range(Range range) {
    int count = range.numParagraphs();
    int i = 0;
    while (i < count && !draft.full()) {
      Paragraph paragraph = range.getParagraph(i);
      Table table = paragraph.isInTable() ? table(range, paragraph) : null;
      if (table != null && table.numParagraphs() > 0) {
        pieces.openTable();
        for (int r = 0; r < table.numRows(); r++) {
          row(table.getRow(r));
        }
        pieces.closeTable();
        i += table.numParagraphs();
      } else {
        paragraph(paragraph);
        i++;
      }
    }
  }

  private static @Nullable Table table(Range range, Paragraph first) {
    try {
      return range.getTable(first);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return null; // a table that POI cannot put together: its paragraphs are still read
    }
  }

  private void row(TableRow row) {
    pieces.openRow();
    for (int c = 0; c < row.numCells(); c++) {
      TableCell cell = row.getCell(c);
      pieces.openCell();
      for (int p = 0; p < cell.numParagraphs(); p++) {
        paragraph(cell.getParagraph(p));
      }
    }
  }

  private void paragraph(Paragraph paragraph) {
    for (int r = 0; r < paragraph.numCharacterRuns(); r++) {
      CharacterRun characters = paragraph.getCharacterRun(r);
      if (!characters.isMarkedDeleted() && !characters.isVanished()) {
        run.run(visible(characters.text()), characters.getFontName(), characters.isCapitalized());
      }
    }
    pieces.paragraph(run.take());
  }

  /** Field codes, anchors of pictures and marks of cells are no words. */
  private String visible(String text) {
    var kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 0x13 -> {
          fieldDepth++;
          fieldCode = true;
        }
        case 0x14 -> fieldCode = false;
        case 0x15 -> {
          fieldDepth = Math.max(0, fieldDepth - 1);
          fieldCode = false;
        }
        case 0x0B -> kept.append('\n');
        case 0x1E -> kept.append('-');
        case '\t' -> kept.append('\t');
        default -> {
          if (c >= ' ' && !(fieldDepth > 0 && fieldCode)) {
            kept.append(c);
          }
        }
      }
    }
    return kept.toString();
  }
}
