package vn.vanthu.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShorthandTest {

  private static final String NONE = "";

  @Test
  void every_word_is_read_back_in_its_place_and_order() {
    List<Syllable> subject = read("Về việc cải cách hành chính");
    List<Syllable> context = read("Luật Đất đai");
    List<Syllable> body =
        read("Điều 1. Quyết định số 1009/QĐ-UBND của Ủy ban xyzzy Ặẹblą 0123456789 quyềnlực");
    var reader = new Shorthand.Reader();
    reader.open(Shorthand.of(subject, context, body));
    for (List<Syllable> place : List.of(subject, context, body)) {
      reader.nextPlace();
      for (Syllable word : place) {
        int number = reader.next();
        if (number == Shorthand.Reader.UNLISTED) {
          assertThat(reader.accentedHash()).isEqualTo(Shorthand.hash(word.accented()));
          assertThat(reader.foldedHash()).isEqualTo(Shorthand.hash(word.folded()));
        } else {
          assertThat(Shorthand.accented(number)).isEqualTo(word.accented());
          assertThat(Shorthand.alike(word.folded())).contains(number);
        }
      }
      assertThat(reader.next()).isEqualTo(Shorthand.Reader.END);
    }
  }

  @Test
  void frequent_words_take_one_byte_and_seldom_ones_their_hash() {
    int nothing = Shorthand.of(read(NONE), read(NONE), read(NONE)).length;
    assertThat(Shorthand.of(read(NONE), read(NONE), read("của các định")).length - nothing)
        .isEqualTo(3);
    assertThat(Shorthand.of(read(NONE), read(NONE), read("xyzzyx")).length - nothing).isEqualTo(5);
  }

  @Test
  void a_letter_with_a_digit_is_not_the_letter_with_a_tone() {
    assertThat(numbersOrHashes("á")).isNotEqualTo(numbersOrHashes("a1"));
    assertThat(numbersOrHashes("ý")).isNotEqualTo(numbersOrHashes("y1"));
  }

  private static List<Integer> numbersOrHashes(String text) {
    var reader = new Shorthand.Reader();
    reader.open(Shorthand.of(read(text), List.of(), List.of()));
    reader.nextPlace();
    int number = reader.next();
    return number == Shorthand.Reader.UNLISTED
        ? List.of(number, reader.accentedHash(), reader.foldedHash())
        : List.of(number);
  }

  private static List<Syllable> read(String text) {
    return new ArrayList<>(new Syllables().read(text));
  }
}
