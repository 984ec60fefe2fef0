package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: data and talk, both UTF-8 whatever the terminal says. Immutable.
 *
 * @param data standard output
 * @param talk standard error
 */
public record Console(PrintStream data, PrintStream talk) {
  private static final ObjectMapper LINES = JsonMapper.builder().build();

  /** The two streams of this process. */
  public static Console ofProcess() {
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }

  /** One JSON object on one line of data. */
  public void json(JsonNode object) {
    try {
      data.println(LINES.writeValueAsString(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line for the person at the terminal that is of no language. */
  public void say(String line) {
    talk.println(line);
  }

  /** A line for the person at the terminal, Vietnamese first. */
  public void say(String vi, String en) {
    talk.println(vi);
    talk.println(en);
  }
}
