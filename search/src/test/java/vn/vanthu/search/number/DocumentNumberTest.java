package vn.vanthu.search.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumberTest {
  @ParameterizedTest
  @CsvSource({
    "812/QĐ-UBND, 812/QĐ-UBND, ADMIN, QĐ, UBND, ",
    "Số: 0031/2024/QĐ-UBND, 0031/2024/QĐ-UBND, LEGAL, QĐ, UBND, ",
    "'*17* /CT-UBND', 17/CT-UBND, ADMIN, CT, UBND, ",
    "41-CTr/TU, 41-CTr/TU, PARTY, CTr, TU, ",
    "88/UBND-TH, 88/UBND-TH, OFFICIAL_LETTER, CV, UBND, TH",
    "77/CT-CS, 77/CT-CS, OFFICIAL_LETTER, CV, CT, CS",
    "77/CT-TTg, 77/CT-TTg, ADMIN, CT, TTg, ",
    "Luật số: 12/2031/QH17, 12/2031/QH17, NATIONAL_ASSEMBLY, , QH17, ",
    "9/2031/TTLT-BTC-BNV, 9/2031/TTLT-BTC-BNV, LEGAL, TTLT, BTC-BNV, ",
    "15b/ NQ- CP, 15b/NQ-CP, ADMIN, NQ, CP, ",
    "12/2031/ND-CP, 12/2031/NĐ-CP, LEGAL, NĐ, CP, ",
    "12/2031/NĐ-CРvề, 12/2031/NĐ-CP, LEGAL, NĐ, CP, ",
    "12/2031/NĐCP, 12/2031/NĐ-CP, LEGAL, NĐ, CP, ",
    "12/CĐ.UBND, 12/CĐ-UBND, ADMIN, CĐ, UBND, ",
    "11-LĐTBXH/TT, 11-LĐTBXH/TT, ADMIN, TT, LĐTBXH, ",
    "26/BKH-TĐ &GSĐT, 26/BKH-TĐ&GSĐT, OFFICIAL_LETTER, CV, BKH, TĐ&GSĐT",
    "40/QĐ-TW, 40-QĐ/TW, PARTY, QĐ, TW, ",
    "557/QĐ-BCĐTW, 557/QĐ-BCĐTW, ADMIN, QĐ, BCĐTW, ",
    "5-QĐ/BCĐTW, 5-QĐ/BCĐTW, PARTY, QĐ, BCĐTW, ",
    "12/qđ-ubnd, 12/QĐ-UBND, ADMIN, QĐ, UBND, ",
    "12/2031/tt-btc, 12/2031/TT-BTC, LEGAL, TT, BTC, ",
    "7/kh-ubnd-vx, 7/KH-UBND-VX, ADMIN, KH, UBND, VX",
    "27-ct/tu, 27-CT/TU, PARTY, CT, TU, ",
    "55-HĐBT, 55-HĐBT, OLD_OR_LETTER, , HĐBT, ",
    "55/QĐ, 55/QĐ, TYPE_ONLY, QĐ, , ",
  })
  void a_number_is_read_in_the_form_it_is_written(
      String raw, String normalized, NumberScheme scheme, String type, String org, String unit) {
    DocumentNumber number = DocumentNumber.parse(raw).orElseThrow();

    assertThat(number.normalized()).isEqualTo(normalized);
    assertThat(number.scheme()).isEqualTo(scheme);
    assertThat(number.typeCode()).isEqualTo(type);
    assertThat(number.orgCode()).isEqualTo(org);
    assertThat(number.unitCode()).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QCVN 41:2031/BGTVT",
        "39/63",
        "10/km-h",
        "5/bc-abc",
        "12/qđ-zzz",
        "22/6/2031",
        "12/12",
        "2031-2035",
        "24/7",
        "/QĐ-UBND",
        "Số:      /2031/NQ-HĐND",
        "Mẫu số 01/TT-ĐK",
        "TCVN ISO 9001:2008",
        "km 12-15",
        ""
      })
  void what_is_no_document_number_is_not_read_as_one(String text) {
    assertThat(DocumentNumber.parse(text)).isEmpty();
  }

  @Test
  void the_same_number_of_two_years_is_two_identities() {
    DocumentNumber number = DocumentNumber.parse("14/CT-UBND").orElseThrow();

    assertThat(number.identity("Ủy ban nhân dân tỉnh Lào Cai", 2031))
        .isEqualTo(number.identity("UỶ BAN NHÂN DÂN TỈNH LÀO CAI", 2031))
        .isNotEqualTo(number.identity("Ủy ban nhân dân tỉnh Lào Cai", 2032));
  }

  @Test
  void leading_zeros_and_separators_do_not_change_the_search_keys() {
    assertThat(NumberKeys.of("7_2031_QD UBND")).isEqualTo(NumberKeys.of("007/2031/QĐ-UBND"));
    assertThat(NumberKeys.of("007/2031/QĐ-UBND"))
        .isEqualTo(new NumberKeys("7", "", "2031", java.util.List.of("qd", "ubnd")));
  }

  @Test
  void numbers_in_running_text_are_found_where_they_stand() {
    String text = "Căn cứ Quyết định số 12/QĐ-UBND ngày 3/4/2031 và Chỉ thị 5-CT/TU;";

    var found = NumberScanner.standard().all(text);

    assertThat(found)
        .extracting(f -> text.substring(f.start(), f.end()))
        .containsExactly("12/QĐ-UBND", "5-CT/TU");
  }

  @Test
  void a_body_called_mau_above_the_label_is_no_code_of_a_form() {
    assertThat(NumberScanner.standard().first("TỈNH MẪU\nSố: 12/QĐ-UBND"))
        .map(DocumentNumber::normalized)
        .contains("12/QĐ-UBND");
    assertThat(NumberScanner.standard().first("theo Mẫu số 12/QĐ-UBND")).isEmpty();
  }
}
