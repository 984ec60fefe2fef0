package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/**
 * Turns an Office document into PDF. LibreOffice runs as a child of the worker, inside its sandbox,
 * with a profile made for this one document: macros off, nothing remembered. Stateless.
 */
public final class LibreOffice {

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/soffice"), Path.of("/usr/lib/libreoffice/program/soffice"));
  private static final long MAX_PDF = 60L << 20;

  private LibreOffice() {}

  /**
   * Converts a document.
   *
   * @param budgetMillis it is stopped after so long
   */
  public static byte[] toPdf(Path file, FileKind kind, long budgetMillis)
      throws IOException, RefusedException {
    Path program =
        PROGRAMS.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new RefusedException(Refused.Reason.TEXT_CONVERTER_MISSING, ""));
    String ending = ending(kind);
    Path folder = Files.createTempDirectory("convert");
    try {
      Path source = folder.resolve("document." + ending);
      Files.copy(file, source, StandardCopyOption.REPLACE_EXISTING);
      run(program, folder, source, filter(kind), budgetMillis);
      Path pdf = folder.resolve("document.pdf");
      if (!Files.exists(pdf)) {
        throw new RefusedException(Refused.Reason.TEXT_DAMAGED, "LibreOffice made nothing of it");
      }
      if (Files.size(pdf) > MAX_PDF) {
        throw new RefusedException(Refused.Reason.TEXT_OUTPUT, Files.size(pdf) + " bytes");
      }
      return Files.readAllBytes(pdf);
    } finally {
      delete(folder);
    }
  }

  private static void run(Path program, Path folder, Path source, String filter, long budgetMillis)
      throws IOException, RefusedException {
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
      command.addAll(List.of("/usr/bin/prlimit", "--core=0", "--fsize=268435456"));
    }
    command.addAll(
        List.of(
            program.toString(),
            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--convert-to",
            filter,
            "--outdir",
            folder.toString(),
            source.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(budgetMillis, TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new RefusedException(Refused.Reason.TEXT_TIMEOUT, "LibreOffice");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Archive PDF (PDF/A-2b, every font inside), so that what is signed can be kept for decades. */
  private static String filter(FileKind kind) {
    return kind == FileKind.HTML
        ? "pdf"
        : "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}";
  }

  private static String ending(FileKind kind) throws RefusedException {
    return switch (kind) {
      case DOC -> "doc";
      case DOCX -> "docx";
      case ODT -> "odt";
      case RTF -> "rtf";
      case HTML -> "html";
      case TEXT, MARKDOWN -> "txt";
      case PDF, MAIL, PNG, JPEG, TIFF, BMP, GIF, WEBP, OTHER ->
          throw new RefusedException(Refused.Reason.TEXT_UNSUPPORTED, kind.mediaType());
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
