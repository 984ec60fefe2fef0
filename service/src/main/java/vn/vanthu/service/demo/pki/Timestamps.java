package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** Answers time stamp questions (RFC 3161). Stateless but for the serial numbers it draws. */
final class Timestamps {
  /** The best-practices policy of EN 319 421. */
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("0.4.0.2023.1.1");

  private final DemoPki pki;
  private final SecureRandom random = new SecureRandom();

  Timestamps(DemoPki pki) {
    this.pki = pki;
  }

  byte[] answer(byte[] question, Instant now, Set<DemoFault> faults)
      throws IOException, GeneralSecurityException, OperatorCreationException, TSPException {
    DemoPki.Entity signer = pki.timestamper();
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    SignerInfoGenerator info =
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build("SHA256withECDSA", signer.key(), signer.certificate());
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            info, digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)), POLICY);
    tokens.addCertificates(new JcaCertStore(List.of(signer.certificate(), pki.issuing())));
    tokens.setAccuracySeconds(1);
    TimeStampResponseGenerator answers =
        new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    if (faults.contains(DemoFault.TSA_REJECTS)) {
      return answers
          .generateFailResponse(2, PKIFailureInfo.systemFailure, "told to refuse")
          .getEncoded();
    }
    return answers
        .generate(twisted(new TimeStampRequest(question), faults), serial(), Date.from(now))
        .getEncoded();
  }

  private TimeStampRequest twisted(TimeStampRequest asked, Set<DemoFault> faults)
      throws IOException {
    boolean nonce = faults.contains(DemoFault.TSA_WRONG_NONCE);
    boolean digest = faults.contains(DemoFault.TSA_WRONG_DIGEST);
    if (!nonce && !digest) {
      return asked;
    }
    byte[] imprint = asked.getMessageImprintDigest();
    if (digest) {
      imprint[0] ^= 1;
    }
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(asked.getCertReq());
    BigInteger was = asked.getNonce() == null ? BigInteger.ZERO : asked.getNonce();
    return generator.generate(
        asked.getMessageImprintAlgOID(), imprint, nonce ? was.add(BigInteger.ONE) : was);
  }

  private BigInteger serial() {
    return new BigInteger(100, random).setBit(99);
  }
}
