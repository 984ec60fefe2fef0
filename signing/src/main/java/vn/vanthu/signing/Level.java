package vn.vanthu.signing;

import java.util.List;
import vn.vanthu.signing.cms.CmsSignature;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * How much a signature carries to be verified later: the baseline levels of EN 319 142-1 §6, or
 * their likeness in older forms.
 */
final class Level {

  private Level() {}

  /** Of a signature that stands beside what it signs (EN 319 122-1 §6). */
  static String ofDetached(SignatureValue value) {
    if (value.signer() == null || value.isTimestamp()) {
      return "";
    }
    String family = value.signer().hasSigningCertificate() ? "CAdES-BASELINE-" : "PKCS7-";
    CmsSignature cms = value.cms();
    boolean evidence =
        cms != null
            && cms.certificates().size() > 1
            && !(cms.crls().isEmpty() && cms.ocspResponses().isEmpty());
    if (value.stamps().isEmpty() && value.archives().isEmpty()) {
      return family + "B";
    }
    if (!evidence) {
      return family + "T";
    }
    return family + (value.archives().isEmpty() ? "LT" : "LTA");
  }

  /**
   * E.g. PAdES-BASELINE-LT or PKCS7-T; empty for document time stamps and for values that cannot be
   * read.
   */
  static String of(SignatureValue value, List<SignatureValue> all, PdfFile file) {
    if (value.signer() == null || value.isTimestamp()) {
      return "";
    }
    boolean pades =
        value.subFilter().equals("ETSI.CAdES.detached") && value.signer().hasSigningCertificate();
    String family = pades ? "PAdES-BASELINE-" : "PKCS7-";
    SignatureValue archive = null;
    for (SignatureValue each : all) {
      if (each.token() != null && each.order() > value.order()) {
        archive = each;
      }
    }
    boolean stamped = !value.stamps().isEmpty() || archive != null;
    PdfObject.Dict store = file.dict(file.catalog().get("DSS"));
    boolean evidence = store.has("Certs") && (store.has("OCSPs") || store.has("CRLs"));
    if (!stamped) {
      return family + "B";
    }
    if (!evidence) {
      return family + "T";
    }
    boolean storeCovered =
        archive != null
            && archive.range() != null
            && file.dict(file.prefix(archive.range().end()).catalog().get("DSS")).has("Certs");
    return family + (storeCovered ? "LTA" : "LT");
  }
}
