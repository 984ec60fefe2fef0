package vn.vanthu.signing.cades;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;

/**
 * What an archive time stamp covers (EN 319 122-1 §5.5.2 ats-hash-index-v3, §5.5.3
 * archive-time-stamp-v3): the digests of every certificate, revocation answer and unsigned
 * attribute that was there. Immutable.
 */
public final class ArchiveIndex {

  /** archive-time-stamp-v3. */
  public static final String ARCHIVE_TIMESTAMP = "0.4.0.1733.2.4";

  /** ats-hash-index-v3, inside the time stamp token. */
  public static final String HASH_INDEX = "0.4.0.19122.1.5";

  private final DigestAlgorithm digest;
  private final ASN1Sequence value;

  private ArchiveIndex(DigestAlgorithm digest, ASN1Sequence value) {
    this.digest = digest;
    this.value = value;
  }

  /** The index over everything that a signature holds now. */
  static ArchiveIndex over(SignedData data, SignerInfo signer, DigestAlgorithm digest) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid())));
    parts.add(digests(members(data.getCertificates()), digest));
    parts.add(digests(members(data.getCRLs()), digest));
    parts.add(digests(attributeValues(signer.getUnauthenticatedAttributes()), digest));
    return new ArchiveIndex(digest, new DERSequence(parts));
  }

  /** Reads an index; empty when it is malformed or its hash is unknown. */
  static Optional<ArchiveIndex> parse(ASN1Encodable written) {
    ASN1Sequence parts = ASN1Sequence.getInstance(written);
    if (parts.size() != 4) {
      return Optional.empty();
    }
    return DigestAlgorithm.of(
            AlgorithmIdentifier.getInstance(parts.getObjectAt(0)).getAlgorithm().getId())
        .map(digest -> new ArchiveIndex(digest, parts));
  }

  DigestAlgorithm digest() {
    return digest;
  }

  ASN1Sequence value() {
    return value;
  }

  /**
   * Whether everything that the index names is still there: the first kind of which something is
   * missing or was changed, empty when nothing is. What was added later is not named and not
   * missed.
   */
  Optional<String> missing(SignedData data, SignerInfo signer) {
    if (!holds(1, members(data.getCertificates()))) {
      return Optional.of("certificatesHashIndex");
    }
    if (!holds(2, members(data.getCRLs()))) {
      return Optional.of("crlsHashIndex");
    }
    return holds(3, attributeValues(signer.getUnauthenticatedAttributes()))
        ? Optional.empty()
        : Optional.of("unsignedAttrValuesHashIndex");
  }

  private boolean holds(int part, List<byte[]> present) {
    Set<Octets> there = new HashSet<>();
    present.forEach(each -> there.add(Octets.of(digest.digest(each))));
    for (ASN1Encodable named : ASN1Sequence.getInstance(value.getObjectAt(part))) {
      if (!there.contains(Octets.of(ASN1OctetString.getInstance(named).getOctets()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The bytes whose digest is the time stamp's imprint (§5.5.3 steps 1 to 4).
   *
   * @param contentDigest of the signed document, under the hash of the time stamp
   */
  byte[] covered(SignedData data, SignerInfo signer, byte[] contentDigest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(encoded(data.getEncapContentInfo().getContentType()));
    out.writeBytes(contentDigest);
    out.writeBytes(encoded(signer.getVersion()));
    out.writeBytes(encoded(signer.getSID()));
    out.writeBytes(encoded(signer.getDigestAlgorithm()));
    ASN1Set attributes = signer.getAuthenticatedAttributes();
    if (attributes != null) {
      out.writeBytes(der(new DERTaggedObject(false, 0, attributes)));
    }
    out.writeBytes(encoded(signer.getDigestEncryptionAlgorithm()));
    out.writeBytes(encoded(signer.getEncryptedDigest()));
    out.writeBytes(encoded(value));
    return out.toByteArray();
  }

  private static DERSequence digests(List<byte[]> members, DigestAlgorithm digest) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    members.forEach(each -> all.add(new DEROctetString(digest.digest(each))));
    return new DERSequence(all);
  }

  private static List<byte[]> members(@Nullable ASN1Set set) {
    List<byte[]> all = new ArrayList<>();
    if (set != null) {
      set.forEach(each -> all.add(encoded(each)));
    }
    return all;
  }

  /** Type and one value at a time, one after the other. */
  private static List<byte[]> attributeValues(@Nullable ASN1Set attributes) {
    List<byte[]> all = new ArrayList<>();
    if (attributes == null) {
      return all;
    }
    for (ASN1Encodable each : attributes) {
      Attribute attribute = Attribute.getInstance(each);
      for (ASN1Encodable one : attribute.getAttrValues()) {
        ByteArrayOutputStream pair = new ByteArrayOutputStream();
        pair.writeBytes(encoded(attribute.getAttrType()));
        pair.writeBytes(encoded(one));
        all.add(pair.toByteArray());
      }
    }
    return all;
  }

  /** As it was written. */
  private static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }
}
