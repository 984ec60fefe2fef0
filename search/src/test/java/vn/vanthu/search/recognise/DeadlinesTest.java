package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How offices say by when. The samples are made up; all are of 3 October 2031. */
class DeadlinesTest {
  private static List<Facts.Task> tasks(String sentence) {
    return PlanText.tasks("03 tháng 10 năm 2031", sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sở Nội vụ báo cáo trước ngày 05/12.|2031-12-05|BEFORE|true",
        "Sở Nội vụ báo cáo chậm nhất ngày 15 tháng 01.|2032-01-15|AT_LATEST|true",
        "Sở Nội vụ hoàn thành kiểm kê trong tháng 11.|2031-11-30|WITHIN_MONTH|true",
        "Sở Nội vụ hoàn thành kiểm kê trong quý IV.|2031-12-31|WITHIN_QUARTER|true",
        "Sở Nội vụ gửi báo cáo trước 17 giờ ngày 28/10/2031.|2031-10-28|BEFORE|false",
        "Sở Nội vụ gửi báo cáo trước 16h00 ngày 28/10/2031.|2031-10-28|BEFORE|false",
        "Sở Nội vụ gửi báo cáo trước 16 giờ 30 phút, ngày 28 tháng 10.|2031-10-28|BEFORE|true",
        "Sở Nội vụ gửi báo cáo về Ủy ban nhân dân tỉnh trong ngày 15/11/2031.|2031-11-15|ON|false",
        "Sở Nội vụ nộp danh mục trước ngày mùng 10 tháng Mười hai năm 2031.|2031-12-10|BEFORE|false",
        "Sở Tài chính bố trí kinh phí trong Quý I/2032.|2032-03-31|WITHIN_QUARTER|false",
        "Đến năm 2033, các thư viện phải có mục lục trên mạng.|2033-12-31|BY_YEAR|false",
      })
  void a_bound_is_read_with_its_day(
      String sentence, LocalDate day, Facts.Bound bound, boolean inferred) {
    assertThat(tasks(sentence))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.dueDates()).containsExactly(day);
          assertThat(task.bound()).isEqualTo(bound);
          assertThat(task.dueInferred()).isEqualTo(inferred);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sở Nội vụ trả lời trong vòng 07 ngày làm việc kể từ ngày nhận được hồ sơ.|trong vòng 07 ngày làm việc kể từ ngày nhận được hồ sơ",
        "Thủ trưởng các thư viện báo cáo trong thời hạn mười ngày.|trong thời hạn mười ngày",
      })
  void a_period_is_kept_in_its_words(String sentence, String words) {
    assertThat(tasks(sentence))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.dueDates()).isEmpty();
          assertThat(task.dueRaw()).isEqualTo(words);
        });
  }

  @Test
  void what_comes_again_has_a_frequency_and_no_day() {
    assertThat(tasks("Định kỳ hằng năm, các thư viện xã báo cáo trước ngày 15/12."))
        .allSatisfy(task -> {
          assertThat(task.frequency()).isEqualTo("yearly");
          assertThat(task.dueDates()).isEmpty();
        });
    assertThat(tasks("Định kỳ 06 tháng (trước ngày 15 tháng 6), Sở Nội vụ báo cáo."))
        .allSatisfy(task -> assertThat(task.frequency()).isEqualTo("half-yearly"));
    assertThat(tasks("Sở Nội vụ báo cáo trước ngày 15 của tháng sau."))
        .allSatisfy(task -> assertThat(task.dueDates()).isEmpty());
    assertThat(tasks("Giao các sở, ban, ngành báo cáo hằng quý."))
        .singleElement()
        .satisfies(task -> assertThat(task.assignee()).isEqualTo("các sở, ban, ngành"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trong tháng 9, các thư viện đã hoàn thành kiểm kê.",
        "Các thư viện đã báo cáo trước ngày 25/9.",
        "Báo cáo gửi trước ngày 20/3.",
        "Số sách mượn báo cáo trong tháng 11 tăng 5 phần so với cùng kỳ.",
        "Hội thảo được tổ chức trong ngày 15/11/2031.",
      })
  void what_is_told_is_no_deadline(String sentence) {
    assertThat(tasks(sentence)).isEmpty();
  }
}
