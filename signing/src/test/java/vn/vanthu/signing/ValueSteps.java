package vn.vanthu.signing;

import static vn.vanthu.signing.Broken.NOW;
import static vn.vanthu.signing.Broken.OTHER;
import static vn.vanthu.signing.Broken.SIGNER;
import static vn.vanthu.signing.Broken.STAMP;
import static vn.vanthu.signing.Broken.STAMPER;
import static vn.vanthu.signing.Broken.add;
import static vn.vanthu.signing.Broken.raw;
import static vn.vanthu.signing.Broken.replaced;
import static vn.vanthu.signing.Broken.signed;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;
import vn.vanthu.signing.Broken.Row;

/** Rows of {@link StepsTest}: the signature value and what stands beside it. */
final class ValueSteps {
  private ValueSteps() {}

  static void value(List<Row> rows) {
    add(
        rows,
        Finding.ALGORITHM_UNSUPPORTED,
        "an unknown signature algorithm",
        () ->
            signed(c ->
                c.namingAlgorithm(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4")))));
    add(
        rows,
        Finding.SIGNED_ATTRIBUTES_NOT_DER,
        "attributes out of order",
        () -> signed(CmsForge::unsorted));
    add(rows, Finding.CMS_UNUSUAL, "a version of its own", () -> signed(c -> c.version(7, 1)));
    add(
        rows,
        Finding.CMS_UNUSUAL,
        "a signer's version of its own",
        () -> signed(c -> c.version(1, 2)));
    add(
        rows,
        Finding.CERTIFICATE_FOREIGN,
        "a certificate beside those committed to",
        () -> signed(c -> c.committingTo(SIGNER, STAMPER).enclosing(STAMPER, OTHER)));
    add(
        rows,
        Finding.SIGNER_CERTIFICATE_MISSING,
        "only a stranger's certificate",
        () -> signed(c -> c.enclosingOnly(OTHER.encoded())));
    add(
        rows,
        Finding.TIMESTAMP_IMPRINT_WRONG,
        "a document time stamp over other bytes",
        () ->
            PdfForge.page()
                .signed("s", STAMP, c -> StampForge.by(STAMPER, NOW).over(new byte[] {1, 2, 3}))
                .bytes());
    add(
        rows,
        Finding.DIGEST_MISMATCH,
        "a changed letter",
        () -> replaced(signed(), "1.000.000", "9.000.000"));
    add(
        rows,
        Finding.DIGEST_MISMATCH,
        "a changed letter, no signed attributes",
        () -> replaced(signed(CmsForge::withoutAttributes), "1.000.000", "9.000.000"));
    add(
        rows,
        Finding.SIGNATURE_VALUE_WRONG,
        "another's key",
        () -> raw(c -> CmsForge.by(new Party(OTHER.keys(), SIGNER.certificate())).build(c)));
  }
}
