package vn.vanthu.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** From an indexed syllable back to what people write. */
class WrittenSyllableTest {

  @Test
  void the_tone_goes_back_on_its_vowel() {
    String words =
        "hành hòa thủy quyền giá gì của nghị định ủy ban thuế đường bưởi khuỷu ngoài hoàn quý quả người giấy mía oan";
    for (String word : words.split(" ")) {
      String term = new Syllables().read(word).getFirst().accented();
      String written = WrittenSyllable.of(term);
      assertThat(new Syllables().read(written).getFirst().accented()).as(written).isEqualTo(term);
      if (!word.equals("quý")) { // indexed as quí
        assertThat(written).isEqualTo(word);
      }
    }
  }

  @Test
  void a_number_stays_a_number() {
    assertThat(WrittenSyllable.of("1")).isEqualTo("1");
    assertThat(WrittenSyllable.of("b12")).isEqualTo("b12");
  }
}
