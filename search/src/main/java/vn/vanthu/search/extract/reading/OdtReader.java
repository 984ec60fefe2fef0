package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/** OpenDocument texts. Used by one thread. */
public final class OdtReader {

  private final TextDraft draft;
  private final PieceCollector pieces = new PieceCollector();
  private final RunText run;
  private final Map<String, String> fonts = new HashMap<>();
  private final ArrayDeque<String> styles = new ArrayDeque<>();
  private int paragraphs;

  public OdtReader(TextDraft draft) {
    this.draft = draft;
    this.run = new RunText(draft);
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    try (SafeXml parts = SafeXml.open(file)) {
      if (parts.has("META-INF/manifest.xml") && encrypted(parts.read("META-INF/manifest.xml"))) {
        throw new RefusedException(Refused.Reason.TEXT_ENCRYPTED, "ODT");
      }
      if (parts.has("styles.xml")) {
        fonts(parts.read("styles.xml"));
      }
      fonts(parts.read("content.xml"));
      body(parts.read("content.xml"));
    } catch (XMLStreamException e) {
      boolean bomb = e.getNestedException() instanceof SafeXml.TooMuch;
      throw new RefusedException(
          bomb ? Refused.Reason.TEXT_BOMB : Refused.Reason.TEXT_DAMAGED, "ODT");
    } catch (SafeXml.TooMuch e) {
      throw new RefusedException(Refused.Reason.TEXT_BOMB, "ODT");
    }
    PieceWriter.write(pieces.pieces(), draft);
    return draft.finish(FileKind.ODT.mediaType(), Origin.OFFICE);
  }

  private static boolean encrypted(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("encryption-data")) {
        return true;
      }
    }
    return false;
  }

  private void fonts(XMLStreamReader xml) throws XMLStreamException {
    String style = null;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("style")) {
        style = DocxReader.attribute(xml, "name");
      } else if (xml.getLocalName().equals("text-properties") && style != null) {
        String font = DocxReader.attribute(xml, "font-name");
        if (font != null) {
          fonts.put(style, font);
        }
      } else if (xml.getLocalName().equals("body")) {
        return;
      }
    }
  }

  private void body(XMLStreamReader xml) throws XMLStreamException {
    int skipping = 0;
    boolean body = false;
    while (xml.hasNext() && !draft.full()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        body |= name.equals("body");
        if (skipping > 0
            || name.equals("tracked-changes")
            || name.equals("annotation")
            || name.equals("sequence-decls")) {
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
          && body
          && paragraphs > 0) {
        run.run(xml.getText().replaceAll("[\\r\\n\\t ]+", " "), font(), false);
      }
    }
    // Cut in the middle of a paragraph: what was read of it stays.
    if (!run.isEmpty()) {
      pieces.paragraph(run.take());
    }
  }

  private @Nullable String font() {
    for (var it = styles.descendingIterator(); it.hasNext(); ) {
      String font = fonts.get(it.next());
      if (font != null) {
        return font;
      }
    }
    return fonts.get("Standard");
  }

  private void start(XMLStreamReader xml, String name) {
    boolean room =
        switch (name) {
          case "p", "h", "table", "table-row", "table-cell" -> run.piece();
          default -> true;
        };
    if (!room) {
      return;
    }
    switch (name) {
      case "p", "h" -> {
        if (!run.isEmpty()) {
          pieces.paragraph(run.take());
        }
        paragraphs++;
        styles.addLast(String.valueOf(DocxReader.attribute(xml, "style-name")));
      }
      case "span" -> styles.addLast(String.valueOf(DocxReader.attribute(xml, "style-name")));
      case "tab" -> run.run("\t", font(), false);
      case "line-break" -> run.run("\n", font(), false);
      case "s" -> {
        String count = DocxReader.attribute(xml, "c");
        int blanks = count != null && count.matches("\\d{1,3}") ? Integer.parseInt(count) : 1;
        run.run(" ".repeat(blanks), font(), false);
      }
      case "table" -> pieces.openTable();
      case "table-row" -> pieces.openRow();
      case "table-cell" -> pieces.openCell();
      default -> {}
    }
  }

  private void end(String name) {
    switch (name) {
      case "p", "h" -> {
        pieces.paragraph(run.take());
        paragraphs--;
        styles.pollLast();
      }
      case "span" -> styles.pollLast();
      case "table" -> pieces.closeTable();
      default -> {}
    }
  }
}
