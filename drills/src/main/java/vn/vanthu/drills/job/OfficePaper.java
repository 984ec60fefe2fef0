package vn.vanthu.drills.job;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import vn.vanthu.service.typesetting.DraftText;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.OfficialDraft.Signer;
import vn.vanthu.service.typesetting.OfficialDraft.Title;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;

/**
 * Makes text PDFs of a wanted size as an office makes them: set in the layout of Decree 30/2020
 * with embedded typefaces, Vietnamese throughout, no two alike. Gazette files run at 15 to 60 KB a
 * page, the rest of each page being typefaces and pictures; here a page more for every 25 KB and
 * the rest as one picture's bytes.
 */
final class OfficePaper {
  private static final int BYTES_A_PAGE = 25 << 10;
  private static final int PARAGRAPHS_A_PAGE = 6;
  private static final List<String> CLAUSES =
      List.of(
          "rà soát, tổng hợp số liệu của các đơn vị trực thuộc",
          "xây dựng kế hoạch triển khai thực hiện trên địa bàn tỉnh",
          "phối hợp với Ủy ban nhân dân các xã, phường kiểm tra tiến độ",
          "báo cáo kết quả về Sở Nội vụ trước ngày 15 hằng tháng",
          "bố trí kinh phí từ nguồn ngân sách được giao theo quy định",
          "hướng dẫn nghiệp vụ văn thư, lưu trữ cho công chức mới",
          "bảo đảm an toàn thông tin khi gửi, nhận văn bản điện tử",
          "chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh về kết quả");

  private OfficePaper() {}

  static OfficialDraft draft(int bytes, long number) {
    Random words = new Random(number);
    int pages = Math.max(1, bytes / BYTES_A_PAGE);
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= pages * PARAGRAPHS_A_PAGE - 2; i++) {
      body.append(i).append(". Các cơ quan, đơn vị theo mã ").append(words.nextInt(1_000_000));
      for (int clause = 0; clause < 4; clause++) {
        body.append(", ").append(CLAUSES.get(words.nextInt(CLAUSES.size())));
      }
      body.append(".\n\n");
    }
    return new OfficialDraft(
        List.of("ỦY BAN NHÂN DÂN", "TỈNH AN LẠC"),
        List.of("SỞ NỘI VỤ"),
        "KH-SNV",
        "An Lạc",
        new Title.Typed("KẾ HOẠCH", "Triển khai công tác văn thư đợt " + number, ""),
        DraftText.parse(body.toString()),
        new Signer(List.of("GIÁM ĐỐC"), "Trần Thị Bích Hạnh"),
        List.of("- UBND tỉnh (để b/c);", "- Các sở, ban, ngành;", "- Lưu: VT, CCHC."));
  }

  static byte[] of(int bytes, long number) throws IOException {
    var set = new ByteArrayOutputStream();
    var done = new Typesetter().typeset(draft(bytes, number), Instant.EPOCH, set);
    if (!(done instanceof Typesetting.Typeset)) {
      throw new IllegalStateException("the paper cannot be set");
    }
    int missing = bytes - set.size() - 400;
    if (missing <= 0) {
      return set.toByteArray();
    }
    var whole = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(set.toByteArray())) {
      PDImageXObject picture = LosslessFactory.createFromImage(document, noise(missing, number));
      PDPage last = document.getPage(document.getNumberOfPages() - 1);
      try (var pen = new PDPageContentStream(document, last, AppendMode.APPEND, true, true)) {
        pen.drawImage(picture, 30, 20, 60, 30);
      }
      document.save(whole);
    }
    return whole.toByteArray();
  }

  /** A picture that does not shrink: about so many bytes in the file. */
  private static BufferedImage noise(int bytes, long seed) {
    int width = 128;
    BufferedImage image =
        new BufferedImage(width, Math.max(1, bytes / 3 / width), BufferedImage.TYPE_INT_RGB);
    Random grains = new Random(seed);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, grains.nextInt());
      }
    }
    return image;
  }
}
