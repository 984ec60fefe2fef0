package vn.vanthu.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import vn.vanthu.signing.fetch.FetchAnswer;
import vn.vanthu.signing.fetch.FetchProblem;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;

/**
 * Asks a time stamp authority over HTTP (RFC 3161 section 3.4), with a fresh nonce each time. The
 * answer is taken only when it fits the question and its own signature is valid; whether the
 * authority is trusted is judged by those who verify. Thread-safe.
 */
public final class HttpTimestampSource implements TimestampSource {
  private static final int USUAL_TOKEN_BYTES = 12 << 10;
  private static final int NONCE_BITS = 64;

  private final Fetcher fetcher;
  private final URI authority;
  private final DigestAlgorithm digest;
  private final int maxTokenBytes;
  private final SecureRandom random = new SecureRandom();

  /** A source that asks with SHA-256 and takes tokens of up to 12 KiB. */
  public HttpTimestampSource(Fetcher fetcher, URI authority) {
    this(fetcher, authority, DigestAlgorithm.SHA256);
  }

  /** A source that asks under this hash and takes tokens of up to 12 KiB. */
  public HttpTimestampSource(Fetcher fetcher, URI authority, DigestAlgorithm digest) {
    this(fetcher, authority, digest, USUAL_TOKEN_BYTES);
  }

  /** A source with a hash and a token size of its own. */
  public HttpTimestampSource(
      Fetcher fetcher, URI authority, DigestAlgorithm digest, int maxTokenBytes) {
    this.fetcher = fetcher;
    this.authority = authority;
    this.digest = digest;
    this.maxTokenBytes = maxTokenBytes;
  }

  @Override
  public DigestAlgorithm digest() {
    return digest;
  }

  @Override
  public int maxTokenBytes() {
    return maxTokenBytes;
  }

  @Override
  public TimestampAnswer stamp(byte[] imprint) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    TimeStampRequest request =
        generator.generate(
            digest.identifier().getAlgorithm(), imprint, new BigInteger(NONCE_BITS, random));
    byte[] question;
    try {
      question = request.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
    return switch (fetcher.post(
        authority, "application/timestamp-query", "application/timestamp-reply", question)) {
      case FetchAnswer.Fetched fetched -> read(request, fetched.body());
      case FetchAnswer.Refused refused -> refused(refused);
    };
  }

  private static TimestampAnswer refused(FetchAnswer.Refused refused) {
    boolean forbidden =
        refused.problem() == FetchProblem.NOT_ALLOWED
            || refused.problem() == FetchProblem.INNER_ADDRESS;
    return new TimestampAnswer.Refused(
        forbidden ? TimestampProblem.NOT_ALLOWED : TimestampProblem.UNREACHABLE,
        refused.problem() + " " + refused.detail());
  }

  private TimestampAnswer read(TimeStampRequest request, byte[] body) {
    try {
      TimeStampResponse response = new TimeStampResponse(body);
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        return new TimestampAnswer.Refused(
            TimestampProblem.REJECTED,
            response.getStatus() + " " + String.valueOf(response.getStatusString()));
      }
      response.validate(request);
      if (!isSigned(token)) {
        return wrong("its signature is not valid");
      }
      byte[] der = token.toCMSSignedData().toASN1Structure().getEncoded(ASN1Encoding.DER);
      byte[] asSent = token.getEncoded();
      byte[] used = der.length <= asSent.length && isSame(der) ? der : asSent;
      if (used.length > maxTokenBytes) {
        return wrong(used.length + " bytes, more than the " + maxTokenBytes + " kept for it");
      }
      return new TimestampAnswer.Stamped(used, token.getTimeStampInfo().getGenTime().toInstant());
    } catch (TSPException | IOException | OperatorCreationException | RuntimeException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the token, written anew as DER, still carries its own signature. */
  private static boolean isSame(byte[] der) {
    try {
      return isSigned(new TimeStampToken(org.bouncycastle.asn1.cms.ContentInfo.getInstance(der)));
    } catch (TSPException | IOException | OperatorCreationException | RuntimeException _) {
      return false; // then it is kept as it was sent
    }
  }

  private static boolean isSigned(TimeStampToken token)
      throws TSPException, OperatorCreationException {
    @SuppressWarnings("unchecked")
    Collection<X509CertificateHolder> signers =
        (Collection<X509CertificateHolder>)
            (Collection<?>) token.getCertificates().getMatches(token.getSID());
    if (signers.size() != 1) {
      return false;
    }
    try {
      SignerInformationVerifier verifier =
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(signers.iterator().next());
      token.validate(verifier);
      return true;
    } catch (java.security.cert.CertificateException e) {
      throw new TSPException("the authority's certificate cannot be read", e);
    }
  }

  private static TimestampAnswer wrong(String detail) {
    return new TimestampAnswer.Refused(TimestampProblem.WRONG_ANSWER, detail);
  }
}
