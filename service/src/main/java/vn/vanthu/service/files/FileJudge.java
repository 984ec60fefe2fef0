package vn.vanthu.service.files;

import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.augment.Evidence;

/**
 * Judges signatures with the deployment's trust at the present time, after asking the authorities
 * that the administrator allows, and gathers what proves their certificates. Thread-safe.
 */
public interface FileJudge {
  /** Judges a PDF or a container by the signatures inside it. */
  Report verifyAsking(DocumentBytes document);

  /** Judges a document by a detached signature. */
  Report verifyDetachedAsking(DocumentBytes document, DocumentBytes signature);

  /** What proves the certificates of the signatures inside a PDF or a container. */
  Evidence evidence(DocumentBytes document);

  /** What proves the certificates of a detached signature. */
  Evidence evidenceOfSignature(DocumentBytes signature);
}
