package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractedText;

/** From when a document is in force, and until when. The samples are made up. */
class EffectReaderTest {
  private static Facts read(String sentence) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                HỘI ĐỒNG NHÂN DÂN
                TỈNH LÀO CAI
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Số: 12/2031/NQ-HĐND
                Lào Cai, ngày 03 tháng 4 năm 2031

                NGHỊ QUYẾT
                Quy định mức chi cho thư viện xã

                Điều 1. Mức chi bằng mức của huyện.
                Điều 2. Hiệu lực thi hành
                %s
                """
                    .formatted(sentence)));
  }

  private static @Nullable LocalDate from(String sentence) {
    Facts.Value<LocalDate> read = read(sentence).effectiveDate();
    return read == null ? null : read.value();
  }

  private static @Nullable LocalDate until(String sentence) {
    Facts.Value<LocalDate> read = read(sentence).endOfEffect();
    return read == null ? null : read.value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nghị quyết này được Hội đồng nhân dân tỉnh Khóa X, Kỳ họp thứ 5 thông qua ngày 01 tháng 4 năm 2031, có hiệu lực từ ngày 13 tháng 4 năm 2031 và thay thế Nghị quyết số 7/2019/NQ-HĐND.|2031-04-13",
        "Nghị quyết này đã được HĐND tỉnh thông qua ngày 01/4/2031 và có hiệu lực thi hành kể từ ngày 15/4/2031.|2031-04-15",
        "Nghị quyết có hiệu lực thi hành từ ngày 15/4/2031.|2031-04-15",
        "Nghị quyết này có hiệu lực kể từ 20 tháng 5 năm 2031.|2031-05-20",
        "Nghị quyết này có hiệu lực kể từ ngày được ban hành.|2031-04-03",
        "Nghị quyết có hiệu lực kể từ ngày ký ban hành.|2031-04-03",
      })
  void the_day_from_which_this_one_is_in_force(String sentence, LocalDate day) {
    assertThat(from(sentence)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nghị định số 5/2030/NĐ-CP có hiệu lực từ ngày 15/4/2031.",
        "Trong các trường hợp theo Nghị quyết có hiệu lực từ ngày 15/4/2031 thì áp dụng mức cũ.",
        "Nghị quyết này thay thế Nghị quyết số 7/2019/NQ-HĐND được thông qua ngày 01/4/2019; Luật Thư viện có hiệu lực từ ngày 15/4/2031.",
      })
  void another_ones_day_is_not_its_own(String sentence) {
    assertThat(from(sentence)).isNull();
  }

  @Test
  void its_end_is_read_where_it_is_said_of_this_one() {
    assertThat(until("Nghị quyết này hết hiệu lực sau ngày 31/12/2033."))
        .isEqualTo(LocalDate.of(2033, 12, 31));
    assertThat(
            until("Nghị quyết này có hiệu lực từ ngày 15/4/2031 nhưng không quá ngày 31/12/2033."))
        .isEqualTo(LocalDate.of(2033, 12, 31));
    assertThat(
            until(
                "Nghị quyết này có hiệu lực từ ngày 15/4/2031 và hết hiệu lực sau ngày 31/12/2033."))
        .isEqualTo(LocalDate.of(2033, 12, 31));
    assertThat(
            until(
                "Nghị quyết này có hiệu lực từ ngày 15/4/2031 và Nghị quyết số 7/2019/NQ-HĐND hết hiệu lực sau ngày 14/4/2031."))
        .isNull();
  }
}
