package vn.vanthu.service.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Principal;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;

/**
 * Where documents are judged that nobody files: the verifier with the deployment's trust and the
 * present time, and the registers' word on the same bytes. Thread-safe; only the methods that ask
 * touch the network.
 */
public interface VerificationDesk {
  /** Judges a document with the signatures inside it. */
  Report verify(DocumentBytes document);

  /** Judges a document by a detached CAdES signature. */
  Report verifyDetached(DocumentBytes document, DocumentBytes signature);

  /**
   * The same after asking the authorities that the administrator allows: for known callers only.
   */
  Report verifyAsking(DocumentBytes document);

  /** The same for a detached signature. */
  Report verifyDetachedAsking(DocumentBytes document, DocumentBytes signature);

  /** The record with exactly these bytes, when the principal may read it. */
  Optional<Registered> registered(String sha256, Principal reader);

  /**
   * The filed document that a signature of this report was taken from, when the signature's own
   * bytes are not whole here and the principal may read the document.
   */
  Optional<Registered> original(Report report, Principal reader);

  /**
   * The members {@code registered} and {@code original} of the report ({@code
   * docs/VERIFICATION.md}).
   *
   * @param annex position of the annex that the file is, from 1; null when it is the main document
   * @param receipt where its receipt is served
   */
  record Registered(
      String id,
      @Nullable String number,
      @Nullable String issuedOn,
      @Nullable String issuer,
      String validity,
      @Nullable Integer annex,
      String receipt) {}
}
