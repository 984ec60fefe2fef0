package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like an order with a day and is none. The samples are made up. */
class NoTasksTest {
  private static List<Facts.Task> tasks(String sentence) {
    return PlanText.tasks("03 tháng 4 năm 2031", sentence);
  }

  @Test
  void a_day_that_tells_which_case_is_meant_is_no_deadline() {
    assertThat(tasks("Đối với sách mượn trước ngày 01/7/2031 thực hiện theo Quy chế này."))
        .isEmpty();
    assertThat(tasks("Trường hợp sách mất trước ngày 01/7/2031, thư viện lập biên bản.")).isEmpty();
    assertThat(tasks("Thẻ cũ được tiếp tục sử dụng, cập nhật đến hết ngày 31/12/2031.")).isEmpty();
  }

  @Test
  void a_duty_in_such_a_case_stays_one() {
    assertThat(tasks("Đối với sách cũ, Sở Nội vụ phải hoàn thành kiểm kê trước ngày 01/7/2031."))
        .singleElement()
        .satisfies(task -> assertThat(task.dueDates()).containsExactly(LocalDate.of(2031, 7, 1)));
    assertThat(
            tasks(
                "Những thư viện còn giữ sách cũ phải thực hiện kiểm kê toàn bộ kho sách và các phòng"
                    + " đọc theo Quy chế này trước ngày 01/7/2031."))
        .hasSize(1);
    assertThat(tasks("Sở Nội vụ tổ chức kiểm kê đến hết ngày 31/12/2031."))
        .singleElement()
        .satisfies(task -> assertThat(task.assignee()).isEqualTo("Sở Nội vụ"));
  }

  @Test
  void words_that_begin_like_a_bodys_are_no_assignee() {
    assertThat(tasks("Báo cáo tình hình kho sách gửi định kỳ hằng năm.")).isEmpty();
    assertThat(tasks("Bố trí kho sách và kiểm tra, thực hiện trước ngày 01/7/2031."))
        .extracting(Facts.Task::assignee)
        .containsOnlyNulls();
    assertThat(tasks("Số sách mượn hằng năm báo cáo theo mẫu.")).isEmpty();
    assertThat(tasks("Tổ chức kiểm tra kho sách, báo cáo hằng năm.")).isEmpty();
    assertThat(tasks("Sở Nội vụ báo cáo hằng năm.")).hasSize(1);
  }
}
