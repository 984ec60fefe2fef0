package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.signing.Broken.NOW;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.Report.Verdict;
import vn.vanthu.signing.sign.SignatureRequest;

/** Fields of every kind filled after signing: what their widgets show must be what they hold. */
class FilledFieldsTest {
  private static final int TEXT = 5;
  private static final int TWO_PLACES = 6;
  private static final int FIRST_PLACE = 7;
  private static final int SECOND_PLACE = 8;
  private static final int COMBO = 9;
  private static final int LIST = 10;
  private static final int CHECK = 11;
  private static final int PLACE = 14;
  private static final int PAINTED_PLACE = 15;

  private static final byte[] SIGNED =
      SignedSamples.SHARED.byOfficial(draft(), SignatureRequest.approval("person"));

  private static byte[] draft() {
    String widget = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/DA(/F1 12 Tf 0 g)";
    return SignedSamples.withTable(
        "<</Type/Catalog/Pages 2 0 R"
            + "/AcroForm<</Fields[5 0 R 6 0 R 9 0 R 10 0 R 11 0 R 14 0 R 15 0 R]/DR<</Font<</F1 12 0 R>>>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>"
            + "/Annots[5 0 R 7 0 R 8 0 R 9 0 R 10 0 R 11 0 R 14 0 R 15 0 R]>>",
        "<</Length 5>>\nstream\n q Q \nendstream",
        widget + "/FT/Tx/T(a)/Rect[10 10 90 30]>>",
        "<</FT/Tx/T(b)/Kids[7 0 R 8 0 R]>>",
        widget + "/Parent 6 0 R/Rect[10 50 90 70]>>",
        widget + "/Parent 6 0 R/Rect[10 90 90 110]>>",
        widget + "/FT/Ch/Ff 131072/T(c)/Opt[[(1)(Mot)][(2)(Hai)]]/Rect[10 130 90 150]>>",
        widget + "/FT/Ch/T(d)/Opt[(Xuan)(Ha)(Thu)]/Rect[10 170 90 210]>>",
        widget + "/FT/Btn/T(e)/AS/Off/AP<</N<</Yes 13 0 R/Off 4 0 R>>>>/Rect[10 230 30 250]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        picture("BT /F1 9 Tf 1 1 Td (X) Tj ET"),
        widget + "/FT/Sig/T(f)/Rect[300 90 400 190]>>",
        widget + "/FT/Sig/T(g)/Rect[300 290 400 390]/AP<</N 13 0 R>>>>");
  }

  private static String picture(String content) {
    return "<</Type/XObject/Subtype/Form/BBox[0 0 80 20]/Resources<</Font<</F1 12 0 R>>>>/Length "
        + content.length()
        + ">>\nstream\n"
        + content
        + "\nendstream";
  }

  private static String showing(String text) {
    return picture("/Tx BMC q BT /F1 12 Tf 0 g 2 5 Td (" + text + ") Tj ET Q EMC");
  }

  private static UnaryOperator<Update> filling(int number, String value, String content) {
    return u -> {
      int picture = u.next();
      u.put(picture, content);
      return entries(number, "/V" + value + "/AP<</N " + picture + " 0 R>>").apply(u);
    };
  }

  private static UnaryOperator<Update> entries(int number, String more) {
    return u -> u.put(number, u.text(number).replaceFirst("<<", "<<" + more));
  }

  private static UnaryOperator<Update> both(UnaryOperator<Update> a, UnaryOperator<Update> b) {
    return u -> b.apply(a.apply(u));
  }

  private static void isIntact(UnaryOperator<Update> change) {
    Report report = judged(change);
    assertThat(codes(report)).contains("CHANGE_FIELD_FILLED");
    assertThat(report.document()).as("%s", codes(report)).isEqualTo(Verdict.INTACT);
  }

  private static void isNoticed(UnaryOperator<Update> change) {
    Report report = judged(change);
    assertThat(codes(report)).contains("CHANGE_FIELD_FILLED", "CHANGE_VALUE_NOT_SHOWN");
    assertThat(report.document()).isEqualTo(Verdict.NOTICE);
  }

  private static Report judged(UnaryOperator<Update> change) {
    byte[] bytes = change.apply(Update.of(SIGNED)).write();
    return new Verifier().verify(DocumentBytes.of(bytes), SignedSamples.SHARED.trust(), NOW);
  }

  private static List<String> codes(Report report) {
    return report.signatures().stream()
        .flatMap(s -> s.changesAfter().stream())
        .map(change -> change.message().code())
        .toList();
  }

  @Test
  void fields_that_show_what_they_hold_are_intact() {
    isIntact(filling(TEXT, "(12)", showing("12")));
    isIntact(filling(COMBO, "(2)", showing("Hai")));
    isIntact(filling(COMBO, "(Hai)", showing("Hai")));
    isIntact(filling(LIST, "(Ha)", showing("Xuan) Tj (Ha) Tj (Thu")));
    isIntact(both(entries(CHECK, "/V/Yes"), u -> u.edit(CHECK, "/AS/Off", "/AS/Yes")));
    isIntact(
        both(
            both(entries(TWO_PLACES, "/V(12)"), shown(FIRST_PLACE, "12")),
            shown(SECOND_PLACE, "12")));
  }

  private static UnaryOperator<Update> shown(int widget, String text) {
    return u -> {
      int picture = u.next();
      u.put(picture, showing(text));
      return entries(widget, "/AP<</N " + picture + " 0 R>>").apply(u);
    };
  }

  @Test
  void a_second_widget_that_shows_something_else_is_told() {
    isNoticed(
        both(
            both(entries(TWO_PLACES, "/V(12)"), shown(FIRST_PLACE, "12")),
            shown(SECOND_PLACE, "90")));
  }

  @Test
  void a_choice_that_shows_another_option_is_told() {
    isNoticed(filling(COMBO, "(1)", showing("Hai")));
    isNoticed(filling(LIST, "(Ha)", showing("Dong")));
    isNoticed(filling(LIST, "(Ha)", showing("Thu")));
  }

  @Test
  void a_box_that_stays_as_it_was_is_told() {
    isNoticed(entries(CHECK, "/V/Yes"));
  }

  @Test
  void a_text_in_the_picture_of_a_state_is_read() {
    isNoticed(u -> {
      int picture = u.next();
      u.put(picture, showing("90"));
      return entries(TEXT, "/V(12)/AS/On/AP<</N<</On " + picture + " 0 R>>>>").apply(u);
    });
  }

  @Test
  void a_text_nobody_sees_does_not_count() {
    isNoticed(filling(TEXT, "(12)", picture("BT /F1 12 Tf 3 Tr 2 5 Td (12) Tj ET")));
    isNoticed(
        filling(
            TEXT,
            "(12)",
            picture("BT /F1 1 Tf (12) Tj ET q 80 0 0 20 0 0 cm BI /W 1/H 1/BPC 8/CS/G ID x EI Q")));
  }

  private static UnaryOperator<Update> signing(int field, String rectangle) {
    return u -> {
      int value = u.next();
      u.put(value, "<</Type/Sig/ByteRange[0 1 2 99999999]/Contents<00>>>");
      return u.put(
          field,
          u.text(field)
              .replaceFirst("Rect ?\\[[^]]*]", "Rect" + rectangle + "/V " + value + " 0 R"));
    };
  }

  @Test
  void an_unseen_signature_gives_up_the_empty_place_that_was_left_for_it() {
    assertThat(codes(judged(signing(PLACE, "[0 0 0 0]"))))
        .contains("CHANGE_SIGNATURE_ADDED")
        .doesNotContain("CHANGE_WIDGET_MOVED");
    assertThat(codes(judged(signing(PLACE, "[60 690 340 720]")))).contains("CHANGE_WIDGET_MOVED");
    assertThat(codes(judged(signing(PAINTED_PLACE, "[0 0 0 0]")))).contains("CHANGE_WIDGET_MOVED");
  }
}
