package vn.vanthu.search.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class GlyphCollectorTest {
  private static String read(String before, String drawn, String actual, String after)
      throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 13);
        content.newLineAtOffset(80, 700);
        content.showText(before);
        var properties = new COSDictionary();
        properties.setString("ActualText", actual);
        content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
        for (char glyph : drawn.toCharArray()) {
          content.showText(String.valueOf(glyph));
        }
        content.endMarkedContent();
        content.showText(after);
        content.endText();
      }
      List<Glyph> glyphs = new GlyphCollector().collect(page);
      return glyphs.stream().map(Glyph::text).collect(Collectors.joining());
    }
  }

  @Test
  void a_letter_drawn_with_its_mark_apart_is_the_letter_the_page_names() throws IOException {
    assertThat(read("L", "e^", "ê", " Minh")).isEqualTo("Lê Minh");
    assertThat(read("TR", "O`", "ƯỜ", "NG")).isEqualTo("TRƯỜNG");
  }

  @Test
  void a_description_of_more_than_a_letter_changes_no_words() throws IOException {
    assertThat(read("So ", "12", "hình vẽ quốc huy", "/QD")).isEqualTo("So 12/QD");
  }

  @Test
  void what_follows_the_letter_is_read_as_it_is_drawn() throws IOException {
    assertThat(read("", "fi", "fi", "nal final")).isEqualTo("final final");
  }
}
