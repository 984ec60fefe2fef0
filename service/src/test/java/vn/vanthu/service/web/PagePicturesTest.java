package vn.vanthu.service.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.reading.PagePictures;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.changes.ChangedPage;

/** A changed page is drawn before and after, in the reading worker. */
class PagePicturesTest {

  @TempDir private Path folder;

  @Test
  void both_states_are_drawn_and_nothing_is_left_behind() throws Exception {
    String first = document("BT ET");
    int end = first.length();
    String content = "0 0 595 842 re f";
    String updated =
        first
            + "4 0 obj\n<</Length "
            + content.length()
            + ">>\nstream\n"
            + content
            + "\nendstream\nendobj\nxref\n4 1\n"
            + "%010d 00000 n \n".formatted(end)
            + "trailer\n<</Size 5/Root 1 0 R/Prev "
            + first.lastIndexOf("xref\n0")
            + ">>\nstartxref\n";
    int xref = updated.lastIndexOf("xref\n4");
    DocumentBytes bytes = DocumentBytes.of((updated + xref + "\n%%EOF\n").getBytes(ISO_8859_1));
    Path temporary = folder.resolve("pictures");
    try (Extractor extractor =
        new Extractor(
            folder.resolve("worker"), ExtractionLimits.standard(), WorkerLauncher.direct())) {
      Illustrator pictures = new PagePictures(extractor, temporary);
      List<ChangedPage.Place> places =
          List.of(new ChangedPage.Place(2, 1, new Report.Rect(0, 0, 10, 10), false));
      List<Illustrator.Pair> pairs = pictures.pictures(bytes, places, 0).pairs();
      assertThat(pairs).hasSize(1);
      assertThat(middle(pairs.getFirst().before())).as("white before").isEqualTo(0xFFFFFF);
      assertThat(middle(pairs.getFirst().after())).as("black after").isZero();
      assertThat(pairs.getFirst().marks()).hasSize(1);
      assertThat(pictures.pictures(bytes, places, 99).pairs()).hasSameSizeAs(pairs);
    }
    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_few_pages_are_drawn_at_a_look_and_the_next_ones_at_the_next() throws IOException {
    List<ChangedPage.Place> nine = new ArrayList<>();
    for (int page = 1; page <= 9; page++) {
      nine.add(new ChangedPage.Place(2, page, null, page != 9));
      nine.add(new ChangedPage.Place(2, page, new Report.Rect(0, 0, page, 9), page != 9));
    }
    DocumentBytes unreadable = DocumentBytes.of(new byte[0]);
    try (Extractor extractor =
        new Extractor(
            folder.resolve("worker"), ExtractionLimits.standard(), WorkerLauncher.direct())) {
      Illustrator pictures = new PagePictures(extractor, folder.resolve("pictures"));
      assertThat(pictures.pictures(unreadable, nine, 0))
          .isEqualTo(new Illustrator.Pictures(List.of(), 0, 4, 9));
      assertThat(pictures.pictures(unreadable, nine, 4))
          .isEqualTo(new Illustrator.Pictures(List.of(), 4, 8, 9));
      assertThat(pictures.pictures(unreadable, nine, 8))
          .isEqualTo(new Illustrator.Pictures(List.of(), 8, 9, 9));
      assertThat(pictures.pictures(unreadable, nine, 12).from()).isEqualTo(8);
      assertThat(pictures.pictures(unreadable, List.of(), 4))
          .isEqualTo(new Illustrator.Pictures(List.of(), 0, 0, 0));
    }
  }

  private static int middle(String address) throws Exception {
    byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
    var image = ImageIO.read(new ByteArrayInputStream(png));
    return image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xFFFFFF;
  }

  private static String document(String content) {
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
      "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream"
    };
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 5\n").append(table).append("trailer\n<</Size 5/Root 1 0 R>>\n");
    return pdf.append("startxref\n").append(start).append("\n%%EOF\n").toString();
  }
}
