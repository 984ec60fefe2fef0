package vn.vanthu.signing.cades;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.cms.CmsSignature;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.sign.SigningProblem;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Makes a detached signature last (EN 319 122-1 §6): a time stamp over the value (T), certificates
 * and revocation answers in the message itself (LT), archive time stamps (LTA). What is signed
 * stays byte for byte; every step gives a new structure. Of several signers each gets its time
 * stamps. Immutable and thread-safe.
 */
public final class CadesAugmenter {

  /** id-ri-ocsp-response (RFC 5940 §2.1). */
  private static final ASN1ObjectIdentifier OCSP_RESPONSE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.16.2");

  /** RFC 5652 §5.1: the version of a message that holds revocation answers of another format. */
  private static final int VERSION_WITH_OCSP = 5;

  /**
   * The certificates inside a signature and its time stamps, in DER: about these evidence is to be
   * gathered. Empty when it cannot be read.
   */
  public List<byte[]> certificates(byte[] signature) {
    Set<Octets> found = new LinkedHashSet<>();
    CmsSignature.parse(signature)
        .ifPresent(cms -> {
          cms.certificates().forEach(c -> found.add(Octets.of(c.encoded())));
          for (SignerInfo signer : cms.signers()) {
            for (Attribute attribute : attributes(signer.getUnauthenticatedAttributes())) {
              if (isTimestamp(attribute.getAttrType())) {
                attribute.getAttrValues().forEach(token -> collect(token, found));
              }
            }
          }
        });
    return found.stream().map(Octets::bytes).toList();
  }

  private static boolean isTimestamp(ASN1ObjectIdentifier type) {
    return type.equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
        || type.getId().equals(ArchiveIndex.ARCHIVE_TIMESTAMP);
  }

  private static void collect(ASN1Encodable token, Set<Octets> found) {
    TimestampToken.parse(der(token), List.of())
        .ifPresent(
            read -> read.cms().certificates().forEach(c -> found.add(Octets.of(c.encoded()))));
  }

  /** Adds a time stamp over the value of each signer. */
  public CadesOutcome addTimestamp(byte[] signature, TimestampSource source) {
    return changed(
        signature,
        (data, signer) -> {
          byte[] value = signer.getEncryptedDigest().getOctets();
          return with(
              signer,
              PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
              stamped(source, source.digest().of(value)));
        });
  }

  /** Adds certificates and revocation answers; what is there stays. */
  public CadesOutcome addEvidence(byte[] signature, Evidence evidence) {
    return guarded(
        signature,
        data -> {
          List<ASN1Encodable> certificates = members(data.getCertificates());
          addNew(certificates, read(evidence.certificates()));
          List<ASN1Encodable> answers = members(data.getCRLs());
          addNew(answers, read(evidence.crls()));
          List<ASN1Encodable> ocsps = new ArrayList<>();
          for (ASN1Encodable response : read(evidence.ocspResponses())) {
            ocsps.add(
                new DERTaggedObject(
                    false, 1, new OtherRevocationInfoFormat(OCSP_RESPONSE, response)));
          }
          addNew(answers, ocsps);
          return rebuilt(data, certificates, answers, data.getSignerInfos());
        });
  }

  /**
   * Adds an archive time stamp over everything that is there, for each signer. Evidence about the
   * time stamps already there belongs in before ({@link #addEvidence}).
   *
   * @param document what was signed: its digest goes in
   */
  public CadesOutcome addArchiveTimestamp(
      DocumentBytes document, byte[] signature, TimestampSource source) {
    MessageDigest state = source.digest().start();
    document.digestInto(state, 0, document.length());
    byte[] contentDigest = state.digest();
    DigestAlgorithm digest =
        DigestAlgorithm.of(source.digest().identifier().getAlgorithm().getId()).orElseThrow();
    return changed(
        signature,
        (data, signer) -> {
          ArchiveIndex index = ArchiveIndex.over(data, signer, digest);
          byte[] covered = index.covered(data, signer, contentDigest);
          ASN1Encodable token = stamped(source, digest.digest(covered));
          return with(
              signer,
              new ASN1ObjectIdentifier(ArchiveIndex.ARCHIVE_TIMESTAMP),
              indexed(token, index));
        });
  }

  /** The token with the index of what it covers among its unsigned attributes. */
  private static ASN1Encodable indexed(ASN1Encodable token, ArchiveIndex index) {
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(token).getContent());
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    SignerInfo marked =
        with(signer, new ASN1ObjectIdentifier(ArchiveIndex.HASH_INDEX), index.value());
    return content(
        new SignedData(
            data.getVersion(),
            data.getDigestAlgorithms(),
            data.getEncapContentInfo(),
            data.getCertificates(),
            data.getCRLs(),
            new DERSet(marked)));
  }

  private static ASN1Encodable stamped(TimestampSource source, byte[] digest) {
    return switch (source.stamp(digest)) {
      case TimestampAnswer.Refused refused ->
          throw new Refusal(new CadesOutcome.Refused(refused.message(), refused.detail()));
      case TimestampAnswer.Stamped stamped -> read(stamped.token());
    };
  }

  private static SignerInfo with(
      SignerInfo signer, ASN1ObjectIdentifier type, ASN1Encodable value) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    members(signer.getUnauthenticatedAttributes()).forEach(attributes::add);
    attributes.add(new Attribute(type, new DERSet(value)));
    return new SignerInfo(
        signer.getSID(),
        signer.getDigestAlgorithm(),
        signer.getAuthenticatedAttributes(),
        signer.getDigestEncryptionAlgorithm(),
        signer.getEncryptedDigest(),
        new DERSet(attributes));
  }

  /** What happens to one signer. */
  private interface SignerChange {
    SignerInfo of(SignedData data, SignerInfo signer);
  }

  /** What happens to the whole message. */
  private interface MessageChange {
    SignedData of(SignedData data);
  }

  private static CadesOutcome changed(byte[] signature, SignerChange change) {
    return guarded(
        signature,
        data -> {
          ASN1EncodableVector signers = new ASN1EncodableVector();
          for (ASN1Encodable each : data.getSignerInfos()) {
            signers.add(change.of(data, SignerInfo.getInstance(each)));
          }
          return rebuilt(
              data, members(data.getCertificates()), members(data.getCRLs()), new DERSet(signers));
        });
  }

  private static CadesOutcome guarded(byte[] signature, MessageChange change) {
    Optional<CmsSignature> readable = CmsSignature.parse(signature);
    if (readable.isEmpty() || readable.get().signers().isEmpty()) {
      return CadesSigner.refused(SigningProblem.UNREADABLE, "no CMS signature");
    }
    try {
      SignedData data =
          SignedData.getInstance(ContentInfo.getInstance(read(der(read(signature)))).getContent());
      return new CadesOutcome.Signed(der(content(change.of(data))));
    } catch (Refusal refusal) {
      return refusal.outcome;
    }
  }

  private static SignedData rebuilt(
      SignedData data,
      List<ASN1Encodable> certificates,
      List<ASN1Encodable> answers,
      ASN1Set signers) {
    boolean other =
        answers.stream().anyMatch(a -> a instanceof org.bouncycastle.asn1.ASN1TaggedObject);
    return new SignedData(
        other ? new org.bouncycastle.asn1.ASN1Integer(VERSION_WITH_OCSP) : data.getVersion(),
        data.getDigestAlgorithms(),
        data.getEncapContentInfo(),
        set(certificates),
        set(answers),
        signers);
  }

  private static @Nullable ASN1Set set(List<ASN1Encodable> members) {
    return members.isEmpty() ? null : new DERSet(members.toArray(ASN1Encodable[]::new));
  }

  private static ContentInfo content(SignedData data) {
    return new ContentInfo(CMSObjectIdentifiers.signedData, data);
  }

  private static void addNew(List<ASN1Encodable> there, Collection<ASN1Encodable> more) {
    Set<Octets> known = new LinkedHashSet<>();
    there.forEach(each -> known.add(Octets.of(der(each))));
    for (ASN1Encodable each : more) {
      if (known.add(Octets.of(der(each)))) {
        there.add(each);
      }
    }
  }

  private static List<ASN1Encodable> members(@Nullable ASN1Set set) {
    List<ASN1Encodable> all = new ArrayList<>();
    if (set != null) {
      set.forEach(all::add);
    }
    return all;
  }

  private static List<Attribute> attributes(@Nullable ASN1Set set) {
    return members(set).stream().map(Attribute::getInstance).toList();
  }

  private static List<ASN1Encodable> read(Collection<byte[]> encodings) {
    return encodings.stream().map(CadesAugmenter::read).toList();
  }

  private static ASN1Encodable read(byte[] encoding) {
    try {
      return ASN1Primitive.fromByteArray(encoding);
    } catch (IOException e) {
      throw new Refusal(
          new CadesOutcome.Refused(SigningProblem.UNREADABLE.message(), "not an ASN.1 element"));
    }
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }

  /** Carries a refusal to the edge of this class, where it becomes a value. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient CadesOutcome.Refused outcome;

    Refusal(CadesOutcome.Refused outcome) {
      super(outcome.detail(), null, false, false);
      this.outcome = outcome;
    }
  }
}
