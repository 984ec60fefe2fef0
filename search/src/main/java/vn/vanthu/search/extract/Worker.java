package vn.vanthu.search.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The worker process: reads requests from standard input, answers on standard output, ends with the
 * pipe. It may die of any file; {@link Extractor} starts another. Single-threaded towards the pipe.
 */
public final class Worker {

  private Worker() {}

  /**
   * Serves until standard input ends.
   *
   * @throws IOException when the pipes break
   */
  public static void main(String[] arguments) throws IOException {
    var replies =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // Libraries that print to System.out must not reach the pipe.
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    var requests = new DataInputStream(new BufferedInputStream(System.in));
    ReplyCodec.write(new Reply.Ready(), replies);
    while (true) {
      Request request;
      try {
        request = Request.read(requests);
      } catch (EOFException e) {
        return;
      }
      ReplyCodec.write(answer(request, replies), replies);
    }
  }

  private static Reply answer(Request request, DataOutputStream replies) {
    Progress progress = (done, total) -> report(done, total, replies);
    try {
      return new Desk(request, progress).answer();
    } catch (RefusedException e) {
      return new Reply.Refusal(e.refused());
    } catch (StackOverflowError e) {
      return new Reply.Refusal(new Refused(Refused.Reason.TEXT_BOMB, "nested too deep"));
    } catch (IOException | RuntimeException e) {
      return new Reply.Refusal(
          new Refused(Refused.Reason.TEXT_DAMAGED, e.getClass().getSimpleName()));
    }
  }

  private static void report(int done, int total, DataOutputStream replies) {
    try {
      synchronized (replies) {
        ReplyCodec.write(new Reply.Pages(done, total), replies);
      }
    } catch (IOException e) {
      // The client is gone: nobody needs this process any more.
      Runtime.getRuntime().halt(1);
    }
  }

  /** Where the document lies, for the readers. */
  static Path document(Request request) {
    return Path.of(request.path());
  }
}
