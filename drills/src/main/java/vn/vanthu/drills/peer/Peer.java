package vn.vanthu.drills.peer;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What a reference library is asked. Only types of the Java platform pass here, since the other
 * side lives in a class loader of its own. Thread-safe.
 */
public interface Peer {

  /** A PAdES baseline B signature, RSA with SHA-256, without appearance. */
  byte[] sign(byte[] document, PrivateKey key, List<X509Certificate> chain);

  /**
   * Judges every signature of a PDF, offline.
   *
   * @param anchors trusted roots
   * @param certificates may fill gaps in a path
   * @param crls DER
   * @param ocspResponses DER
   * @return for each signature in the order of the document its indication by EN 319 102-1, a slash
   *     and its sub-indication, the latter empty when there is none
   */
  List<String> validate(
      byte[] document,
      List<X509Certificate> anchors,
      List<X509Certificate> certificates,
      List<byte[]> crls,
      List<byte[]> ocspResponses,
      Instant at);

  /**
   * How one signature was judged.
   *
   * @param indication by EN 319 102-1, a slash and the sub-indication, the latter empty when there
   *     is none
   * @param level e.g. PAdES-BASELINE-LT
   * @param whole whether its value and what it signs verify, trust and time aside
   */
  record Judged(String indication, String level, boolean whole) {}

  /**
   * Judges every signature of a document of any kind, offline.
   *
   * @param detached what the signature beside it signs; empty when it is inside
   */
  List<Judged> judge(
      byte[] document,
      byte[] detached,
      List<X509Certificate> anchors,
      List<byte[]> crls,
      Instant at);

  /**
   * Judges an evidence record (RFC 4998) of one document, offline.
   *
   * @return level is empty; whole when the document is found in the record and each time stamp in
   *     it covers what it should
   */
  Judged judgeEvidence(
      byte[] record, byte[] document, List<X509Certificate> anchors, List<byte[]> crls, Instant at);
}
