package vn.vanthu.drills.verify;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Authorities and signers made for one run of a drill, with every knob that a case may want to
 * turn.
 */
final class DrillOffice {

  static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

  /** Someone with a key and a certificate. */
  record Holder(KeyPair pair, X509Certificate certificate) {}

  /**
   * What a certificate says.
   *
   * @param usage bits of KeyUsage, 0 to leave the extension out
   * @param pathLength -1 for none
   */
  record Profile(
      String name,
      Instant from,
      Instant to,
      int usage,
      boolean authority,
      int pathLength,
      List<KeyPurposeId> purposes,
      boolean criticalPurposes,
      String signedWith) {

    static Profile authority(String name) {
      return new Profile(
          name,
          NOW.minus(Duration.ofDays(400)),
          NOW.plus(Duration.ofDays(3000)),
          KeyUsage.keyCertSign | KeyUsage.cRLSign,
          true,
          -1,
          List.of(),
          false,
          "SHA256withRSA");
    }

    static Profile person(String name) {
      return new Profile(
          name,
          NOW.minus(Duration.ofDays(100)),
          NOW.plus(Duration.ofDays(600)),
          KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
          false,
          -1,
          List.of(),
          false,
          "SHA256withRSA");
    }

    static Profile timestamps(String name) {
      return new Profile(
          name,
          NOW.minus(Duration.ofDays(100)),
          NOW.plus(Duration.ofDays(2000)),
          KeyUsage.digitalSignature,
          false,
          -1,
          List.of(KeyPurposeId.id_kp_timeStamping),
          true,
          "SHA256withRSA");
    }

    Profile valid(Instant first, Instant last) {
      return new Profile(
          name, first, last, usage, authority, pathLength, purposes, criticalPurposes, signedWith);
    }

    Profile with(int newUsage) {
      return new Profile(
          name, from, to, newUsage, authority, pathLength, purposes, criticalPurposes, signedWith);
    }

    Profile constrained(boolean isAuthority, int length) {
      return new Profile(
          name, from, to, usage, isAuthority, length, purposes, criticalPurposes, signedWith);
    }

    Profile forPurposes(boolean critical, KeyPurposeId... ids) {
      return new Profile(
          name, from, to, usage, authority, pathLength, List.of(ids), critical, signedWith);
    }

    Profile signedWith(String algorithm) {
      return new Profile(
          name, from, to, usage, authority, pathLength, purposes, criticalPurposes, algorithm);
    }
  }

  private final AtomicLong serial = new AtomicLong(1000);
  final Holder root;
  final Holder issuing;
  final Holder official;
  final Holder clerk;
  final Holder timestamps;

  DrillOffice() throws Exception {
    root = holder(pair(2048), Profile.authority("CN=Drill Root,O=Drill"), null);
    issuing = holder(pair(2048), Profile.authority("CN=Drill Issuing CA,O=Drill"), root);
    official = holder(pair(2048), Profile.person("CN=Nguyễn Văn A,O=UBND"), issuing);
    clerk = holder(pair(2048), Profile.person("CN=UBND,O=UBND"), issuing);
    timestamps = holder(pair(2048), Profile.timestamps("CN=Drill TSA,O=Drill"), issuing);
  }

  static KeyPair pair(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /**
   * @param issuer null for a self-signed certificate
   */
  Holder holder(KeyPair pair, Profile p, @org.jspecify.annotations.Nullable Holder issuer)
      throws Exception {
    X500Name name = new X500Name(p.name());
    X500Name issuerName =
        issuer == null
            ? name
            : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuerName,
            BigInteger.valueOf(serial.incrementAndGet()),
            Date.from(p.from()),
            Date.from(p.to()),
            name,
            pair.getPublic());
    BasicConstraints constraints =
        p.authority() && p.pathLength() >= 0
            ? new BasicConstraints(p.pathLength())
            : new BasicConstraints(p.authority());
    builder.addExtension(Extension.basicConstraints, true, constraints);
    if (p.usage() != 0) {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(p.usage()));
    }
    if (!p.purposes().isEmpty()) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          p.criticalPurposes(),
          new ExtendedKeyUsage(p.purposes().toArray(KeyPurposeId[]::new)));
    }
    PrivateKey by = issuer == null ? pair.getPrivate() : issuer.pair().getPrivate();
    return new Holder(
        pair,
        new JcaX509CertificateConverter()
            .getCertificate(builder.build(new JcaContentSignerBuilder(p.signedWith()).build(by))));
  }

  /** A key that signs with RSA and SHA-256. */
  static SigningKey key(Holder holder, X509Certificate... issuers) {
    List<X509Certificate> chain = new java.util.ArrayList<>(List.of(holder.certificate()));
    chain.addAll(List.of(issuers));
    return new SigningKey() {
      @Override
      public List<X509Certificate> chain() {
        return chain;
      }

      @Override
      public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.RSA_SHA256;
      }

      @Override
      public KeyAnswer sign(byte[] message) {
        try {
          Signature signature = Signature.getInstance("SHA256withRSA");
          signature.initSign(holder.pair().getPrivate());
          signature.update(message);
          return new KeyAnswer.Value(signature.sign());
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  /** An authority that says it is this time. */
  static TimestampSource stamps(Holder authority, Instant time, X509Certificate... issuers) {
    return new TimestampSource() {
      @Override
      public DigestAlgorithm digest() {
        return DigestAlgorithm.SHA256;
      }

      @Override
      public TimestampAnswer stamp(byte[] digest) {
        try {
          return new TimestampAnswer.Stamped(token(authority, time, digest, issuers), time);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public int maxTokenBytes() {
        return 8_000;
      }
    };
  }

  private static byte[] token(
      Holder authority, Instant time, byte[] digest, X509Certificate... issuers) throws Exception {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    var signer =
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build("SHA256withRSA", authority.pair().getPrivate(), authority.certificate());
    var sha256 =
        digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
    TimeStampTokenGenerator generator =
        new TimeStampTokenGenerator(signer, sha256, new ASN1ObjectIdentifier("1.2.3.4"));
    List<X509Certificate> certificates =
        new java.util.ArrayList<>(List.of(authority.certificate()));
    certificates.addAll(List.of(issuers));
    generator.addCertificates(new org.bouncycastle.cert.jcajce.JcaCertStore(certificates));
    TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
    asking.setCertReq(true);
    TimeStampRequest request = asking.generate(TSPAlgorithms.SHA256, digest);
    return generator.generate(request, BigInteger.ONE, Date.from(time)).getEncoded("DER");
  }

  Set<X509Certificate> anchors() {
    return Set.of(root.certificate());
  }
}
