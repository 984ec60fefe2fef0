package vn.vanthu.signing.cades;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Findings;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignedContent;
import vn.vanthu.signing.cms.TimestampToken;

/**
 * Reads the archive time stamps of one signer and checks that each still covers what it says it
 * covers. Whether their authorities are trusted is decided elsewhere.
 */
public final class ArchiveTimestamps {

  private ArchiveTimestamps() {}

  /**
   * The archive time stamps that hold, oldest first; those that do not are reported and left out.
   *
   * @param encoded the CMS structure, as it stands
   * @param index of the signer in it
   * @param content what was signed
   */
  public static List<TimestampToken> of(
      byte[] encoded, int index, SignedContent content, List<Certificate> more, Findings findings) {
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(encoded).getContent());
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(index));
    List<TimestampToken> usable = new ArrayList<>();
    for (ASN1Encodable each : values(signer.getUnauthenticatedAttributes())) {
      Optional<TimestampToken> token = token(each, more);
      Optional<String> broken =
          token.isEmpty() ? Optional.of("?") : broken(token.get(), each, data, signer, content);
      broken.ifPresentOrElse(
          why -> findings.add(Finding.TIMESTAMP_INVALID, why), () -> token.ifPresent(usable::add));
    }
    usable.sort(Comparator.comparing(TimestampToken::time));
    return usable;
  }

  private static Optional<TimestampToken> token(ASN1Encodable written, List<Certificate> more) {
    try {
      return TimestampToken.parse(written.toASN1Primitive().getEncoded(), more);
    } catch (IOException unencodable) {
      return Optional.empty();
    }
  }

  private static Optional<String> broken(
      TimestampToken token,
      ASN1Encodable written,
      SignedData data,
      SignerInfo signer,
      SignedContent content) {
    DigestAlgorithm digest = token.imprintDigest();
    ASN1Encodable named = hashIndex(written);
    if (digest == null || named == null) {
      return Optional.of("ats-hash-index-v3");
    }
    Optional<ArchiveIndex> index = ArchiveIndex.parse(named);
    if (index.isEmpty()) {
      return Optional.of("ats-hash-index-v3");
    }
    Optional<String> missing = index.get().missing(data, signer);
    if (missing.isPresent()) {
      return missing;
    }
    byte[] covered = index.get().covered(data, signer, content.digest(digest));
    if (!token.isOver(SignedContent.of(covered))) {
      return Optional.of("messageImprint");
    }
    return token.findings().verdict() == Report.Verdict.INTACT
        ? Optional.empty()
        : Optional.of(token.findings().messages().getFirst().code());
  }

  private static @Nullable ASN1Encodable hashIndex(ASN1Encodable token) {
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(token).getContent());
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    ASN1Set attributes = signer.getUnauthenticatedAttributes();
    if (attributes == null) {
      return null;
    }
    for (ASN1Encodable each : attributes) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().getId().equals(ArchiveIndex.HASH_INDEX)
          && attribute.getAttrValues().size() == 1) {
        return attribute.getAttrValues().getObjectAt(0);
      }
    }
    return null;
  }

  private static List<ASN1Encodable> values(@Nullable ASN1Set attributes) {
    List<ASN1Encodable> all = new ArrayList<>();
    if (attributes == null) {
      return all;
    }
    for (ASN1Encodable each : attributes) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().getId().equals(ArchiveIndex.ARCHIVE_TIMESTAMP)) {
        attribute.getAttrValues().forEach(all::add);
      }
    }
    return all;
  }
}
