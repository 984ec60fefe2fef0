package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;

/** The predictors of PNG and TIFF, row by row. */
class PredictorTest {

  private static byte[] undone(String parms, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    PdfObject.Dict dict =
        (PdfObject.Dict)
            new Lexer(DocumentBytes.of(parms.getBytes(ISO_8859_1)), 0, true, 10).object();
    return Predictor.undo(dict, bytes);
  }

  @Test
  void none_leaves_the_data() {
    assertThat(undone("<<>>", 2, 1, 2)).containsExactly(2, 1, 2);
    assertThat(undone("<</Predictor 1/Columns 2>>", 2, 1, 2)).containsExactly(2, 1, 2);
    assertThat(undone("<</Predictor -3/Columns 2>>", 2, 1, 2)).containsExactly(2, 1, 2);
    assertThat(undone("<</Predictor/Up/Columns 2>>", 2, 1, 2)).containsExactly(2, 1, 2);
  }

  @Test
  void each_kind_of_png_row_adds_its_own_neighbours() {
    String three = "<</Predictor 15/Columns 3>>";
    assertThat(undone(three, 0, 10, 20, 30)).containsExactly(10, 20, 30);
    assertThat(undone(three, 1, 10, 20, 30)).containsExactly(10, 30, 60);
    assertThat(undone(three, 0, 10, 20, 30, 2, 1, 2, 3)).containsExactly(10, 20, 30, 11, 22, 33);
    assertThat(undone(three, 0, 10, 20, 31, 3, 1, 2, 3)).containsExactly(10, 20, 31, 6, 15, 26);
    assertThat(undone(three, 0, 10, 20, 30, 4, 1, 2, 3)).containsExactly(10, 20, 30, 11, 22, 33);
    assertThat(undone(three, 9, 10, 20, 30)).containsExactly(10, 20, 30);
  }

  @Test
  void the_first_row_has_nothing_above_it() {
    assertThat(undone("<</Predictor 10/Columns 3>>", 2, 10, 20, 30)).containsExactly(10, 20, 30);
    assertThat(undone("<</Predictor 10/Columns 3>>", 3, 10, 20, 30)).containsExactly(10, 25, 42);
    assertThat(undone("<</Predictor 10/Columns 3>>", 4, 10, 20, 30)).containsExactly(10, 30, 60);
  }

  @Test
  void paeth_takes_the_nearest_of_left_above_and_corner() {
    String two = "<</Predictor 14/Columns 2>>";
    // left 60, above 10, corner 50: the estimate 20 is nearest to above
    assertThat(undone(two, 0, 50, 10, 4, 10, 1)).containsExactly(50, 10, 60, 11);
    // left 12, above 50, corner 10: the estimate 52 is nearest to above
    assertThat(undone(two, 0, 10, 50, 4, 2, 1)).containsExactly(10, 50, 12, 51);
    // left 30, above 30, corner 10: left and above are as near, left counts
    assertThat(undone(two, 0, 10, 30, 4, 20, 1)).containsExactly(10, 30, 30, 31);
    // left 100, above 40, corner 75: the estimate 65 is nearest to the corner
    assertThat(undone(two, 0, 75, 40, 4, 25, 1)).containsExactly(75, 40, 100, 76);
    // left 40, above 60, corner 50: the estimate 50 is the corner itself
    assertThat(undone(two, 0, 50, 60, 4, 246, 1)).containsExactly(50, 60, 40, 51);
    // left 40, above 20, corner 35: the estimate 25 is nearer to above than to the corner
    assertThat(undone(two, 0, 35, 20, 4, 5, 1)).containsExactly(35, 20, 40, 21);
  }

  @Test
  void values_are_octets_and_wrap_around() {
    assertThat(undone("<</Predictor 11/Columns 3>>", 1, 200, 100, 250))
        .containsExactly((byte) 200, 44, 38);
    assertThat(undone("<</Predictor 13/Columns 1>>", 0, 200, 3, 100))
        .containsExactly((byte) 200, (byte) 200);
  }

  @Test
  void a_neighbour_is_a_whole_pixel_away() {
    assertThat(undone("<</Predictor 11/Colors 3/Columns 2>>", 1, 1, 2, 3, 10, 20, 30))
        .containsExactly(1, 2, 3, 11, 22, 33);
    assertThat(undone("<</Predictor 11/Colors 1/BitsPerComponent 16/Columns 2>>", 1, 1, 2, 10, 20))
        .containsExactly(1, 2, 11, 22);
    assertThat(undone("<</Predictor 11/BitsPerComponent 4/Columns 3>>", 1, 1, 2))
        .containsExactly(1, 3);
    assertThat(undone("<</Predictor 14/Colors 2/Columns 2>>", 0, 9, 8, 7, 6, 4, 1, 1, 1, 1))
        .containsExactly(9, 8, 7, 6, 10, 9, 8, 7);
  }

  @Test
  void a_row_that_is_cut_gives_what_it_has_and_the_rest_is_zero() {
    assertThat(undone("<</Predictor 12/Columns 3>>", 0, 1, 2, 3, 2, 1))
        .containsExactly(1, 2, 3, 2, 0, 0);
    assertThat(undone("<</Predictor 12/Columns 3>>", 0, 1, 2, 3, 2)).hasSize(6);
    assertThat(undone("<</Predictor 12/Columns 3>>")).isEmpty();
  }

  @Test
  void tiff_adds_the_pixel_before_it_in_the_row() {
    assertThat(undone("<</Predictor 2/Columns 3>>", 1, 2, 3, 10, 20, 30))
        .containsExactly(1, 3, 6, 10, 30, 60);
    assertThat(undone("<</Predictor 2/Colors 2/Columns 2>>", 1, 2, 3, 4, 5))
        .containsExactly(1, 2, 4, 6, 5);
    assertThat(undone("<</Predictor 2/Colors 2/Columns 2>>", 1, 2, 3, 4, 5, 6, 7, 8))
        .containsExactly(1, 2, 4, 6, 5, 6, 12, 14);
    assertThat(undone("<</Predictor 2/BitsPerComponent 4/Columns 3>>", 1, 2)).containsExactly(1, 2);
  }

  @Test
  void impossible_measures_are_taken_as_the_nearest_possible() {
    assertThat(undone("<</Predictor 11/Colors 0/Columns 0/BitsPerComponent 8>>", 1, 5, 1, 6))
        .containsExactly(5, 6);
    assertThat(undone("<</Predictor 11/Columns 99999999999>>", 1, 5, 6)).startsWith(5, 11);
  }
}
