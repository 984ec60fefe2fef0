package vn.vanthu.search.extract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Warning;

class PlainTextTest {

  private static final String TEXT =
      "Kế hoạch kiểm tra công tác văn thư của Sở Nội vụ, ngày 05 tháng 3 năm 2024";

  @TempDir Path folder;

  private ExtractedText read(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("a.txt"), bytes);
    return PlainText.read(file, "text/plain", 1_000_000);
  }

  @Test
  void unicode_is_read_with_and_without_a_mark() throws Exception {
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(TEXT);
    assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(TEXT);
    assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)).text()).isEqualTo(TEXT);
    assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE)).text()).isEqualTo(TEXT);
  }

  @Test
  void decomposed_letters_are_composed() throws Exception {
    String decomposed = Normalizer.normalize(TEXT, Normalizer.Form.NFD);
    assertThat(read(decomposed.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(TEXT);
  }

  @Test
  void no_sign_of_a_document_turns_the_direction_of_what_stands_beside_it() throws Exception {
    String turned = "\u202E" + TEXT.replace(" ", "\u2067 \u2069\u200F") + "\u061C";
    assertThat(read(turned.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(TEXT);
    var draft = new TextDraft(1_000, 0);
    draft.text(turned + "\u200B");
    assertThat(draft.finish("text/html", Origin.PLAIN).text().strip()).isEqualTo(TEXT);
  }

  @Test
  void windows_1258_is_known_by_its_words() throws Exception {
    assertThat(read(windows1258(TEXT)).text()).isEqualTo(TEXT);
  }

  @Test
  void tcvn3_is_converted_and_the_raw_text_kept() throws Exception {
    String raw = "QuyÕt ®Þnh cña Chñ tÞch vÒ viÖc thµnh lËp héi ®ång, ngµy 05 th¸ng 3 n¨m 1999";
    ExtractedText text = read(raw.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(text.text())
        .isEqualTo("Quyết định của Chủ tịch về việc thành lập hội đồng, ngày 05 tháng 3 năm 1999");
    assertThat(text.legacyText()).isEqualTo(raw);
    assertThat(text.warnings()).extracting(Warning::code).containsExactly("TEXT_LEGACY_FONT");
  }

  /** The code page holds vowels with their hat or horn, and the tone as a letter of its own. */
  private static byte[] windows1258(String text) {
    var parts = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      Charset target = Charset.forName("windows-1258");
      if (target.newEncoder().canEncode(letter)) {
        parts.append(letter);
        continue;
      }
      String open = Normalizer.normalize(letter, Normalizer.Form.NFD);
      String tone = open.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
      String vowel =
          Normalizer.normalize(
              open.replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", ""), Normalizer.Form.NFC);
      parts.append(vowel).append(tone);
    }
    return parts.toString().getBytes(Charset.forName("windows-1258"));
  }
}
