package vn.vanthu.signing.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A password or PIN in memory for as short a time as possible: closing wipes it, printing hides it.
 * Single-threaded.
 */
public final class Secret implements AutoCloseable {
  /** No secret that a person types or a file holds is longer. */
  private static final int MAX_BYTES = 4096;

  private final char[] characters;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /** A copy of the characters; the caller wipes its own. */
  public static Secret of(char[] characters) {
    return new Secret(characters.clone());
  }

  /**
   * The first line of a file, in UTF-8.
   *
   * @throws IOException when the file cannot be read or is longer than 4 KiB
   */
  public static Secret fromFile(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("a secret of more than " + MAX_BYTES + " bytes: " + file);
    }
    byte[] bytes = Files.readAllBytes(file);
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, (byte) 0);
    int end = 0;
    while (end < decoded.length() && decoded.charAt(end) != '\n' && decoded.charAt(end) != '\r') {
      end++;
    }
    char[] line = new char[end];
    decoded.get(line);
    Arrays.fill(decoded.array(), '\0');
    return new Secret(line);
  }

  /** The characters themselves: greppable on purpose, to be handed to the device and not kept. */
  public char[] revealToDevice() {
    return characters;
  }

  /** Wipes the characters. */
  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
