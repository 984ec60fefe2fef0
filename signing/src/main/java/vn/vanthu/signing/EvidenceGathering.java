package vn.vanthu.signing;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.trust.Evidence;
import vn.vanthu.signing.trust.Trust;

/**
 * Collects certificates and revocation answers: given, inside each signature, and in the document
 * security store (EN 319 142-1 §5.4.2).
 */
final class EvidenceGathering {

  /** Of one certificate, revocation list or answer; as much as may be fetched. */
  private static final long MAX_STORED_BYTES = 20L << 20;

  private EvidenceGathering() {}

  /**
   * What was given, and what the document's own store holds.
   *
   * @throws vn.vanthu.signing.pdf.PdfRefused when one stream of it is over 20 MiB
   */
  static Evidence given(PdfFile file, Trust trust) {
    Evidence evidence = given(trust);
    PdfObject.Dict store = file.dict(file.catalog().get("DSS"));
    evidence.addEncodedCertificates(streams(file, store.get("Certs")));
    evidence.addCrls(streams(file, store.get("CRLs")));
    evidence.addOcspResponses(streams(file, store.get("OCSPs")));
    for (PdfObject each : file.dict(store.get("VRI")).entries().values()) {
      PdfObject.Dict related = file.dict(each);
      evidence.addEncodedCertificates(streams(file, related.get("Cert")));
      evidence.addCrls(streams(file, related.get("CRL")));
      evidence.addOcspResponses(streams(file, related.get("OCSP")));
    }
    return evidence;
  }

  /** What was given. */
  static Evidence given(Trust trust) {
    Evidence evidence = new Evidence();
    evidence.addEncodedCertificates(trust.certificates());
    evidence.addCrls(trust.crls());
    evidence.addOcspResponses(trust.ocspResponses());
    return evidence;
  }

  /** Adds what travels inside the signatures. */
  static void addAll(List<SignatureValue> values, Evidence evidence) {
    values.forEach(value -> addFrom(value, evidence));
  }

  private static void addFrom(SignatureValue value, Evidence evidence) {
    if (value.cms() != null) {
      evidence.addCertificates(value.cms().certificates());
      evidence.addCrls(value.cms().crls());
      evidence.addOcspResponses(value.cms().ocspResponses());
    }
    if (value.signer() != null) {
      if (value.signer().certificate() != null) {
        evidence.addCertificates(List.of(value.signer().certificate()));
      }
      evidence.addCrls(value.signer().crls());
      evidence.addOcspResponses(value.signer().ocspResponses());
    }
    addFromTokens(value.stamps(), evidence);
    addFromTokens(value.archives(), evidence);
  }

  private static void addFromTokens(List<TimestampToken> tokens, Evidence evidence) {
    for (TimestampToken token : tokens) {
      evidence.addCertificates(token.cms().certificates());
      evidence.addCrls(token.cms().crls());
      evidence.addOcspResponses(token.cms().ocspResponses());
    }
  }

  private static List<byte[]> streams(PdfFile file, PdfObject written) {
    List<byte[]> all = new ArrayList<>();
    for (PdfObject each : file.items(written)) {
      if (file.resolve(each) instanceof PdfObject.Stream stream) {
        all.add(file.decoded(stream, MAX_STORED_BYTES));
      }
    }
    return all;
  }
}
