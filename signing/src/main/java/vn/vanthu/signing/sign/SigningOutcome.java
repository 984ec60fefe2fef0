package vn.vanthu.signing.sign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.timestamp.TimestampAnswer;

/** What signing gives: the next revision, or the reason why there is none. */
public sealed interface SigningOutcome {
  /**
   * The document with its new revision: the bytes as they were, followed by the increment.
   *
   * @param original the bytes that were signed upon; still open
   * @param increment what follows them; not copied
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Signed(DocumentBytes original, byte[] increment) implements SigningOutcome {
    /** Length of the signed document in bytes. */
    public long length() {
      return original.length() + increment.length;
    }

    /** Writes the whole signed document to a new file. The caller makes it durable. */
    public void writeTo(Path file) throws IOException {
      try (FileChannel out =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        original.writeTo(out);
        ByteBuffer rest = ByteBuffer.wrap(increment);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
      }
    }

    /** The whole signed document in memory: for small documents. */
    public byte[] bytes() {
      byte[] whole = new byte[Math.toIntExact(length())];
      original.copyInto(whole, 0);
      System.arraycopy(increment, 0, whole, whole.length - increment.length, increment.length);
      return whole;
    }
  }

  /**
   * No signature was made and nothing half-signed exists.
   *
   * @param message code and sentences, from {@link SigningProblem}, a {@link KeyRefusal} or a time
   *     stamp refusal
   * @param detail further words, without secrets; may be empty
   */
  record Refused(Message message, String detail) implements SigningOutcome, Preparation {
    static Refused of(SigningProblem problem, String detail) {
      return new Refused(problem.message(), detail);
    }

    static Refused of(KeyRefusal refusal) {
      return new Refused(refusal.message(), refusal.detail());
    }

    static Refused of(TimestampAnswer.Refused refusal) {
      return new Refused(refusal.message(), refusal.detail());
    }
  }
}
