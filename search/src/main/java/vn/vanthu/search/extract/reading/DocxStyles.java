package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.RefusedException;

/** Which font a paragraph or run has that names none itself. Immutable after reading. */
final class DocxStyles {

  private static final int LONGEST_CHAIN = 20;

  private final Map<String, String> fonts = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private @Nullable String defaultFont;
  private @Nullable String defaultParagraph;

  static DocxStyles read(SafeXml parts) throws IOException, XMLStreamException, RefusedException {
    var styles = new DocxStyles();
    if (parts.has("word/styles.xml")) {
      styles.readAll(parts.read("word/styles.xml"));
    }
    return styles;
  }

  private void readAll(XMLStreamReader xml) throws XMLStreamException {
    String style = null;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "style" -> {
          style = DocxReader.attribute(xml, "styleId");
          if ("1".equals(DocxReader.attribute(xml, "default"))
              && "paragraph".equals(DocxReader.attribute(xml, "type"))) {
            defaultParagraph = style;
          }
        }
        case "basedOn" -> {
          String base = DocxReader.attribute(xml, "val");
          if (style != null && base != null) {
            basedOn.put(style, base);
          }
        }
        case "rFonts" -> {
          String font = DocxReader.font(xml);
          if (font != null && style == null) {
            defaultFont = font;
          } else if (font != null && style != null) {
            fonts.put(style, font);
          }
        }
        default -> {}
      }
    }
  }

  /** The font of a style, of what it is based on, or of the document. */
  @Nullable String font(@Nullable String style) {
    String next = style == null ? defaultParagraph : style;
    for (int i = 0; i < LONGEST_CHAIN && next != null; i++) {
      String font = fonts.get(next);
      if (font != null) {
        return font;
      }
      next = basedOn.get(next);
    }
    return defaultFont;
  }
}
