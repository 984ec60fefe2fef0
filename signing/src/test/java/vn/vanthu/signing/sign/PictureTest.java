package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A picture pixel by pixel. */
class PictureTest {

  static byte[] png(int width, int height) throws IOException {
    return png(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
  }

  private static byte[] png(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] inflated(byte[] data) throws IOException {
    return new InflaterInputStream(new ByteArrayInputStream(data)).readAllBytes();
  }

  @Test
  void colours_and_opacity_are_parted() throws IOException {
    BufferedImage image = new BufferedImage(2, 3, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = {0xFF010203, 0x80FF8040, 0x00FFFFFF, 0xFFC0B0A0, 0x01102030, 0xFE998877};
    image.setRGB(0, 0, 2, 3, pixels, 0, 2);
    Picture picture = Picture.parse(png(image, "png")).orElseThrow();
    assertThat(picture.width()).isEqualTo(2);
    assertThat(picture.height()).isEqualTo(3);
    byte[] colours = inflated(picture.colours());
    byte[] opacity = inflated(picture.opacity());
    assertThat(colours).hasSize(18);
    assertThat(opacity).hasSize(6);
    for (int i = 0; i < pixels.length; i++) {
      int read =
          (opacity[i] & 0xFF) << 24
              | (colours[3 * i] & 0xFF) << 16
              | (colours[3 * i + 1] & 0xFF) << 8
              | (colours[3 * i + 2] & 0xFF);
      assertThat(read).as("pixel %d", i).isEqualTo(pixels[i]);
    }
  }

  @Test
  void a_side_has_at_most_4000_pixels() throws IOException {
    assertThat(Picture.parse(png(4_000, 1))).isPresent();
    assertThat(Picture.parse(png(1, 4_000))).isPresent();
    assertThat(Picture.parse(png(4_001, 1))).isEmpty();
    assertThat(Picture.parse(png(1, 4_001))).isEmpty();
  }

  @Test
  void a_file_has_at_most_8_MiB() throws IOException {
    byte[] png = png(2, 2);
    assertThat(Picture.parse(Arrays.copyOf(png, 8 << 20))).isPresent();
    assertThat(Picture.parse(Arrays.copyOf(png, (8 << 20) + 1))).isEmpty();
  }

  @Test
  void anything_but_a_png_is_no_picture() throws IOException {
    byte[] png = png(20, 20);
    assertThat(Picture.parse(new byte[0])).isEmpty();
    assertThat(Picture.parse(new byte[] {1, 2, 3})).isEmpty();
    assertThat(Picture.parse(Arrays.copyOf(png, 30))).isEmpty();
    BufferedImage plain = new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB);
    assertThat(Picture.parse(png(plain, "jpg"))).isEmpty();
  }
}
