package vn.vanthu.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;

/**
 * The port to reading and recognising. Implementations are thread-safe and never throw on hostile
 * bytes.
 */
public interface TextReader {
  /**
   * Reads the words of a file.
   *
   * @param fileName a hint only
   */
  Words words(Path file, String fileName);

  /** Reads the words of a file and tells of each page. */
  default Words words(Path file, String fileName, Watcher watcher) {
    return words(file, fileName);
  }

  /** Reads the facts of a main document out of its words. */
  Read facts(Words words);

  /**
   * The mark of secrecy in the letterhead or stamp zone of a file: of an attachment, whose other
   * facts nobody asks for.
   */
  default Secrecy secrecy(Words words) {
    return facts(words).proposed().secrecy();
  }

  /**
   * The words, or why there are none.
   *
   * @param notes stable codes: why there is no text, or what the clerk should know about it
   * @param handle what {@link #facts} needs beside the words; opaque
   */
  record Words(TextState state, List<String> notes, String body, @Nullable Object handle) {
    public Words {
      notes = List.copyOf(notes);
    }

    /** No words, for this reason. */
    public static Words none(String note) {
      return new Words(TextState.NO_TEXT, List.of(note), "", null);
    }
  }

  /**
   * What the document says about itself.
   *
   * @param proposed for the register
   * @param facts the whole answer with evidence ({@code docs/READING.md}), or null without text
   */
  record Read(RecordFacts proposed, @Nullable JsonNode facts) {
    public static final Read NOTHING = new Read(RecordFacts.NONE, null);
  }
}
