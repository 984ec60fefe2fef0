package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/**
 * All other kinds of file (sheets, slides, Outlook messages, old formats), read by Apache Tika.
 * Used by one thread.
 */
public final class AnyReader {

  private final TextDraft draft;

  public AnyReader(TextDraft draft) {
    this.draft = draft;
  }

  public ExtractedText read(Path file, String name) throws IOException, RefusedException {
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    var context = new ParseContext();
    var ocr = new TesseractOCRConfig();
    ocr.setSkipOcr(true);
    context.set(TesseractOCRConfig.class, ocr);
    var parser = new AutoDetectParser();
    try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
      parser.parse(in, new Lines(), metadata, context);
    } catch (EncryptedDocumentException e) {
      throw new RefusedException(Refused.Reason.TEXT_ENCRYPTED, type(metadata));
    } catch (ZeroByteFileException e) {
      throw new RefusedException(Refused.Reason.TEXT_EMPTY, "");
    } catch (TikaException | SAXException e) {
      boolean bomb = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("bomb");
      if (bomb || draft.length() == 0) {
        throw new RefusedException(
            bomb ? Refused.Reason.TEXT_BOMB : Refused.Reason.TEXT_DAMAGED, type(metadata));
      }
    }
    if (draft.length() == 0) {
      throw new RefusedException(Refused.Reason.TEXT_UNSUPPORTED, type(metadata));
    }
    return draft.finish(type(metadata), Origin.OTHER);
  }

  private static String type(Metadata metadata) {
    String type = metadata.get(Metadata.CONTENT_TYPE);
    return type == null ? "application/octet-stream" : type;
  }

  /** Turns the parser's page into lines; cells of a row are separated by tabs. */
  private final class Lines extends DefaultHandler {

    private boolean body;

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
      switch (local) {
        case "body" -> body = true;
        case "td", "th" -> draft.tab();
        case "br" -> draft.endLine();
        default -> {}
      }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
      switch (local) {
        case "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6" -> draft.endLine();
        default -> {}
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
      if (draft.full()) {
        throw new SAXException("the text is long enough");
      }
      if (body) {
        draft.text(new String(characters, start, length));
      }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
      if (body) {
        draft.text(" ");
      }
    }
  }
}
