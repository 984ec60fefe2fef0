package vn.vanthu.service.routing;

import java.io.IOException;
import java.nio.file.Path;
import vn.vanthu.signing.Message;

/** Makes of an uploaded draft the PDF that officials sign. */
@FunctionalInterface
public interface DraftPress {
  /** What came of a file. */
  sealed interface Pressed {
    /** A PDF with open fields stands at the target. */
    record Pdf() implements Pressed {}

    /** The file is to be filed as it is: signed already, or prepared before. */
    record AsItIs() implements Pressed {}

    /** No draft can be made of it. */
    record Not(Message why) implements Pressed {}
  }

  /**
   * Presses one file.
   *
   * @param source is only read
   * @param name as it was uploaded
   * @param target written only when the answer is {@link Pressed.Pdf}
   * @throws IOException when the target cannot be written
   */
  Pressed press(Path source, String name, Path target) throws IOException;
}
