package vn.vanthu.search.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      assertThat(read(typed)).as(typed).isEqualTo(new TypedNumber("25", "", "2013", "ttltbytbtc"));
    }
  }

  @Test
  void look_alike_letters_of_other_scripts_are_mended() {
    assertThat(read("30/2020/NÐ-СР")).isEqualTo(new TypedNumber("30", "", "2020", "ndcp"));
  }

  @Test
  void a_number_without_year_or_without_symbol_is_one_too() {
    assertThat(read("1009/qđ-ubnd")).isEqualTo(new TypedNumber("1009", "", "", "qdubnd"));
    assertThat(read("27-CT/TU")).isEqualTo(new TypedNumber("27", "", "", "cttu"));
    assertThat(read("thông tư số 25 năm 2013")).isEqualTo(new TypedNumber("25", "", "2013", ""));
    assertThat(read("1009")).isEqualTo(new TypedNumber("1009", "", "", ""));
    assertThat(read("1009qdubnd")).isEqualTo(new TypedNumber("1009", "", "", "qdubnd"));
    assertThat(read("IOO9/QĐ-UBND")).isEqualTo(new TypedNumber("1009", "", "", "qdubnd"));
  }

  @Test
  void words_hold_no_number() {
    assertThat(read("quy chế quản lý đê điều")).isNull();
    assertThat(read("")).isNull();
  }

  /** What is printed and what is typed are one grammar: both readers agree on every number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "812/QĐ-UBND",
        "0031/2024/QĐ-UBND",
        "41-CTr/TU",
        "88/UBND-TH",
        "77/CT-TTg",
        "12/2031/QH17",
        "9/2031/TTLT-BTC-BNV",
        "15b/NQ-CP",
        "12/2031/NĐ-CP",
        "40-QĐ/TW",
        "55-HĐBT",
        "30c/2031/NQ-CP",
        "1234/BTNMT-TCMT"
      })
  void a_number_is_typed_as_it_is_printed(String printed) {
    DocumentNumber number = DocumentNumber.parse(printed).orElseThrow();
    NumberKeys keys = Objects.requireNonNull(NumberKeys.of(printed));
    String suffix = number.suffix();
    Integer year = number.year();
    TypedNumber expected =
        new TypedNumber(
            String.valueOf(number.number()),
            suffix == null ? "" : suffix,
            year == null ? "" : String.valueOf(year),
            NumberKeys.fold(number.symbol()).replaceAll("[^a-z0-9]", ""));

    assertThat(read(printed)).isEqualTo(expected);
    assertThat(new TypedNumber(keys.digits(), keys.suffix(), keys.year(), keys.symbol()))
        .isEqualTo(expected);
  }

  private static @Nullable TypedNumber read(String typed) {
    NumberReader.Found found = NumberReader.read(NumberKeys.fold(typed));
    return found == null ? null : found.number();
  }
}
