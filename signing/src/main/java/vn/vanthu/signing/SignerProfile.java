package vn.vanthu.signing;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import vn.vanthu.signing.cms.Certificate;

/**
 * Whether a certificate is a person's or an agency's (chứng thư của cơ quan, tổ chức), as far as
 * its profile tells.
 */
final class SignerProfile {

  private static final String QC_TYPE = "0.4.0.1862.1.6";
  private static final String QC_TYPE_SEAL = "0.4.0.1862.1.6.2";
  private static final ASN1ObjectIdentifier ORGANISATION_IDENTIFIER =
      new ASN1ObjectIdentifier("2.5.4.97");

  /** First words of the names of Vietnamese agencies and organisations; no person's begins so. */
  private static final Set<String> BODIES =
      Set.of(
          "báo",
          "bảo hiểm",
          "bệnh viện",
          "bộ",
          "chi cục",
          "chính phủ",
          "công an",
          "công báo",
          "công ty",
          "cổng thông tin",
          "cục",
          "đại học",
          "đảng ủy",
          "đảng uỷ",
          "hội",
          "hội đồng",
          "học viện",
          "huyện ủy",
          "huyện uỷ",
          "kho bạc",
          "kiểm toán",
          "liên đoàn",
          "ngân hàng",
          "phòng",
          "quốc hội",
          "sở",
          "tập đoàn",
          "thành ủy",
          "thành uỷ",
          "thanh tra",
          "tỉnh ủy",
          "tỉnh uỷ",
          "tòa án",
          "toà án",
          "tổng công ty",
          "tổng cục",
          "trung tâm",
          "trường",
          "ủy ban",
          "uỷ ban",
          "ubnd",
          "văn phòng",
          "viện",
          "vụ");

  private SignerProfile() {}

  /**
   * By EN 319 412-5 (QcType eseal), by EN 319 412-3 (organisation identifier and no person), or by
   * a tax number alone, as Vietnamese authorities write it, or by a name that only a body bears.
   */
  static boolean isSeal(Certificate certificate) {
    if (isQualifiedSeal(certificate)) {
      return true;
    }
    boolean person = has(certificate, BCStyle.SURNAME) || has(certificate, BCStyle.GIVENNAME);
    if (has(certificate, ORGANISATION_IDENTIFIER) && !person) {
      return true;
    }
    String uid = value(certificate, BCStyle.UID).orElse("").toUpperCase(Locale.ROOT);
    boolean ofPerson = uid.contains("CCCD") || uid.contains("CMND") || uid.contains("HC:");
    boolean namedLikeOrganisation =
        certificate
            .organisation()
            .map(o -> o.equalsIgnoreCase(certificate.commonName()))
            .orElse(false);
    return !person
        && !ofPerson
        && (uid.startsWith("MST") || namedLikeOrganisation || isNameOfBody(certificate));
  }

  /** Whether an agency's certificate names the body that a signer's certificate names. */
  static boolean isOfSameBody(Certificate seal, Certificate signer) {
    Set<String> bodies = names(seal, BCStyle.CN, BCStyle.O, BCStyle.OU);
    return !Collections.disjoint(bodies, names(signer, BCStyle.O, BCStyle.OU));
  }

  private static Set<String> names(Certificate certificate, ASN1ObjectIdentifier... types) {
    return Stream.of(types)
        .flatMap(type -> Stream.of(certificate.subjectName().getRDNs(type)))
        .map(rdn -> plain(IETFUtils.valueToString(rdn.getFirst().getValue())))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isNameOfBody(Certificate certificate) {
    String name = plain(certificate.commonName());
    return BODIES.stream().anyMatch(first -> name.startsWith(first + " "));
  }

  private static boolean isQualifiedSeal(Certificate certificate) {
    Extension extension = certificate.extension(Extension.qCStatements);
    if (extension == null) {
      return false;
    }
    try {
      for (ASN1Encodable each : ASN1Sequence.getInstance(extension.getParsedValue())) {
        QCStatement statement = QCStatement.getInstance(each);
        if (statement.getStatementId().getId().equals(QC_TYPE)) {
          return statement.getStatementInfo().toString().contains(QC_TYPE_SEAL);
        }
      }
    } catch (RuntimeException malformed) {
      return false; // says nothing that can be relied on
    }
    return false;
  }

  private static boolean has(Certificate certificate, ASN1ObjectIdentifier type) {
    return certificate.subjectName().getRDNs(type).length > 0;
  }

  private static Optional<String> value(Certificate certificate, ASN1ObjectIdentifier type) {
    var found = certificate.subjectName().getRDNs(type);
    return found.length == 0
        ? Optional.empty()
        : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()));
  }
}
