package vn.vanthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumberReaderTest {

  @Test
  void one_number_is_read_from_all_its_spellings() {
    for (String typed :
        new String[] {
          "25/2013/TTLT-BYT-BTC",
          "25/2013/ttlt-byt-btc",
          "25 / 2013 / TTLT - BYT - BTC",
          "25-2013-ttlt-byt-btc",
          "25_2013_TTLT-BYT-BTC",
          "25/2013/TTLTBYTBTC",
          "025/2013/TTLT-BYT-BTC",
          "Thông tư liên tịch số 25/2013/TTLT–BYT–BTC",
          "25/2O13/TTLT-BYT-BTC"
        }) {
      assertThat(read(typed)).as(typed).isEqualTo(new NumberAsked("25", "", "2013", "ttltbytbtc"));
    }
  }

  @Test
  void look_alike_letters_of_other_scripts_are_mended() {
    assertThat(read("30/2020/NÐ-СР")).isEqualTo(new NumberAsked("30", "", "2020", "ndcp"));
  }

  @Test
  void a_number_without_year_or_without_symbol_is_one_too() {
    assertThat(read("1009/qđ-ubnd")).isEqualTo(new NumberAsked("1009", "", "", "qdubnd"));
    assertThat(read("27-CT/TU")).isEqualTo(new NumberAsked("27", "", "", "cttu"));
    assertThat(read("thông tư số 25 năm 2013")).isEqualTo(new NumberAsked("25", "", "2013", ""));
    assertThat(read("1009")).isEqualTo(new NumberAsked("1009", "", "", ""));
    assertThat(read("1009qdubnd")).isEqualTo(new NumberAsked("1009", "", "", "qdubnd"));
    assertThat(read("IOO9/QĐ-UBND")).isEqualTo(new NumberAsked("1009", "", "", "qdubnd"));
  }

  @Test
  void words_hold_no_number() {
    assertThat(read("quy chế quản lý đê điều")).isNull();
    assertThat(read("")).isNull();
  }

  private static @Nullable NumberAsked read(String typed) {
    NumberReader.Found found = NumberReader.read(Folded.of(typed).text);
    return found == null ? null : found.number();
  }
}
