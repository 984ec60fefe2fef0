package vn.vanthu.search.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.extract.page.Token;

/** Pages drawn for these tests, 200 dots an inch. */
class RedStampTest {
  @TempDir Path scratch;

  private static BufferedImage page(Color ink, boolean round) {
    var image = new BufferedImage(1654, 2339, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 38));
    graphics.drawString("Danh mục sách mới của kho lưu trữ", 560, 900);
    graphics.setColor(ink);
    graphics.setStroke(new BasicStroke(4));
    if (round) {
      graphics.drawOval(180, 300, 300, 300);
      return image;
    }
    graphics.drawRect(150, 300, 460, 230);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 40));
    graphics.drawString("ĐẾN", 180, 370);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 36));
    graphics.drawString("Số: 4178", 180, 430);
    graphics.drawString("Ngày: 15/6/2031", 180, 490);
    graphics.dispose();
    return image;
  }

  private static List<Upright> stamps(BufferedImage image) {
    return Upright.redStamps(new ScanReader.Picture(image, 72f / 200));
  }

  @Test
  void what_a_red_arrival_stamp_says_is_read_apart_from_the_page() throws Exception {
    BufferedImage image = page(new Color(205, 45, 55), false);
    long end = System.nanoTime() + 300_000_000_000L;
    var page = new PageReading(List.of(), false, true);

    List<Token> words = page.with(stamps(image), scratch.resolve("page"), end).tokens();

    assertThat(words).allMatch(Token::stamped);
    assertThat(words).extracting(Token::text).contains("4178", "15/6/2031");
    Token number = words.stream().filter(w -> w.text().equals("4178")).findFirst().orElseThrow();
    assertThat(number.box().left()).isBetween(80f, 110f);
    assertThat(number.box().top()).isBetween(135f, 160f);
  }

  @Test
  void a_round_seal_is_no_arrival_stamp() {
    assertThat(stamps(page(new Color(205, 45, 55), true))).isEmpty();
  }

  @Test
  void a_black_stamp_is_left_to_the_reading_of_the_page() {
    assertThat(stamps(page(Color.BLACK, false))).isEmpty();
  }
}
