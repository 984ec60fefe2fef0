package vn.vanthu.drills.reading;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes hostile files of each kind. Stateless. */
final class HostileFiles {

  private HostileFiles() {}

  /** Writes one hostile file. */
  @FunctionalInterface
  interface Recipe {
    void write(Path file) throws IOException;
  }

  /** All kinds by their file name; {@code bait} is an address that must never be asked. */
  static Map<String, Recipe> all(String bait) {
    Map<String, Recipe> recipes = new LinkedHashMap<>();
    recipes.put("empty.pdf", f -> Files.write(f, new byte[0]));
    recipes.put(
        "truncated.pdf",
        f -> text(f, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 ob"));
    recipes.put("noise.pdf", f -> Files.write(f, join("%PDF-1.4\n", noise(200_000))));
    recipes.put(
        "noise.doc",
        f ->
            Files.write(
                f, join("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", noise(200_000))));
    recipes.put("prev-loop.pdf", f -> text(f, pdf("", "", "/Prev 9")));
    recipes.put("page-loop.pdf", f -> text(f, pdf("2 0 R", "", "")));
    recipes.put("million-objects.pdf", HostileFiles::millionObjects);
    recipes.put("flate-bomb.pdf", HostileFiles::flateBomb);
    recipes.put("huge-picture.pdf", f -> text(f, pdf("3 0 R", "/XObject << /I 5 0 R >>", "")));
    recipes.put(
        "xfa.pdf",
        f ->
            text(
                f,
                pdf("3 0 R", "", "")
                    .replace(
                        "/Catalog",
                        "/Catalog /AcroForm << /Fields [] /XFA ("
                            + "<x>".repeat(20_000)
                            + ") >>")));
    recipes.put("bomb.docx", f -> docxBomb(f, 2_000));
    recipes.put(
        "entities.docx",
        f ->
            docx(
                f,
                "<!DOCTYPE d [<!ENTITY a \""
                    + "x".repeat(1000)
                    + "\"><!ENTITY b \""
                    + "&a;".repeat(1000)
                    + "\"><!ENTITY c \""
                    + "&b;".repeat(1000)
                    + "\">]>",
                "&c;",
                null));
    recipes.put(
        "xxe.docx",
        f -> docx(f, "<!DOCTYPE d [<!ENTITY a SYSTEM \"" + bait + "\">]>", "&a;", null));
    recipes.put("template.docx", f -> docx(f, "", "mẫu", bait));
    recipes.put("macros.docm", f -> docx(f, "", "có macro", "vba"));
    recipes.put("nested.docx", f -> docx(f, "", "<w:tbl><w:tr><w:tc>".repeat(50_000), null));
    recipes.put("entries.zip", f -> entries(f, 50_000));
    recipes.put("entries.docx", f -> entries(f, 50_000));
    recipes.put("zip-in-zip.zip", HostileFiles::zipInZip);
    recipes.put("pixels.png", f -> png(f, 60_000, 60_000));
    recipes.put("pixels-many.png", f -> png(f, 10_000, 11_000));
    recipes.put("deep.html", f -> text(f, "<html><body>" + "<div>".repeat(400_000)));
    recipes.put(
        "fetch.html",
        f ->
            text(
                f,
                "<html><head><link rel=stylesheet href='"
                    + bait
                    + "'></head><body><img src='"
                    + bait
                    + "'><iframe src='"
                    + bait
                    + "'></iframe>chữ</body></html>"));
    recipes.put("deep.rtf", f -> text(f, "{\\rtf1" + "{".repeat(1_000_000)));
    recipes.put("mail-in-mail.eml", HostileFiles::mailInMail);
    recipes.put(
        "two-hundred-megabytes.txt", f -> repeated(f, "Điều 1. Văn bản rất dài. ", 200 << 20));
    recipes.put("two-hundred-megabytes.bin", f -> sparse(f, 200L << 20));
    recipes.put("two-hundred-megabytes.pdf", HostileFiles::longPdf);
    return recipes;
  }

  private static void text(Path file, String content) throws IOException {
    Files.writeString(file, content, StandardCharsets.UTF_8);
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(String head, byte[] tail) {
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(first.length + tail.length).put(first).put(tail).array();
  }

  /** A PDF without a usable cross-reference: the reader has to rebuild it. */
  private static String pdf(String kid, String resources, String trailer) {
    return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids ["
        + (kid.isEmpty() ? "3 0 R" : kid)
        + "] /Parent 2 0 R >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << "
        + resources
        + " >> /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length 21 >>\nstream\nq 1 0 0 1 0 0 cm /I Do Q\nendstream\nendobj\n"
        + "5 0 obj\n<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB"
        + " /BitsPerComponent 8 /Length 3 >>\nstream\nabc\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 6 "
        + trailer
        + " >>\nstartxref\n9\n%%EOF\n";
  }

  private static void millionObjects(Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(pdf("3 0 R", "", "").getBytes(StandardCharsets.ISO_8859_1));
      for (int i = 10; i < 1_000_010; i++) {
        out.write(
            (i + " 0 obj\n<< /A " + (i + 1) + " 0 R >>\nendobj\n")
                .getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static byte[] deflated(byte[] block, int times) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(bytes, new Deflater(9))) {
      for (int i = 0; i < times; i++) {
        deflate.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static void flateBomb(Path file) throws IOException {
    byte[] stream =
        deflated("q Q BT ET ".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1), 1_500);
    String document = pdf("3 0 R", "", "");
    int at = document.indexOf("4 0 obj");
    int end = document.indexOf("5 0 obj");
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(document.substring(0, at).getBytes(StandardCharsets.ISO_8859_1));
      out.write(
          ("4 0 obj\n<< /Filter /FlateDecode /Length " + stream.length + " >>\nstream\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write(stream);
      out.write("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
      out.write(document.substring(end).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static void docx(Path file, String prologue, String inside, @Nullable String extra)
      throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
      entry(
          zip,
          "word/document.xml",
          prologue
              + "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Văn bản "
              + (inside.startsWith("<") ? "" : inside)
              + "</w:t></w:r></w:p>"
              + (inside.startsWith("<") ? inside : "")
              + "</w:body></w:document>");
      if ("vba".equals(extra)) {
        entry(zip, "word/vbaProject.bin", "Sub AutoOpen()");
      } else if (extra != null) {
        entry(
            zip,
            "word/_rels/settings.xml.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"attachedTemplate\" Target=\""
                + extra
                + "\" TargetMode=\"External\"/></Relationships>");
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void docxBomb(Path file, int megabytes) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>".getBytes(StandardCharsets.UTF_8));
      byte[] block = "x ".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < megabytes; i++) {
        zip.write(block);
      }
      zip.closeEntry();
    }
  }

  private static void entries(Path file, int count) throws IOException {
    try (var zip =
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      entry(zip, "word/document.xml", "<w:document xmlns:w=\"w\"/>");
      for (int i = 0; i < count; i++) {
        zip.putNextEntry(new ZipEntry("word/part" + i + ".xml"));
        zip.closeEntry();
      }
    }
  }

  private static void zipInZip(Path file) throws IOException {
    byte[] inner = "0".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (int depth = 0; depth < 12; depth++) {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
        for (int i = 0; i < 10; i++) {
          zip.putNextEntry(new ZipEntry("inner" + i + ".zip"));
          zip.write(inner);
          zip.closeEntry();
        }
      }
      inner = bytes.toByteArray();
    }
    Files.write(file, inner);
  }

  /** A picture whose head promises many pixels and whose body is a stream of zeros. */
  private static void png(Path file, int width, int height) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      chunk(
          out,
          "IHDR",
          ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array());
      chunk(out, "IDAT", deflated(new byte[1 << 20], 300));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.write(ByteBuffer.allocate(4).putInt(data.length).array());
    out.write(name);
    out.write(data);
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static void mailInMail(Path file) throws IOException {
    var mail = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      mail.append(
          "From: a@b.vn\r\nTo: c@d.vn\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n");
    }
    text(file, mail + "From: a@b.vn\r\n\r\nhết");
  }

  private static void repeated(Path file, String piece, int length) throws IOException {
    byte[] bytes = piece.repeat(4_000).getBytes(StandardCharsets.UTF_8);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (long written = 0; written < length; written += bytes.length) {
        out.write(bytes);
      }
    }
  }

  private static void sparse(Path file, long length) throws IOException {
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(length - 1).write(ByteBuffer.wrap(new byte[] {1}));
    }
  }

  private static void longPdf(Path file) throws IOException {
    text(file, pdf("3 0 R", "", ""));
    try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      byte[] block =
          "% nothing to see here, again and again and again and again\n"
              .repeat(10_000)
              .getBytes(StandardCharsets.US_ASCII);
      for (long written = 0; written < 200L << 20; written += block.length) {
        out.write(block);
      }
    }
  }
}
