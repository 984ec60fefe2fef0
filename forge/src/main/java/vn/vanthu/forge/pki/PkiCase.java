package vn.vanthu.forge.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * One signed document with everything that may be known when it is judged. Immutable.
 *
 * @param name what is special about it
 * @param anchors trusted roots, for signers and for time stamps
 * @param certificates DER, given beside the document
 * @param at the instant of validation
 */
@SuppressWarnings("ArrayRecordComponent") // test evidence, changed by nobody
public record PkiCase(
    String name,
    byte[] document,
    List<X509Certificate> anchors,
    List<byte[]> certificates,
    List<byte[]> crls,
    List<byte[]> ocspResponses,
    Instant at) {}
