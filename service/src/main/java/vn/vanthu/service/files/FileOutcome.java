package vn.vanthu.service.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.sign.SigningOutcome;

/** What came of signing a file or of raising its signatures. */
public sealed interface FileOutcome {
  /**
   * Done, and found whole.
   *
   * @param file in the temporary folder, until it is sent
   * @param mediaType of the file
   */
  record Made(Path file, String mediaType) implements FileOutcome {
    /** Sends the file once: it is gone afterwards, whether that went well or not. */
    public void sendTo(OutputStream out) throws IOException {
      try {
        Files.copy(file, out);
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Nothing was made.
   *
   * @param message code and sentences
   * @param detail further words, without secrets; may be empty
   */
  record Refused(Message message, String detail) implements FileOutcome {
    static Refused of(FileProblem problem, String detail) {
      return new Refused(problem.message(), detail);
    }

    static Refused of(CadesOutcome.Refused refused) {
      return new Refused(refused.message(), refused.detail());
    }

    static Refused of(SigningOutcome.Refused refused) {
      return new Refused(refused.message(), refused.detail());
    }
  }

  /** The key may not be used, or its certificate is not good. */
  record NotAllowed(RouteRefusal reason) implements FileOutcome {}
}
