package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.intake.FolderImport;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.TextReader;

/** A folder is imported whole, in its order, and nothing that lies in it is left unsaid. */
class FolderImportTest {
  @TempDir Path folder;

  /** Its path is longer than the system takes (PATH_MAX, 4,096 bytes): nobody can open it. */
  @Test
  void a_folder_that_cannot_be_read_is_one_refused_entry_and_stops_nothing() throws IOException {
    TestOffice office = new TestOffice(folder);
    Path source = Files.createDirectories(folder.resolve("nguồn"));
    Files.writeString(source.resolve("a.txt"), "trước thư mục sâu");
    Files.writeString(source.resolve("z.txt"), "sau thư mục sâu");
    Path upper = Path.of("s".repeat(200)).resolve(Path.of("s".repeat(200), "s".repeat(200)));
    Path lower = Files.createDirectories(folder.resolve("dưới"));
    Path deep = lower;
    for (int i = 0; i < 6; i++) {
      deep = deep.resolve(upper);
    }
    Path left = Files.createDirectories(deep).getParent();
    Path right = source.resolve("m").resolve(lower.relativize(left)).resolve("đáy");
    Files.createDirectories(right.getParent());
    Files.move(lower, right);
    try {
      List<FolderImport.Outcome> outcomes = new ArrayList<>();
      var importing = new FolderImport(office.intakes(), office.registrar(), 2);
      assertThat(importing.run(source, office.clerk, outcomes::add))
          .isEqualTo(new FolderImport.Summary(2, 0, 0, 0, 1, 0));
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              FolderImport.Outcome.Refused.class,
              refused -> assertThat(refused.why().code()).isEqualTo("UNREADABLE"));
    } finally {
      Files.move(right, lower); // what is too long to open is too long to delete
    }
  }

  @Test
  void links_and_what_is_hidden_are_passed_over_with_a_reason() throws IOException {
    TestOffice office = new TestOffice(folder);
    Path source = Files.createDirectories(folder.resolve(".nguồn"));
    Files.writeString(source.resolve("văn bản.txt"), "một văn bản");
    Files.writeString(source.resolve(".ẩn.txt"), "tệp ẩn");
    Files.writeString(
        Files.createDirectory(source.resolve(".git")).resolve("config"), "thư mục ẩn");
    Files.createSymbolicLink(source.resolve("lối tắt"), source.resolve("văn bản.txt"));
    Files.createSymbolicLink(source.resolve("thư mục khác"), folder);
    List<String> skipped = new ArrayList<>();
    FolderImport.Summary summary =
        new FolderImport(office.intakes(), office.registrar(), 1)
            .run(
                source,
                office.clerk,
                outcome -> {
                  if (outcome instanceof FolderImport.Outcome.Skipped over) {
                    skipped.add(over.file().getFileName() + " " + over.reason());
                  }
                });
    assertThat(summary).isEqualTo(new FolderImport.Summary(1, 0, 0, 0, 0, 4));
    assertThat(skipped)
        .containsExactly(".git HIDDEN", ".ẩn.txt HIDDEN", "lối tắt LINK", "thư mục khác LINK");
  }

  /** The first file waits until the second is done with and the third is being read. */
  @Test
  void numbers_follow_the_order_of_the_paths_whatever_is_read_first() throws IOException {
    CountDownLatch laterRead = new CountDownLatch(1);
    TestOffice office = new TestOffice(folder);
    Intakes intakes =
        new Intakes(
            office.store,
            office.blobs,
            office.rules,
            TestOffice::check,
            new OneWaits("01.txt", "03.txt", laterRead),
            Clock.fixed(TestOffice.NOW, ZoneOffset.UTC),
            new IntakeLimits(1 << 20, 5));
    Path source = Files.createDirectories(folder.resolve("nguồn"));
    for (String name : List.of("01", "02", "03")) {
      Files.writeString(source.resolve(name + ".txt"), "nội dung của tệp " + name);
    }
    Files.writeString(source.resolve("04 lại 01.txt"), "nội dung của tệp 01");
    List<String> told = new ArrayList<>();
    new FolderImport(intakes, office.registrar(), 2)
        .run(
            source,
            office.clerk,
            outcome ->
                told.add(
                    switch (outcome) {
                      case FolderImport.Outcome.Registered done ->
                          done.file().getFileName() + " " + done.number();
                      case FolderImport.Outcome.Known known ->
                          known.file().getFileName() + " = " + known.number();
                      default -> outcome.toString();
                    }));
    assertThat(told).containsExactly("01.txt 01", "02.txt 02", "03.txt 03", "04 lại 01.txt = 01");
  }

  @Test
  void what_a_clerk_should_look_at_is_told() throws IOException {
    TestOffice office = new TestOffice(folder);
    Path source = Files.createDirectories(folder.resolve("nguồn"));
    Files.writeString(source.resolve("chữ ký hỏng.txt"), "SIGNED BROKEN %sig");
    List<String> warnings = new ArrayList<>();
    FolderImport.Summary summary =
        new FolderImport(office.intakes(), office.registrar(), 1)
            .run(
                source,
                office.clerk,
                outcome -> {
                  if (outcome instanceof FolderImport.Outcome.Registered done) {
                    done.warnings().forEach(warning -> warnings.add(warning.code()));
                  }
                });
    assertThat(summary).isEqualTo(new FolderImport.Summary(1, 0, 1, 0, 0, 0));
    assertThat(warnings).containsExactly("SIGNATURE_ALTERED");
  }

  /**
   * Reads as usual, but one file only after another.
   *
   * @param waiting name of the file that waits
   * @param other whose reading it waits for
   */
  private record OneWaits(String waiting, String other, CountDownLatch otherRead)
      implements TextReader {
    @Override
    public Words words(Path file, String fileName) {
      if (fileName.equals(other)) {
        otherRead.countDown();
      } else if (fileName.equals(waiting)) {
        try {
          assertThat(otherRead.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError(e);
        }
      }
      return new TestOffice.PlainReader().words(file, fileName);
    }

    @Override
    public Read facts(Words words) {
      return new TestOffice.PlainReader().facts(words);
    }
  }
}
