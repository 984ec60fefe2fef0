package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;

/**
 * Word documents since 2007. Deleted text, field codes, comments, heads and feet are left out;
 * automatic numbers are written out; macros and linked templates are neither run nor fetched. Used
 * by one thread.
 */
public final class DocxReader {

  private static final String MAIN = "word/document.xml";

  private final TextDraft draft;
  private final PieceCollector pieces = new PieceCollector();
  private DocxStyles styles = new DocxStyles();
  private DocxNumbering numbering = new DocxNumbering();

  private RunText run;
  private @Nullable String paragraphStyle;
  private @Nullable String runStyle;
  private @Nullable String runFont;
  private @Nullable String numId;
  private int numLevel;
  private boolean capitals;
  private boolean hidden;
  private boolean inRun;

  public DocxReader(TextDraft draft) {
    this.draft = draft;
    this.run = new RunText(draft);
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    try (SafeXml parts = SafeXml.open(file)) {
      styles = DocxStyles.read(parts);
      numbering = DocxNumbering.read(parts);
      if (parts.has("word/vbaProject.bin")) {
        draft.warn(Warning.Reason.TEXT_MACROS, "");
      }
      if (external(parts)) {
        draft.warn(Warning.Reason.TEXT_EXTERNAL, "");
      }
      body(parts.read(MAIN));
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof SafeXml.TooMuch) {
        throw new RefusedException(Refused.Reason.TEXT_BOMB, "DOCX");
      }
      if (pieces.pieces().isEmpty()) {
        throw new RefusedException(Refused.Reason.TEXT_DAMAGED, "DOCX: XML");
      }
      draft.warn(Warning.Reason.TEXT_CUT, "the file is damaged");
    } catch (SafeXml.TooMuch e) {
      throw new RefusedException(Refused.Reason.TEXT_BOMB, "DOCX");
    }
    PieceWriter.write(pieces.pieces(), draft);
    return draft.finish(FileKind.DOCX.mediaType(), Origin.OFFICE);
  }

  private static boolean external(SafeXml parts)
      throws IOException, XMLStreamException, RefusedException {
    for (String name :
        new String[] {"word/_rels/settings.xml.rels", "word/_rels/document.xml.rels"}) {
      if (!parts.has(name)) {
        continue;
      }
      XMLStreamReader xml = parts.read(name);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && "External".equals(xml.getAttributeValue(null, "TargetMode"))
            && !String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/hyperlink")) {
          return true;
        }
      }
    }
    return false;
  }

  private void body(XMLStreamReader xml) throws XMLStreamException {
    int skipping = 0;
    while (xml.hasNext() && !draft.full()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (skipping > 0 || skipped(name)) {
          skipping++;
        } else {
          start(xml, name);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (skipping > 0) {
          skipping--;
        } else {
          end(xml.getLocalName());
        }
      } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
          && skipping == 0
          && inText) {
        text(xml.getText());
      }
    }
    // Cut in the middle of a paragraph: what was read of it stays.
    if (!run.isEmpty()) {
      flushParagraph();
    }
  }

  private boolean inText;

  private static boolean skipped(String name) {
    return switch (name) {
      case "del",
          "moveFrom",
          "instrText",
          "delText",
          "Fallback",
          "footnoteReference",
          "commentReference",
          "sectPr",
          "rPrChange",
          "pPrChange",
          "tblPrChange" ->
          true;
      default -> false;
    };
  }

  private void start(XMLStreamReader xml, String name) {
    boolean room =
        switch (name) {
          case "p", "txbxContent", "tbl", "tr", "tc" -> run.piece();
          default -> true;
        };
    if (!room) {
      return;
    }
    switch (name) {
      case "p" -> {
        paragraphStyle = null;
        numId = null;
        numLevel = 0;
      }
      case "pStyle" -> paragraphStyle = attribute(xml, "val");
      case "numId" -> numId = attribute(xml, "val");
      case "ilvl" -> numLevel = Math.clamp(number(attribute(xml, "val")), 0, 8);
      case "r" -> {
        inRun = true;
        runFont = null;
        runStyle = null;
        capitals = false;
        hidden = false;
      }
      case "rStyle" -> runStyle = attribute(xml, "val");
      case "rFonts" -> {
        if (inRun) {
          runFont = font(xml);
        }
      }
      case "caps" -> capitals = inRun && !off(xml);
      case "vanish" -> hidden = inRun && !off(xml);
      case "t" -> inText = true;
      case "tab" -> {
        if (inRun) {
          text("\t");
        }
      }
      case "br", "cr" -> text("\n");
      case "noBreakHyphen" -> text("-");
      case "txbxContent" -> flushParagraph();
      case "tbl" -> pieces.openTable();
      case "tr" -> pieces.openRow();
      case "tc" -> pieces.openCell();
      default -> {}
    }
  }

  private void end(String name) {
    switch (name) {
      case "t" -> inText = false;
      case "r" -> inRun = false;
      case "p" -> flushParagraph();
      case "tbl" -> pieces.closeTable();
      default -> {}
    }
  }

  private void flushParagraph() {
    String text = run.take();
    String label = text.isBlank() ? "" : numbering.label(numId, numLevel);
    pieces.paragraph(label + text);
    numId = null;
  }

  private void text(String text) {
    if (hidden) {
      return;
    }
    String font = runFont;
    if (font == null && runStyle != null) {
      font = styles.font(runStyle);
    }
    run.run(text, font == null ? styles.font(paragraphStyle) : font, capitals);
  }

  private static boolean off(XMLStreamReader xml) {
    String value = attribute(xml, "val");
    return "0".equals(value) || "false".equals(value) || "off".equals(value);
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  /**
   * An attribute by its local name, in whatever namespace (transitional and strict files differ).
   */
  static @Nullable String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  static @Nullable String font(XMLStreamReader xml) {
    String ascii = attribute(xml, "ascii");
    return ascii == null ? attribute(xml, "hAnsi") : ascii;
  }
}
