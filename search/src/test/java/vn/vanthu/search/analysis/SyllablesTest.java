package vn.vanthu.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SyllablesTest {

  private static final String[] ONSETS = {
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "nh", "ph",
    "q", "r", "s", "t", "th", "tr", "v", "x"
  };
  private static final String[] RHYMES = {
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "oa", "oe", "uy", "ai", "ươ", "iê",
    "oan", "uyên", "oanh", "uynh", "ươi", "iêu", "oai", "uê"
  };
  private static final char[] TONES = {0, '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'};

  @Test
  void both_schools_of_tone_placement_are_one_word() {
    assertSame("hòa", "hoà");
    assertSame("ủy", "uỷ");
    assertSame("khỏe", "khoẻ");
    assertSame("THANH HOÁ", "Thanh Hóa");
    assertSame("thúy", "thuý");
  }

  @Test
  void i_and_y_are_one_where_both_are_written() {
    assertSame("kỹ", "kĩ");
    assertSame("lý", "lí");
    assertSame("quý", "quí");
    assertDifferent("thúy", "thúi");
    assertDifferent("may", "mai");
  }

  @Test
  void accents_tell_words_apart_and_folding_makes_them_one() {
    assertDifferent("quyết", "quyệt");
    assertThat(folded("Quyết định")).isEqualTo(folded("quyet dinh"));
    assertThat(folded("Đ Ð Ɖ")).containsExactly("d", "d", "d");
  }

  @Test
  void numbers_and_symbols_are_words_of_their_own() {
    assertThat(folded("93/2007/QĐ-TTg")).containsExactly("93", "2007", "qd", "ttg");
  }

  @Test
  void a_place_is_found_without_reading_up_to_it() {
    String text =
        "Điều 7. Mức phạt 1.000.000 đồng (theo Nghị định số 93/2007/QĐ-TTg), “trừ khoản 2”; v.v…";
    List<Syllable> read = new Syllables().read(text);
    for (int i = 0; i < read.size(); i++) {
      assertThat(Syllables.about(text, i))
          .as(text.substring(read.get(i).from()))
          .isEqualTo(read.get(i).from());
    }
    assertThat(Syllables.about(text, read.size())).isEqualTo(text.length());
    assertThat(Syllables.about("", 0)).isZero();
  }

  @Test
  void offsets_point_into_the_text_as_it_was_given() {
    String text = Normalizer.normalize("Uỷ ban nhân dân", Normalizer.Form.NFD);
    List<Syllable> read = new Syllables().read(text);
    assertThat(read).hasSize(4);
    assertThat(
            Normalizer.normalize(
                text.substring(read.get(2).from(), read.get(2).to()), Normalizer.Form.NFC))
        .isEqualTo("nhân");
  }

  /** Every syllable that can be formed, with its tone on any of its vowels, in NFC and NFD. */
  @Test
  void a_syllable_is_the_same_word_in_every_normal_form_and_tone_place() {
    for (String onset : ONSETS) {
      for (String rhyme : RHYMES) {
        for (char tone : TONES) {
          if (tone == 0) {
            continue;
          }
          String expected = null;
          for (int at = 0; at < rhyme.length(); at++) {
            if ("aăâeêioôơuưy".indexOf(rhyme.charAt(at)) < 0) {
              continue;
            }
            String word = onset + rhyme.substring(0, at + 1) + tone + rhyme.substring(at + 1);
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
              String written = Normalizer.normalize(word, form);
              List<String> read = Terms.accented(new Syllables().read(written));
              assertThat(read).as(written).hasSize(1);
              expected = expected == null ? read.getFirst() : expected;
              assertThat(read.getFirst()).as(written).isEqualTo(expected);
            }
          }
        }
      }
    }
  }

  @RepeatedTest(20)
  void any_text_reads_the_same_in_every_normal_form() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(ONSETS[random.nextInt(ONSETS.length)])
          .append(RHYMES[random.nextInt(RHYMES.length)])
          .append(random.nextInt(4) == 0 ? " " : "");
    }
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
    String nfd = Normalizer.normalize(text, Normalizer.Form.NFD);
    assertThat(Terms.accented(new Syllables().read(nfd)))
        .as("seed %d", seed)
        .isEqualTo(Terms.accented(new Syllables().read(nfc)));
  }

  /** The quick way for plain text reads as the rules of Unicode do, whatever stands around it. */
  @RepeatedTest(50)
  void words_end_where_the_rules_of_unicode_end_them() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String signs =
        " .,:;'_-/()\"%#*\n\t\u00A0\u0301\u0323\u200B\u200D\u00AD\u2019\u2013\u2026\uFF0E";
    String letters = "aăâbđĐẠớữ09aQz5\u0411\u0E01\u4E00ªµßİ\u212A\u0660";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String from = random.nextInt(3) == 0 ? signs : letters;
      text.append(from.charAt(random.nextInt(from.length())));
    }
    text.append("x".repeat(random.nextInt(600)));
    List<String> expected = new ArrayList<>();
    try (StandardTokenizer rules = new StandardTokenizer()) {
      OffsetAttribute offset = rules.getAttribute(OffsetAttribute.class);
      rules.setReader(new StringReader(text.toString()));
      rules.reset();
      while (rules.incrementToken()) {
        expected.add(offset.startOffset() + "-" + offset.endOffset());
      }
    }
    assertThat(new Syllables().read(text.toString()))
        .as("seed %d", seed)
        .extracting(syllable -> syllable.from() + "-" + syllable.to())
        .isEqualTo(expected);
  }

  private static List<String> folded(String text) {
    return Terms.folded(new Syllables().read(text));
  }

  private static void assertSame(String one, String other) {
    assertThat(Terms.accented(new Syllables().read(one)))
        .isEqualTo(Terms.accented(new Syllables().read(other)));
  }

  private static void assertDifferent(String one, String other) {
    assertThat(Terms.accented(new Syllables().read(one)))
        .isNotEqualTo(Terms.accented(new Syllables().read(other)));
  }
}
