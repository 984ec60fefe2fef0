package vn.vanthu.signing.sign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final int PIECE = 1 << 20;

    /** Length of the signed document in bytes. */
    public long length() {
      return original.length() + increment.length;
    }

    /** Writes the whole signed document, a megabyte at a time. */
    public void writeTo(OutputStream out) throws IOException {
      for (long at = 0; at < original.length(); at += PIECE) {
        out.write(original.copy(at, Math.min(original.length(), at + PIECE)));
      }
      out.write(increment);
    }

    /** Writes the whole signed document to a new file. The caller makes it durable. */
    public void writeTo(Path file) throws IOException {
      try (OutputStream out = Files.newOutputStream(file)) {
        writeTo(out);
      }
    }

    /** The whole signed document in memory: for small documents. */
    public byte[] bytes() {
      java.io.ByteArrayOutputStream out =
          new java.io.ByteArrayOutputStream(Math.toIntExact(length()));
      try {
        writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory", e);
      }
      return out.toByteArray();
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
