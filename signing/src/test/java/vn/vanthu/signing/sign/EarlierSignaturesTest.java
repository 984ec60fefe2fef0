package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What signatures that are there forbid, as their dictionaries say it. */
class EarlierSignaturesTest {

  private static EarlierSignatures signed(String field, String references) {
    Increment in =
        TestPdf.increment(
            "<</AcroForm<</Fields[2 0 R]>>>>",
            "<</FT/Sig/T(s)/V 3 0 R" + field + ">>",
            "<</Type/Sig/Reference[" + references + "]>>");
    return new EarlierSignatures(in, new Form(in).fields());
  }

  private static String method(String name, String parameters) {
    return "<</TransformMethod/" + name + "/TransformParams<<" + parameters + ">>>>";
  }

  @ParameterizedTest
  @CsvSource({
    "'', DocMDP, /P 1, true",
    "'', DocMDP, /P 2, false",
    "'', DocMDP, /P 3, false",
    "'', DocMDP, '', false",
    "'', FieldMDP, /P 1, false",
    "/Lock<</P 1>>, FieldMDP, '', true",
    "/Lock<</P 2>>, FieldMDP, '', false",
    "/Lock<</Action/All>>, FieldMDP, '', false"
  })
  void only_permission_1_forbids_everything(
      String field, String method, String parameters, boolean forbidden) {
    assertThat(signed(field, method(method, parameters)).forbidEverything()).isEqualTo(forbidden);
    assertThat(signed(field, "null " + method(method, parameters)).forbidEverything())
        .isEqualTo(forbidden);
  }

  @ParameterizedTest
  @CsvSource({
    "FieldMDP, /Action/Include/Fields[(a)], a, true",
    "FieldMDP, /Action/Include/Fields[(a)], a.b, true",
    "FieldMDP, /Action/Include/Fields[(a)], ab, false",
    "FieldMDP, /Action/Include/Fields[(a.b)], a, false",
    "FieldMDP, /Action/Include/Fields[(x) /a (a)], a, true",
    "FieldMDP, /Action/Exclude/Fields[(a)], a, false",
    "FieldMDP, /Action/Exclude/Fields[(a)], a.b, false",
    "FieldMDP, /Action/Exclude/Fields[(a)], b, true",
    "FieldMDP, /Action/Exclude, a, true",
    "FieldMDP, /Action/All/Fields[(b)], a, true",
    "FieldMDP, '', a, true",
    "DocMDP, /Action/All, a, false"
  })
  void a_lock_names_its_fields_or_those_it_leaves_open(
      String method, String parameters, String field, boolean locked) {
    assertThat(signed("", method(method, parameters)).lock(field)).isEqualTo(locked);
  }

  @Test
  void who_has_not_signed_forbids_nothing() {
    assertThat(signed("", "").isEmpty()).isFalse();
    assertThat(signed("", "").forbidEverything()).isFalse();
    assertThat(signed("", "").lock("a")).isFalse();
    EarlierSignatures none = signed("/V null/Lock<</P 1>>", method("FieldMDP", ""));
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.forbidEverything()).isFalse();
    assertThat(none.lock("a")).isFalse();
  }
}
