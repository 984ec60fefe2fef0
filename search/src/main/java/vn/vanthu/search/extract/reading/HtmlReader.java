package vn.vanthu.search.extract.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/**
 * Web pages, also those that Word saved. Scripts are not run, nothing is fetched. Used by one
 * thread.
 */
public final class HtmlReader {

  private static final long MAX_BYTES = 64L << 20;

  private final TextDraft draft;
  private final PieceCollector pieces = new PieceCollector();
  private final RunText run;
  private final Deque<String> fonts = new ArrayDeque<>();

  public HtmlReader(TextDraft draft) {
    this.draft = draft;
    this.run = new RunText(draft);
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    if (Files.size(file) > MAX_BYTES) {
      throw new RefusedException(
          Refused.Reason.TEXT_TOO_LARGE, "HTML of " + Files.size(file) + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    Document page;
    try (var in = new ByteArrayInputStream(bytes)) {
      page = Jsoup.parse(in, null, "");
    }
    if (page.charset() != null && page.text().contains("\uFFFD")) {
      page = Jsoup.parse(PlainText.decode(bytes), "");
    }
    read(page);
    return draft.finish(FileKind.HTML.mediaType(), Origin.HTML);
  }

  /** Appends the words of a page that is part of something else, as in a mail. */
  void append(String html) {
    read(Jsoup.parse(html, ""));
  }

  private void read(Document page) {
    page.select("script, style, noscript, template, svg, head").remove();
    page.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              run.run(
                  text.getWholeText().replaceAll("[\\r\\n\\t ]+", " "), fonts.peekLast(), false);
            } else if (node instanceof Element element) {
              open(element);
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              close(element);
            }
          }
        });
    paragraph();
    PieceWriter.write(pieces.pieces(), draft);
  }

  private void open(Element element) {
    String font = font(element);
    if (font != null) {
      fonts.addLast(font);
    }
    switch (element.normalName()) {
      case "table" -> {
        paragraph();
        pieces.openTable();
      }
      case "tr" -> pieces.openRow();
      case "td", "th" -> {
        paragraph();
        pieces.openCell();
      }
      case "br" -> run.run("\n", fonts.peekLast(), false);
      default -> {
        if (element.isBlock()) {
          paragraph();
        }
      }
    }
  }

  private void close(Element element) {
    switch (element.normalName()) {
      case "table" -> {
        paragraph();
        pieces.closeTable();
      }
      default -> {
        if (element.isBlock()
            || element.normalName().equals("td")
            || element.normalName().equals("th")) {
          paragraph();
        }
      }
    }
    if (font(element) != null) {
      fonts.pollLast();
    }
  }

  private void paragraph() {
    String text = run.take().strip();
    if (!text.isEmpty()) {
      pieces.paragraph(text);
    }
  }

  private static @Nullable String font(Element element) {
    if (element.hasAttr("face")) {
      return element.attr("face");
    }
    String style = element.attr("style");
    int at = style.toLowerCase(Locale.ROOT).indexOf("font-family:");
    if (at < 0) {
      return null;
    }
    String family = style.substring(at + 12);
    int end = family.indexOf(';');
    family = end < 0 ? family : family.substring(0, end);
    int comma = family.indexOf(',');
    return (comma < 0 ? family : family.substring(0, comma))
        .replace("\"", "")
        .replace("'", "")
        .strip();
  }
}
