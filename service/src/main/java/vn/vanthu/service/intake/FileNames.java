package vn.vanthu.service.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes a sender's file name harmless to show, store and send on. Pure. */
public final class FileNames {
  private static final int MAX_BYTES = 255;

  private FileNames() {}

  /**
   * The last part of a path, without control and direction characters, in NFC, at most 255 UTF-8
   * bytes with its ending kept; {@code tep} when nothing is left.
   */
  public static String clean(String untrusted) {
    String name = Normalizer.normalize(untrusted.replace('\\', '/'), Normalizer.Form.NFC);
    name = name.substring(name.lastIndexOf('/') + 1);
    StringBuilder kept = new StringBuilder();
    name.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .limit(1000)
        .forEach(kept::appendCodePoint);
    String clean = kept.toString().strip();
    if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
      return "tep";
    }
    return shorten(clean);
  }

  private static String shorten(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    int end = name.length() - ending.length();
    while (bytes(name.substring(0, end) + ending) > MAX_BYTES) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
