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
}
