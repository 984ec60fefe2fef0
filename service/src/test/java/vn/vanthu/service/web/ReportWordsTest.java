package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportWordsTest {
  @Test
  void a_common_name_is_read_as_a_distinguished_name_is_written() {
    assertThat(ReportWords.commonName("CN=Trần Thị B,title=Giám đốc,C=VN")).isEqualTo("Trần Thị B");
    assertThat(ReportWords.commonName("C=VN,O=Sở,CN=Công ty A\\, Chi nhánh B"))
        .isEqualTo("Công ty A, Chi nhánh B");
    assertThat(ReportWords.commonName("O=Sở Nội vụ,C=VN")).isEqualTo("O=Sở Nội vụ,C=VN");
    assertThat(ReportWords.commonName("không phải tên")).isEqualTo("không phải tên");
  }

  @Test
  void a_change_that_must_be_looked_at_is_not_shown_as_permitted() {
    assertThat(later(true, "CHANGE_FIELD_FILLED")).isEqualTo("quiet signature.laterAllowed");
    assertThat(later(true, "CHANGE_ANNOTATION")).isEqualTo("warn signature.laterNotable");
    assertThat(later(true, "OF_ANOTHER_VERSION")).isEqualTo("quiet signature.laterAllowed");
    assertThat(later(false, "CHANGE_PAGES")).isEqualTo("bad signature.laterForbidden");
  }

  private static String later(boolean allowed, String code) {
    var change = new ReportView.LaterView(allowed, code, "1", "");
    return ReportWords.laterTone(change) + " " + ReportWords.laterKey(change);
  }
}
