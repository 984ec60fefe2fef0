package vn.vanthu.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;
import vn.vanthu.signing.trust.Trust;

/**
 * A root, a signer and time stamp authorities made for one test class, with a clock that the test
 * sets: archives are judged decades later.
 */
public final class TestAuthority {
  public static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Provider BC = new BouncyCastleProvider();

  private final KeyPair rootPair = rsa();
  private final X509Certificate root;
  private final KeyPair signerPair = rsa();
  private final X509Certificate signer;
  private final int stampYears;
  private long serial = 10;

  /** Authorities whose time stamp certificates live for one year. */
  public TestAuthority() {
    this(1);
  }

  /** Authorities whose time stamp certificates live so long. */
  public TestAuthority(int stampYears) {
    this.stampYears = stampYears;
    this.root = issue("CN=Test Root", rootPair, NOW, 30, true, false);
    this.signer = issue("CN=Official,O=UBND", signerPair, NOW, 2, false, false);
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate issue(
      String name, KeyPair pair, Instant from, int years, boolean authority, boolean stamps) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=Test Root"),
              BigInteger.valueOf(++serial),
              Date.from(from.minus(Duration.ofDays(30))),
              Date.from(from.plus(Duration.ofDays(365L * years))),
              new X500Name(name),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      if (stamps) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(rootPair.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The anchor. */
  public X509Certificate root() {
    return root;
  }

  /** The person who signs. */
  public X509Certificate signer() {
    return signer;
  }

  /** Anchors for signers and authorities, and a fresh list. */
  public Trust trust(Instant listAt) {
    return Trust.of(List.of(root)).with(List.of(), List.of(list(listAt, List.of())), List.of());
  }

  /** Anchors only. */
  public Trust anchors() {
    return Trust.of(List.of(root));
  }

  /** A revocation list of that instant. */
  public byte[] list(Instant at, List<X509Certificate> revoked) {
    try {
      X509v2CRLBuilder list = new X509v2CRLBuilder(new X500Name("CN=Test Root"), Date.from(at));
      list.setNextUpdate(Date.from(at.plus(Duration.ofDays(7))));
      for (X509Certificate each : revoked) {
        list.addCRLEntry(each.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
      }
      return list.build(new JcaContentSignerBuilder("SHA256withRSA").build(rootPair.getPrivate()))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What proves the path of everything this root issued, as of that instant. */
  public Evidence evidence(Instant at, X509Certificate... certificates) {
    try {
      java.util.ArrayList<byte[]> all = new java.util.ArrayList<>(List.of(root.getEncoded()));
      for (X509Certificate each : certificates) {
        all.add(each.getEncoded());
      }
      return new Evidence(all, List.of(list(at, List.of())), List.of(), List.of());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The person's key. */
  public SigningKey key() {
    return new TestKey(signerPair.getPrivate(), signer);
  }

  /** An authority that stamps at that instant with a certificate of its own, under SHA-256. */
  public Stamps stampsAt(Instant at) {
    return stampsAt(at, DigestAlgorithm.SHA256);
  }

  /** The same under another hash. */
  public Stamps stampsAt(Instant at, DigestAlgorithm digest) {
    KeyPair pair = rsa();
    return new Stamps(
        at, digest, pair, issue("CN=TSA " + serial, pair, at, stampYears, false, true));
  }

  /** A time stamp authority in this process. */
  public static final class Stamps implements TimestampSource {
    private final Instant at;
    private final DigestAlgorithm digest;
    private final KeyPair pair;
    private final X509Certificate certificate;

    Stamps(Instant at, DigestAlgorithm digest, KeyPair pair, X509Certificate certificate) {
      this.at = at;
      this.digest = digest;
      this.pair = pair;
      this.certificate = certificate;
    }

    public X509Certificate certificate() {
      return certificate;
    }

    @Override
    public DigestAlgorithm digest() {
      return digest;
    }

    @Override
    public int maxTokenBytes() {
      return 8 << 10;
    }

    @Override
    public TimestampAnswer stamp(byte[] imprint) {
      try {
        TimeStampRequestGenerator questions = new TimeStampRequestGenerator();
        questions.setCertReq(true);
        TimeStampRequest question =
            questions.generate(digest.identifier().getAlgorithm(), imprint, BigInteger.TEN);
        TimeStampTokenGenerator generator =
            new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                    .setProvider(BC)
                    .build("SHA256withRSA", pair.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                    .build()
                    .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4.1"));
        generator.addCertificates(
            new CollectionStore<>(Set.of(new JcaX509CertificateHolder(certificate))));
        byte[] token =
            generator
                .generate(question, BigInteger.ONE, Date.from(at))
                .toCMSSignedData()
                .toASN1Structure()
                .getEncoded("DER");
        return new TimestampAnswer.Stamped(token, at);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
