package vn.vanthu.search.extract.reading;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;

/** Word documents from 1995 to 2003, one in four of them in TCVN3 fonts. Used by one thread. */
public final class DocReader {

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
      readWord(store);
    } catch (EncryptedDocumentException e) {
      throw new RefusedException(Refused.Reason.TEXT_ENCRYPTED, "DOC");
    }
    PieceWriter.write(pieces.pieces(), draft);
    return draft.finish(FileKind.DOC.mediaType(), Origin.OFFICE);
  }

  private void readWord(POIFSFileSystem store) throws IOException {
    try (var document = new HWPFDocument(store)) {
      range(document.getRange());
    } catch (OldWordFileFormatException e) {
      try (var old = new HWPFOldDocument(store)) {
        range(old.getRange());
      }
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
