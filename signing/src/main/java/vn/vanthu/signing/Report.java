package vn.vanthu.signing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found out about one document: the report of the contract without {@code file}
 * and {@code registered}, which only the caller knows. {@link ReportTree} gives it the shape of the
 * contract's JSON.
 *
 * @param sha256 of the whole file, lower-case hex
 * @param size bytes
 * @param validationTime the instant the caller asked about
 * @param document trust left aside, the worst of all signatures and of the file itself
 * @param conclusion after EN 319 102-1, the worst of all signatures
 * @param signatures in the order in which they were made
 * @param notices about the file as a whole
 */
public record Report(
    String sha256,
    long size,
    Instant validationTime,
    Verdict document,
    Conclusion conclusion,
    List<Signature> signatures,
    List<Message> notices) {

  public Report {
    signatures = List.copyOf(signatures);
    notices = List.copyOf(notices);
  }

  /**
   * What became of the bytes. Ordered from good to bad, so the worse of two is the later one;
   * UNSIGNED stands for itself.
   */
  public enum Verdict {
    /** No signature, and the file could be read wholly. */
    UNSIGNED,
    /** Whole, and what came later was permitted. */
    INTACT,
    /** Whole, but a person must be shown something. */
    NOTICE,
    /**
     * A signature is there but cannot be used, or the file cannot be read: never called unsigned.
     */
    UNVERIFIABLE,
    /** Content changed against the rules, or a value does not verify. */
    ALTERED;

    /**
     * Whether the signed bytes are as they were signed: INTACT, also with something to be shown.
     */
    public boolean whole() {
      return this == INTACT || this == NOTICE;
    }

    public Verdict worse(Verdict other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** EN 319 102-1 §5.1.3, over all signatures. */
  public enum Conclusion {
    TOTAL_PASSED,
    INDETERMINATE,
    TOTAL_FAILED,
    NO_SIGNATURE
  }

  /**
   * What a signature stands for: a person's hand (chữ ký), the agency's seal (con dấu), or a proof
   * of time.
   */
  public enum Kind {
    SIGNATURE,
    SEAL,
    TIMESTAMP
  }

  /** Main indication of EN 319 102-1 §5.1.3 for one signature. */
  public enum Indication {
    TOTAL_PASSED,
    INDETERMINATE,
    TOTAL_FAILED
  }

  /** Sub-indications of EN 319 102-1 Table 5 and 6. */
  public enum SubIndication {
    FORMAT_FAILURE,
    HASH_FAILURE,
    SIG_CRYPTO_FAILURE,
    REVOKED,
    EXPIRED,
    NOT_YET_VALID,
    SIG_CONSTRAINTS_FAILURE,
    CHAIN_CONSTRAINTS_FAILURE,
    CERTIFICATE_CHAIN_GENERAL_FAILURE,
    CRYPTO_CONSTRAINTS_FAILURE,
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    POLICY_PROCESSING_ERROR,
    SIGNATURE_POLICY_NOT_AVAILABLE,
    TIMESTAMP_ORDER_FAILURE,
    NO_SIGNING_CERTIFICATE_FOUND,
    NO_CERTIFICATE_CHAIN_FOUND,
    REVOKED_NO_POE,
    REVOKED_CA_NO_POE,
    OUT_OF_BOUNDS_NOT_REVOKED,
    OUT_OF_BOUNDS_NO_POE,
    REVOCATION_OUT_OF_BOUNDS_NO_POE,
    NO_POE,
    TRY_LATER,
    SIGNED_DATA_NOT_FOUND;

    /**
     * Whether the certificate, or one above it, was revoked before anything proves the signature.
     */
    public boolean revoked() {
      return this == REVOKED || this == REVOKED_NO_POE || this == REVOKED_CA_NO_POE;
    }

    /**
     * Whether the certificate was not in its validity, as far as anything proves when the signature
     * was made.
     */
    public boolean outOfValidity() {
      return this == EXPIRED || this == NOT_YET_VALID || this == OUT_OF_BOUNDS_NO_POE;
    }
  }

  /**
   * One signature, seal or document time stamp.
   *
   * @param field full name of the form field, empty when none holds it
   * @param level e.g. PAdES-BASELINE-LT, PKCS7-T, or empty when there is no CMS
   * @param subFilter as written in the document, empty when absent
   * @param subIndication null when the indication is TOTAL_PASSED
   * @param signer null when no certificate could be read
   * @param anchor subject of the trust anchor the path ends at; null when there is none
   * @param algorithm e.g. "SHA256withRSA 3072"
   * @param claimedTime what the signer says, never proof; null when absent
   * @param provenTime earliest proof of existence; null when there is none
   * @param timestampedBy subject of the time stamp authority that gave it
   * @param revision the revision, from 1, that holds the signature
   * @param coversRevision whether the byte range spans that revision from its first to its last
   *     byte
   * @param signedDigest digest of the signed bytes as the signature names it, e.g. {@code
   *     SHA256:9f86…}; it survives when the bytes do not, and leads to the original; null when it
   *     cannot be read
   * @param criteria keys 1.1 to 2.4 of TT 15/2025/TT-BKHCN, Phụ lục II, in order
   * @param messages why integrity and indication are what they are
   * @param grounds what that stands on, byte by byte
   */
  public record Signature(
      String field,
      Kind kind,
      Verdict integrity,
      String level,
      String subFilter,
      Indication indication,
      @Nullable SubIndication subIndication,
      @Nullable Signer signer,
      @Nullable String anchor,
      String algorithm,
      @Nullable Instant claimedTime,
      @Nullable Instant provenTime,
      @Nullable String timestampedBy,
      @Nullable Revocation revocation,
      int revision,
      boolean coversRevision,
      @Nullable String signedDigest,
      List<Change> changesAfter,
      Map<String, Criterion> criteria,
      List<Message> messages,
      Grounds grounds) {

    public Signature {
      changesAfter = List.copyOf(changesAfter);
      messages = List.copyOf(messages);
    }

    /** Whether its certificate, or one above it, was revoked before anything proves it. */
    public boolean revoked() {
      return subIndication != null && subIndication.revoked();
    }

    /**
     * Whether an office may build on it: whole, not TOTAL_FAILED, and made while its certificate
     * was good, neither revoked nor out of its validity, as far as anything proves the time. An
     * issuer that the deployment does not know does not speak against it.
     */
    public boolean stands() {
      return integrity.whole()
          && indication != Indication.TOTAL_FAILED
          && !revoked()
          && (subIndication == null || !subIndication.outOfValidity());
    }
  }

  /**
   * What the verdict on a signature stands on; not in the JSON.
   *
   * @param value of the signature, for a document time stamp the token; null when it cannot be read
   * @param path DER of the certificates from the signer's to the anchor's; the signer's alone when
   *     none leads to an anchor, empty when that was not found
   * @param stamp DER of the time stamp that proves the time; null when none does
   */
  public record Grounds(@Nullable Octets value, List<Octets> path, @Nullable Octets stamp) {
    public Grounds {
      path = List.copyOf(path);
    }
  }

  /**
   * Who signed, read from the certificate.
   *
   * @param name common name
   * @param organisation the O attribute, null when absent
   * @param subject whole distinguished name
   * @param issuer whole distinguished name
   * @param serial lower-case hex
   * @param certificateSha256 of the certificate's DER, lower-case hex: names this very certificate
   */
  public record Signer(
      String name,
      @Nullable String organisation,
      String subject,
      String issuer,
      String serial,
      String certificateSha256) {}

  /**
   * What is known of the certificate's revocation.
   *
   * @param source CRL, OCSP or NONE
   * @param thisUpdate of the answer that was used
   */
  public record Revocation(String source, @Nullable Instant thisUpdate, RevocationStatus status) {}

  /** State of a certificate by its best answer. */
  public enum RevocationStatus {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  /**
   * One thing a later revision changed.
   *
   * @param revision the revision, from 1, that changed it
   * @param kind what was changed
   * @param allowed whether the rules in force at that revision permit it
   * @param page from 1; null when it belongs to no page
   * @param rect x1, y1, x2, y2 in points of the page; null when it has no place
   */
  public record Change(
      int revision,
      ChangeKind kind,
      boolean allowed,
      @Nullable Integer page,
      @Nullable Rect rect,
      Message message) {}

  /** What a later revision changed. */
  public enum ChangeKind {
    SIGNATURE_ADDED,
    SEAL_OVERLAP,
    FIELD_FILLED,
    FIELD_ADDED,
    FIELD_REMOVED,
    FIELD_CHANGED,
    VALIDATION_DATA,
    TIMESTAMP,
    ANNOTATION,
    WIDGET_MOVED,
    APPEARANCE,
    PAGE_CONTENT,
    PAGE_TREE,
    RESOURCES,
    OPTIONAL_CONTENT,
    METADATA,
    STRUCTURE,
    PERMISSIONS,
    CATALOG,
    SIGNATURE_REPLACED,
    UNACCOUNTED_BYTES,
    CROSS_REFERENCE,
    OTHER
  }

  /** Rectangle in default user space units (1/72 inch), lower left and upper right corner. */
  public record Rect(double x1, double y1, double x2, double y2) {
    public boolean isEmpty() {
      return x2 - x1 <= 0 || y2 - y1 <= 0;
    }

    public boolean overlaps(Rect other) {
      return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
    }
  }

  /** Result of one of the nine criteria of TT 15/2025/TT-BKHCN. */
  public record Criterion(Result result, Message message) {
    /** Outcome; NOT_CHECKED when there was nothing to check by. */
    public enum Result {
      PASS,
      FAIL,
      NOT_CHECKED
    }
  }
}
