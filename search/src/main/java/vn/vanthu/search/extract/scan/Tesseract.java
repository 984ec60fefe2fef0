package vn.vanthu.search.extract.scan;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.vanthu.search.extract.page.Token;

/** Runs the {@code tesseract} program with its Vietnamese model on one page. Used by one thread. */
final class Tesseract {

  static final Path PROGRAM = Path.of("/usr/bin/tesseract");

  /** Processor time for one page: on a busy machine the clock on the wall says nothing. */
  private static final int LONGEST_CPU_SECONDS = 60;

  private static final int MAX_OUTPUT = 16 << 20;

  private final Path work;
  private final long endNanos;
  private boolean inTime = true;

  Tesseract(Path work, long endNanos) {
    this.work = work;
    this.endNanos = endNanos;
  }

  /** False once a run had to be stopped. */
  boolean inTime() {
    return inTime;
  }

  List<Token> words(Upright page) throws IOException {
    return words(page, "3");
  }

  /** The words of a small picture that holds one block of lines. */
  List<Token> block(Upright page) throws IOException {
    return words(page, "6");
  }

  private List<Token> words(Upright page, String layout) throws IOException {
    String table =
        run(
            page.image(),
            "-l",
            "vie",
            "--oem",
            "1",
            "--psm",
            layout,
            "-c",
            "tessedit_create_tsv=1",
            "-c",
            "tessedit_create_txt=0");
    return TesseractTable.words(table, page);
  }

  /**
   * By how many quarters clockwise the page must be turned to stand upright; 0 when that cannot be
   * told.
   */
  int quartersToTurn(Upright page) throws IOException {
    String answer = run(page.image(), "-l", "osd", "--psm", "0");
    for (String line : answer.split("\n", -1)) {
      if (line.startsWith("Rotate:")) {
        return Math.floorMod(Integer.parseInt(line.substring(7).strip()) / 90, 4);
      }
    }
    return 0;
  }

  private String run(BufferedImage image, String... options) throws IOException {
    Path picture = Path.of(work + ".pgm");
    Path output = Path.of(work + ".out");
    try {
      writePgm(image, picture);
      var command = new ArrayList<String>();
      if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
        command.addAll(
            List.of(
                "/usr/bin/prlimit",
                "--as=3221225472",
                "--core=0",
                "--fsize=67108864",
                "--cpu=" + LONGEST_CPU_SECONDS));
      }
      command.addAll(List.of(PROGRAM.toString(), picture.toString(), "stdout", "--dpi", "300"));
      command.addAll(List.of(options));
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      long left = endNanos + TimeUnit.SECONDS.toNanos(10) - System.nanoTime();
      if (!process.waitFor(Math.max(1, left), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
        inTime = false;
        return "";
      }
      if (process.exitValue() > 128) {
        inTime = false; // stopped by a limit
        return "";
      }
      if (!Files.exists(output) || Files.size(output) > MAX_OUTPUT) {
        return "";
      }
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(picture);
      Files.deleteIfExists(output);
    }
  }

  private static void writePgm(BufferedImage image, Path file) throws IOException {
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(
          ("P5\n" + image.getWidth() + " " + image.getHeight() + "\n255\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(pixels);
    }
  }
}
