package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a signature shows, in points. */
class PlacingTest {
  private static final double MM = 72 / 25.4;
  private static final Drawing DRAWING =
      new Drawing(Map.of(Typeface.Style.REGULAR, Typeface.load(Typeface.Style.REGULAR)));

  private static Placing placing(String field, int rotation) {
    Increment in =
        TestPdf.increment(
            "<</Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
            "<</Count 2/Kids[3 0 R 4 0 R]/MediaBox[100 200 700 1000]>>",
            "<</Type/Page/Rotate " + rotation + ">>",
            "<</Type/Page>>",
            "<</FT/Sig/T(person)" + field + ">>");
    return new Placing(in, new Form(in), new Pages(in), DRAWING);
  }

  private static Appearance at(Appearance.Place place) {
    return new Appearance.Text(List.of("x"), 10, place);
  }

  private static void isClose(Rectangle found, Rectangle wanted) {
    assertThat(found.page()).isEqualTo(wanted.page());
    assertThat(new double[] {found.left(), found.bottom(), found.width(), found.height()})
        .containsExactly(
            new double[] {wanted.left(), wanted.bottom(), wanted.width(), wanted.height()},
            within(1e-9));
  }

  @Test
  void a_field_lies_where_its_corners_say_in_any_order() {
    Placing placing = placing("", 0);
    Appearance any = at(new Appearance.Place.At(new Rectangle(1, 1, 1, 1, 1)));
    FormField field =
        new FormField(
            "x",
            Pdf.ref(5, 0),
            Pdf.dict("P", Pdf.ref(4, 0), "Rect", Pdf.numbers(50, 90, 20, 40)),
            "Sig");
    Rectangle place = new Rectangle(2, 20, 40, 30, 50);
    assertThat(placing.of(field)).isEqualTo(place);
    assertThat(placing.of(any, Optional.of(field))).isEqualTo(place);
    assertThat(placing.of(any, Optional.empty())).isEqualTo(new Rectangle(1, 1, 1, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/Rect[1 2 3]", "/Rect[1 2 1 9]", "/Rect[1 2 9 2]", "/Rect[0 0 0 0]"})
  void a_field_without_area_gives_no_place(String rect) {
    Placing placing = placing(rect, 0);
    Appearance over = at(new Appearance.Place.OverLeftThirdOf("person", 10, 10));
    assertThatThrownBy(() -> placing.of(over, Optional.empty()))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage(rect.length() < 13 ? "person has no place" : "person is invisible");
  }

  @Test
  void a_place_of_a_field_that_is_not_there_is_refused() {
    Placing placing = placing("/Rect[0 0 9 9]", 0);
    assertThatThrownBy(() -> placing.of(at(new Appearance.Place.OfField()), Optional.empty()))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("no field gives the place");
    assertThatThrownBy(() ->
            placing.of(at(new Appearance.Place.OverLeftThirdOf("other", 1, 1)), Optional.empty()))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("other");
  }

  @Test
  void a_seal_covers_the_left_third_in_its_real_size() {
    Placing placing = placing("/Rect[300 100 390 160]", 0);
    isClose(
        placing.of(
            at(new Appearance.Place.OverLeftThirdOf("person", 25.4, 12.7)), Optional.empty()),
        new Rectangle(1, 300 + 30 - 72, 100 + (60 - 36) / 2.0, 72, 36));
  }

  @ParameterizedTest
  @CsvSource({"0", "90", "180", "270"})
  void the_upper_right_corner_is_that_of_the_page_as_it_is_shown(int rotation) {
    double width = DRAWING.width(List.of("x"), 10);
    double height = 12;
    boolean lying = rotation % 180 != 0;
    double left = (lying ? 800 : 600) - 15 * MM - width;
    double bottom = (lying ? 600 : 800) - 8 * MM - height;
    Rectangle wanted =
        switch (rotation) {
          case 0 -> new Rectangle(1, 100 + left, 200 + bottom, width, height);
          case 90 -> new Rectangle(1, 700 - bottom - height, 200 + left, height, width);
          case 180 -> new Rectangle(1, 700 - left - width, 1000 - bottom - height, width, height);
          default -> new Rectangle(1, 100 + bottom, 1000 - left - width, height, width);
        };
    isClose(
        placing("", rotation).of(at(new Appearance.Place.TopRight(1)), Optional.empty()), wanted);
  }

  @Test
  void a_picture_in_the_corner_is_36_millimetres_wide() throws java.io.IOException {
    Picture picture = Picture.parse(PictureTest.png(20, 10)).orElseThrow();
    Rectangle place =
        placing("", 0)
            .of(new Appearance.Shown(picture, new Appearance.Place.TopRight(2)), Optional.empty());
    isClose(
        place,
        new Rectangle(2, 700 - 15 * MM - 36 * MM, 1000 - 8 * MM - 18 * MM, 36 * MM, 18 * MM));
  }

  @Test
  void millimetres_are_72_points_in_an_inch() {
    isClose(Rectangle.inMillimetres(3, 25.4, 50.8, 12.7, 254), new Rectangle(3, 72, 144, 36, 720));
    assertThat(Rectangle.points(25.4)).isEqualTo(72);
    assertThat(new Rectangle(1, 2, 3, 4, 5).right()).isEqualTo(6);
    assertThat(new Rectangle(1, 2, 3, 4, 5).top()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1, 1",
    "1, 0, 0, 0, 1",
    "1, 0, 0, 1, 0",
    "1, 0, 0, -1, 1",
    "1, 0, 0, NaN, 1",
    "1, NaN, 0, 1, 1",
    "1, 1e6, 0, 1, 1",
    "1, 5e5, -5e5, 1, 1"
  })
  void a_rectangle_without_area_or_off_every_page_is_none(
      int page, double left, double bottom, double width, double height) {
    assertThatThrownBy(() -> new Rectangle(page, left, bottom, width, height))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rectangle_may_lie_almost_anywhere() {
    assertThat(new Rectangle(1, -5e5, 499_999, 1e-9, 1).left()).isEqualTo(-5e5);
  }

  @Test
  void what_is_drawn_stands_upright_on_a_turned_page() {
    Rectangle place = new Rectangle(1, 0, 0, 30, 20);
    assertThat(Canvas.of(place, 0)).isEqualTo(new Canvas(30, 20, 0));
    assertThat(Canvas.of(place, 90)).isEqualTo(new Canvas(20, 30, 90));
    assertThat(Canvas.of(place, 180)).isEqualTo(new Canvas(30, 20, 180));
    assertThat(Canvas.of(place, 270)).isEqualTo(new Canvas(20, 30, 270));
    assertThat(new Canvas(1, 1, 0).matrix()).isEqualTo(Pdf.numbers(1, 0, 0, 1, 0, 0));
    assertThat(new Canvas(1, 1, 90).matrix()).isEqualTo(Pdf.numbers(0, 1, -1, 0, 0, 0));
    assertThat(new Canvas(1, 1, 180).matrix()).isEqualTo(Pdf.numbers(-1, 0, 0, -1, 0, 0));
    assertThat(new Canvas(1, 1, 270).matrix()).isEqualTo(Pdf.numbers(0, -1, 1, 0, 0, 0));
  }
}
