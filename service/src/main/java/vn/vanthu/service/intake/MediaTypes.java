package vn.vanthu.service.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What a file is, by its first bytes; the ending decides only between formats that begin alike.
 * What the sender claims is not asked. The formats of TT 39/2017/TT-BTTTT and pictures. Stateless.
 */
public final class MediaTypes {
  /** Bytes of no format we know. */
  public static final String UNKNOWN = "application/octet-stream";

  public static final String PDF = "application/pdf";

  private static final int HEAD = 1024;
  private static final Map<String, String> ZIPPED =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "odt", "application/vnd.oasis.opendocument.text",
          "ods", "application/vnd.oasis.opendocument.spreadsheet");
  private static final Map<String, String> OLE =
      Map.of(
          "doc", "application/msword",
          "xls", "application/vnd.ms-excel",
          "ppt", "application/vnd.ms-powerpoint");
  private static final Map<String, String> TEXT =
      Map.of(
          "html",
          "text/html",
          "htm",
          "text/html",
          "csv",
          "text/csv",
          "md",
          "text/markdown",
          "eml",
          "message/rfc822",
          "xml",
          "application/xml");

  private MediaTypes() {}

  /** Looks at the file. */
  public static String of(Path file, String name) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    return of(head, name);
  }

  static String of(byte[] head, String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String latin = new String(head, StandardCharsets.ISO_8859_1);
    if (latin.contains("%PDF-")) {
      return PDF;
    }
    if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
      return ZIPPED.getOrDefault(ending, "application/zip");
    }
    if (latin.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return OLE.getOrDefault(ending, "application/x-ole-storage");
    }
    if (latin.startsWith("{\\rtf")) {
      return "application/rtf";
    }
    if (latin.startsWith("\u0089PNG")) {
      return "image/png";
    }
    if (latin.startsWith("\u00FF\u00D8\u00FF")) {
      return "image/jpeg";
    }
    if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) {
      return "image/tiff";
    }
    boolean utf16 = latin.startsWith("\u00FF\u00FE") || latin.startsWith("\u00FE\u00FF");
    if (utf16 || latin.indexOf('\0') < 0) {
      String start = latin.stripLeading().toLowerCase(Locale.ROOT);
      return start.startsWith("<!doctype html") || start.startsWith("<html")
          ? "text/html"
          : TEXT.getOrDefault(ending, "text/plain");
    }
    return UNKNOWN;
  }
}
