package vn.vanthu.drills.reading;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Extraction;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Refused;

/**
 * Draws documents as a bad scanner would deliver them (150 to 300 dots per inch, leaning, speckled,
 * a red stamp over the words), reads them and counts the letters that are wrong. The seed is fixed,
 * so that every run sees the same pages.
 */
final class ScanDrill {

  private static final long SEED = 30_2020;
  private static final double ERROR_GOAL = 0.02;
  private static final double FACT_GOAL = 0.95;
  private static final List<String> SENTENCES =
      List.of(
          "Các cơ quan, đơn vị thuộc tỉnh có trách nhiệm tổ chức thực hiện nghiêm túc kế hoạch này.",
          "Văn phòng chủ trì, phối hợp với các phòng chuyên môn theo dõi và đôn đốc việc thực hiện.",
          "Kết quả được báo cáo bằng văn bản trước ngày 25 hằng tháng để tổng hợp chung toàn tỉnh.",
          "Kinh phí thực hiện được bố trí trong dự toán ngân sách hằng năm theo phân cấp hiện hành.",
          "Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh kịp thời để được hướng dẫn.",
          "Thủ trưởng các đơn vị chịu trách nhiệm về tiến độ, chất lượng và hiệu quả công việc được giao.");

  private final Extractor extractor;
  private final PrintStream figures;

  ScanDrill(Extractor extractor, PrintStream figures) {
    this.extractor = extractor;
    this.figures = figures;
  }

  private record Page(BufferedImage image, String words, String number, String date) {}

  boolean run(int count) throws IOException, FontFormatException {
    var random = new Random(SEED);
    Font regular = font("LiberationSerif-Regular.ttf");
    Font bold = font("LiberationSerif-Bold.ttf");
    Path file = Files.createTempFile("scan", ".png");
    int letters = 0;
    int wrong = 0;
    int facts = 0;
    int refused = 0;
    for (int i = 0; i < count; i++) {
      Page page = page(random, regular, bold);
      ImageIO.write(page.image(), "png", file.toFile());
      Extraction extraction = extractor.extract(file, "scan.png");
      switch (extraction) {
        case ExtractedText text -> {
          String read = text.text().replaceAll("\\s+", " ").strip();
          letters += page.words().length();
          wrong += Math.min(page.words().length(), distance(page.words(), read));
          facts += read.contains(page.number()) ? 1 : 0;
          facts += read.contains(page.date()) ? 1 : 0;
        }
        case Refused _ -> refused++;
      }
    }
    Files.delete(file);
    double errors = letters == 0 ? 1 : (double) wrong / letters;
    double found = count == 0 ? 0 : facts / (2.0 * count);
    figures.println("scan-seed: " + SEED);
    figures.println("scan-pages: " + count);
    figures.println("scan-refused: " + refused);
    figures.printf(Locale.ROOT, "scan-character-error-rate: %.4f%n", errors);
    figures.printf(Locale.ROOT, "scan-number-and-date-found: %.4f%n", found);
    return errors <= ERROR_GOAL && found >= FACT_GOAL && refused == 0;
  }

  private static Font font(String name) throws IOException, FontFormatException {
    try (InputStream in = ScanDrill.class.getResourceAsStream("/liberation/" + name)) {
      if (in == null) {
        throw new IOException("no font " + name);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    }
  }

  private static Page page(Random random, Font regular, Font bold) {
    int dpi = 150 + 50 * random.nextInt(4);
    float scale = dpi / 72f;
    var image =
        new BufferedImage(
            Math.round(595 * scale), Math.round(842 * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(scale, scale);
    graphics.rotate(Math.toRadians(random.nextDouble() * 3 - 1.5), 297, 421);
    String number = (1 + random.nextInt(4000)) + "/QĐ-UBND";
    String date =
        String.format(
            Locale.ROOT,
            "ngày %02d tháng %d năm %d",
            1 + random.nextInt(28),
            3 + random.nextInt(10),
            2005 + random.nextInt(20));
    var words = new ArrayList<String>();
    graphics.setColor(Color.BLACK);
    graphics.setFont(bold.deriveFont(12.5f));
    column(graphics, 85, List.of("ỦY BAN NHÂN DÂN", "TỈNH MINH HỌA"), words);
    graphics.setFont(regular.deriveFont(13f));
    write(graphics, 90, 112, "Số: " + number, words);
    graphics.setFont(bold.deriveFont(12f));
    column(
        graphics,
        260,
        List.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        words);
    graphics.setFont(regular.deriveFont(Font.ITALIC, 13f));
    write(graphics, 300, 112, "Minh Họa, " + date, words);
    graphics.setFont(bold.deriveFont(14f));
    write(graphics, 245, 160, "QUYẾT ĐỊNH", words);
    graphics.setFont(regular.deriveFont(13.5f));
    float y = 200;
    for (int i = 0; i < 14; i++) {
      write(graphics, 85, y, SENTENCES.get(random.nextInt(SENTENCES.size())), words);
      y += 30;
    }
    stamp(graphics, random);
    graphics.dispose();
    speckle(image, random);
    return new Page(image, String.join(" ", words), number, date);
  }

  private static void column(Graphics2D graphics, float x, List<String> lines, List<String> words) {
    float y = 70;
    for (String line : lines) {
      write(graphics, x, y, line, words);
      y += 17;
    }
  }

  private static void write(
      Graphics2D graphics, float x, float y, String line, List<String> words) {
    graphics.drawString(line, x, y);
    words.add(line);
  }

  private static void stamp(Graphics2D graphics, Random random) {
    graphics.setColor(new Color(210, 40, 50, 190));
    graphics.setStroke(new BasicStroke(2.5f));
    int x = 200 + random.nextInt(150);
    int y = 420 + random.nextInt(120);
    graphics.drawOval(x, y, 105, 105);
    graphics.drawOval(x + 12, y + 12, 81, 81);
    graphics.drawString("★", x + 46, y + 58);
  }

  private static void speckle(BufferedImage image, Random random) {
    int specks = image.getWidth() * image.getHeight() / 1_500;
    for (int i = 0; i < specks; i++) {
      int x = random.nextInt(image.getWidth());
      int y = random.nextInt(image.getHeight());
      int old = image.getRGB(x, y) & 0xFF;
      int grey = Math.clamp(old + (random.nextInt(240) - 150), 0, 255);
      image.setRGB(x, y, grey << 16 | grey << 8 | grey);
    }
  }

  /** Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      int[] swap = before;
      before = row;
      row = swap;
    }
    return before[other.length()];
  }
}
