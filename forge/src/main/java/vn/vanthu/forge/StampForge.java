package vn.vanthu.forge;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/** An RFC 3161 token being written. Immutable but for {@link #cms}. */
public final class StampForge {

  private final Party authority;
  private final Instant time;
  private String digest = "SHA-256";
  private UnaryOperator<byte[]> imprint = i -> i;
  private UnaryOperator<CmsForge> cms = c -> c;
  private final List<Party> enclosed = new ArrayList<>();

  private StampForge(Party authority, Instant time) {
    this.authority = authority;
    this.time = time;
  }

  public static StampForge by(Party authority, Instant time) {
    return new StampForge(authority, time);
  }

  /** The digest of the imprint. */
  public StampForge over(String javaDigest) {
    digest = javaDigest;
    return this;
  }

  /** Changes the imprint. */
  public StampForge imprint(UnaryOperator<byte[]> change) {
    imprint = change;
    return this;
  }

  /** Changes the CMS around it. */
  public StampForge cms(UnaryOperator<CmsForge> change) {
    cms = change;
    return this;
  }

  public StampForge enclosing(Party... parties) {
    enclosed.addAll(List.of(parties));
    return this;
  }

  /** DER of the token over this message. */
  public byte[] over(byte[] message) {
    return overDigest(Ber.digest(digest, message));
  }

  /** DER of the token over a message with this digest. */
  public byte[] overDigest(byte[] hash) {
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(new ASN1Integer(1));
    info.add(new ASN1ObjectIdentifier("1.2.3.4.5"));
    info.add(
        new MessageImprint(
            new DefaultDigestAlgorithmIdentifierFinder().find(digest), imprint.apply(hash)));
    info.add(new ASN1Integer(BigInteger.valueOf(time.getEpochSecond())));
    info.add(new ASN1GeneralizedTime(Date.from(time)));
    byte[] content = Ber.der(new DERSequence(info));
    CmsForge forge =
        CmsForge.by(authority)
            .contentType(PKCSObjectIdentifiers.id_ct_TSTInfo)
            .carrying(content)
            .enclosing(enclosed.toArray(Party[]::new));
    return cms.apply(forge).build(content);
  }
}
