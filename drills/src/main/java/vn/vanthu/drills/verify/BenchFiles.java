package vn.vanthu.drills.verify;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.vanthu.drills.sign.SampleDocument;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

/** Many documents by many signers, with all evidence a verifier needs to say TOTAL_PASSED. */
final class BenchFiles {

  private final DrillOffice office = new DrillOffice();
  private final Signer signer = new Signer(SigningProfile.circular15());
  private final List<SigningKey> keys = new ArrayList<>();
  private final List<byte[]> crls = new ArrayList<>();

  /**
   * @param signers people with a key each
   */
  BenchFiles(int signers) throws Exception {
    for (int i = 0; i < signers; i++) {
      DrillOffice.Holder person =
          office.holder(
              DrillOffice.pair(2048),
              DrillOffice.Profile.person("CN=Người ký " + i + ",O=UBND"),
              office.issuing);
      keys.add(DrillOffice.key(person, office.issuing.certificate()));
    }
    for (DrillOffice.Holder authority : List.of(office.root, office.issuing)) {
      crls.add(crl(authority.certificate(), authority.pair().getPrivate()));
    }
  }

  private static byte[] crl(X509Certificate issuer, PrivateKey key) throws Exception {
    Instant now = DrillOffice.NOW;
    X509v2CRLBuilder list =
        new JcaX509v2CRLBuilder(issuer, Date.from(now.minus(Duration.ofHours(1))));
    list.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
    list.addCRLEntry(BigInteger.valueOf(77), Date.from(now.minus(Duration.ofDays(3))), 1);
    return list.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)).getEncoded();
  }

  Trust trust() {
    return Trust.of(office.anchors()).with(List.of(), crls, List.of());
  }

  List<X509Certificate> anchors() {
    return List.copyOf(office.anchors());
  }

  List<byte[]> crls() {
    return crls;
  }

  /** So many documents of 140 KB with one signature each, no two alike. */
  List<byte[]> single(int count) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(signed(SampleDocument.of(140 << 10, i), 1, i));
    }
    return all;
  }

  /** The document with so many signatures one after the other, by different people. */
  byte[] signed(byte[] document, int signatures, int first) {
    byte[] now = document;
    for (int i = 0; i < signatures; i++) {
      SigningOutcome outcome =
          signer.sign(
              DocumentBytes.of(now),
              SignatureRequest.approval("Signature" + i).claiming(DrillOffice.NOW),
              keys.get((first + i) % keys.size()),
              Optional.empty());
      now =
          switch (outcome) {
            case SigningOutcome.Signed made -> made.bytes();
            case SigningOutcome.Refused refused ->
                throw new IllegalStateException(refused.toString());
          };
    }
    return now;
  }
}
