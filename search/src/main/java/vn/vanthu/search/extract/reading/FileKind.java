package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/** What a file is, by its content; its name only decides between kinds of text. */
public enum FileKind {
  PDF("application/pdf"),
  DOC("application/msword"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  ODT("application/vnd.oasis.opendocument.text"),
  RTF("application/rtf"),
  HTML("text/html"),
  MAIL("message/rfc822"),
  TEXT("text/plain"),
  MARKDOWN("text/markdown"),
  PNG("image/png"),
  JPEG("image/jpeg"),
  TIFF("image/tiff"),
  BMP("image/bmp"),
  GIF("image/gif"),
  WEBP("image/webp"),
  /**
   * Compound files other than DOC (XLS, PPT, MSG), zip packages other than DOCX and ODT, and all
   * else.
   */
  OTHER("application/octet-stream");

  private static final int HEAD = 8192;
  private static final int MANY_ENTRIES = 10_000;

  private final String mediaType;

  FileKind(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  public boolean picture() {
    return switch (this) {
      case PNG, JPEG, TIFF, BMP, GIF, WEBP -> true;
      case PDF, DOC, DOCX, ODT, RTF, HTML, MAIL, TEXT, MARKDOWN, OTHER -> false;
    };
  }

  /**
   * Looks at the first bytes and, for packages, at the names inside.
   *
   * @throws RefusedException when a package holds more files than any document has
   */
  public static FileKind of(Path file, String name) throws IOException, RefusedException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    String latin = new String(head, StandardCharsets.ISO_8859_1);
    if (latin.substring(0, Math.min(1024, latin.length())).contains("%PDF-")) {
      return PDF;
    }
    if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
      return inPackage(file);
    }
    if (latin.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
      return compound(file);
    }
    if (latin.startsWith("{\\rtf")) {
      return RTF;
    }
    FileKind picture = pictureKind(latin);
    return picture == OTHER ? textKind(head, latin, name.toLowerCase(Locale.ROOT)) : picture;
  }

  private static FileKind pictureKind(String head) {
    if (head.startsWith("\u0089PNG\r\n")) {
      return PNG;
    }
    if (head.startsWith("\u00FF\u00D8\u00FF")) {
      return JPEG;
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return TIFF;
    }
    if (head.startsWith("GIF8")) {
      return GIF;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return WEBP;
    }
    return head.startsWith("BM") && head.length() > 30 && head.charAt(14) == 40 ? BMP : OTHER;
  }

  private static FileKind textKind(byte[] head, String latin, String name) {
    String start = latin.stripLeading().toLowerCase(Locale.ROOT).replace("\u00EF\u00BB\u00BF", "");
    if (start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || (start.startsWith("<") && start.contains("<html"))) {
      return HTML;
    }
    if (mailHeaders(latin)) {
      return MAIL;
    }
    if (!looksLikeText(head)) {
      return OTHER;
    }
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return HTML;
    }
    if (name.endsWith(".eml")) {
      return MAIL;
    }
    return name.endsWith(".md") || name.endsWith(".markdown") ? MARKDOWN : TEXT;
  }

  private static boolean mailHeaders(String head) {
    int headers = 0;
    for (String line : head.split("\r?\n", 40)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (line.isEmpty()) {
        break;
      }
      for (String field :
          new String[] {
            "from:",
            "to:",
            "subject:",
            "mime-version:",
            "received:",
            "message-id:",
            "date:",
            "return-path:",
            "delivered-to:"
          }) {
        headers += lower.startsWith(field) ? 1 : 0;
      }
    }
    return headers >= 3;
  }

  private static boolean looksLikeText(byte[] head) {
    int strange = 0;
    int zeros = 0;
    for (byte b : head) {
      zeros += b == 0 ? 1 : 0;
      strange +=
          b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0 ? 1 : 0;
    }
    boolean wide = zeros > head.length / 5 && zeros <= head.length / 2 + 1;
    return strange <= head.length / 50 && (zeros == 0 || wide);
  }

  private static FileKind inPackage(Path file) throws IOException, RefusedException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MANY_ENTRIES) {
        throw new RefusedException(Refused.Reason.TEXT_BOMB, zip.size() + " entries");
      }
      if (zip.getEntry("word/document.xml") != null) {
        return DOCX;
      }
      ZipEntry mime = zip.getEntry("mimetype");
      if (mime != null && zip.getEntry("content.xml") != null) {
        try (var in = zip.getInputStream(mime)) {
          String type = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
          return type.startsWith(ODT.mediaType) ? ODT : OTHER;
        }
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        String entry = entries.nextElement().getName();
        if (entry.startsWith("word/document") && entry.endsWith(".xml")) {
          return DOCX;
        }
      }
      return OTHER;
    } catch (ZipException e) {
      return OTHER; // a damaged package: the general parser says what it is, or refuses it
    }
  }

  private static FileKind compound(Path file) throws IOException {
    // Names of streams are UTF-16LE in the directory; "WordDocument" tells a DOC without opening
    // the file system.
    byte[] mark = "WordDocument".getBytes(StandardCharsets.UTF_16LE);
    try (var in = Files.newInputStream(file)) {
      byte[] window = new byte[1 << 16];
      int kept = 0;
      for (int read = in.read(window, 0, window.length);
          read > 0;
          read = in.read(window, kept, window.length - kept)) {
        int length = kept + read;
        if (indexOf(window, length, mark) >= 0) {
          return DOC;
        }
        kept = Math.min(length, mark.length - 1);
        System.arraycopy(window, length - kept, window, 0, kept);
      }
    }
    return OTHER;
  }

  private static int indexOf(byte[] bytes, int length, byte[] wanted) {
    for (int i = 0; i + wanted.length <= length; i++) {
      int j = 0;
      while (j < wanted.length && bytes[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }
}
