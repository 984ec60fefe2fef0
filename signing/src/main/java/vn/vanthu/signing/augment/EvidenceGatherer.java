package vn.vanthu.signing.augment;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.vanthu.signing.fetch.FetchAnswer;
import vn.vanthu.signing.fetch.FetchProblem;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;

/**
 * Gathers issuers, OCSP answers and revocation lists for certificates. An answer is kept only when
 * it speaks of the certificate and its own signature leads to the certificate's issuer.
 * Thread-safe.
 */
public final class EvidenceGatherer {
  private static final int MAX_CERTIFICATES = 40;

  private final Fetcher fetcher;
  private final AnswerCache cache;
  private final Freshness freshness;
  private final InstantSource clock;

  /** A gatherer that asks through this fetcher and remembers nothing. */
  public EvidenceGatherer(Fetcher fetcher) {
    this(fetcher, AnswerCache.none(), Freshness.standard(), InstantSource.system());
  }

  /** A gatherer that asks only for what is not held fresh. */
  public EvidenceGatherer(
      Fetcher fetcher, AnswerCache cache, Freshness freshness, InstantSource clock) {
    this.fetcher = fetcher;
    this.cache = cache;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** What one gathering has found so far. */
  private static final class Found {
    final Map<X500Name, List<X509CertificateHolder>> bySubject = new LinkedHashMap<>();
    final Map<BigInteger, byte[]> certificates = new LinkedHashMap<>();
    final List<byte[]> crls = new ArrayList<>();
    final List<byte[]> ocsps = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    final Instant now;
    final Instant until;

    Found(Instant now, Instant until) {
      this.now = now;
      this.until = until;
    }

    void know(X509CertificateHolder certificate) {
      bySubject.computeIfAbsent(certificate.getSubject(), _ -> new ArrayList<>()).add(certificate);
    }

    boolean add(X509CertificateHolder certificate) throws IOException {
      byte[] der = certificate.getEncoded();
      if (certificates.putIfAbsent(new BigInteger(1, der), der) != null) {
        return false;
      }
      know(certificate);
      return true;
    }
  }

  /**
   * Gathers for these certificates and everyone above them.
   *
   * @param certificates DER: those in the signatures and time stamps of a document
   */
  public Evidence gather(Collection<byte[]> certificates) {
    return gather(certificates, List.of());
  }

  /**
   * The same where some issuers are known already.
   *
   * @param issuers DER: nothing is asked about them unless a path leads through them
   */
  public Evidence gather(Collection<byte[]> certificates, Collection<byte[]> issuers) {
    Instant now = clock.instant();
    Found found = new Found(now, now.plus(freshness.total()));
    issuers.forEach(der -> certificate(der).ifPresent(found::know));
    Deque<X509CertificateHolder> open = new ArrayDeque<>();
    try {
      for (byte[] der : certificates) {
        X509CertificateHolder certificate = new X509CertificateHolder(der);
        if (found.add(certificate)) {
          open.add(certificate);
        }
      }
      while (!open.isEmpty() && found.certificates.size() <= MAX_CERTIFICATES) {
        X509CertificateHolder certificate = open.remove();
        if (isSelfIssued(certificate)) {
          continue;
        }
        Optional<X509CertificateHolder> issuer = issuer(certificate, found);
        if (issuer.isEmpty()) {
          found.missing.add(certificate.getSubject().toString());
          continue;
        }
        if (found.add(issuer.get())) {
          open.add(issuer.get());
        }
        if (!isExempt(certificate) && !status(certificate, issuer.get(), found)) {
          found.missing.add(certificate.getSubject().toString());
        }
      }
    } catch (IOException | RuntimeException e) {
      found.missing.add("unreadable certificate: " + e.getMessage());
    }
    return new Evidence(
        List.copyOf(found.certificates.values()), found.crls, found.ocsps, found.missing);
  }

  private static boolean isSelfIssued(X509CertificateHolder certificate) {
    return certificate.getSubject().equals(certificate.getIssuer());
  }

  /** A responder with id-pkix-ocsp-nocheck is not asked about (RFC 6960 section 4.2.2.2.1). */
  private static boolean isExempt(X509CertificateHolder certificate) {
    return certificate.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null;
  }

  private Optional<X509CertificateHolder> issuer(X509CertificateHolder certificate, Found found)
      throws IOException {
    for (X509CertificateHolder known :
        found.bySubject.getOrDefault(certificate.getIssuer(), List.of())) {
      if (isSignedBy(certificate, known)) {
        return Optional.of(known);
      }
    }
    for (URI place : ServiceAddresses.issuer(certificate)) {
      var key = new AnswerCache.Key(sha256(certificate), place, "");
      Optional<X509CertificateHolder> held =
          cache
              .find(key)
              .flatMap(EvidenceGatherer::certificate)
              .filter(c -> isSignedBy(certificate, c));
      if (held.isPresent()) {
        return held;
      }
      if (asked(found, place) instanceof FetchAnswer.Fetched fetched) {
        Optional<X509CertificateHolder> read = certificate(fetched.body());
        if (read.isPresent() && isSignedBy(certificate, read.get())) {
          cache.keep(key, fetched.body());
          return read;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<X509CertificateHolder> certificate(byte[] der) {
    try {
      return Optional.of(new X509CertificateHolder(der));
    } catch (IOException | RuntimeException _) {
      return Optional.empty(); // what was served there is no certificate
    }
  }

  /** OCSP first, which is fresher and smaller; the list when no responder answers. */
  private boolean status(
      X509CertificateHolder certificate, X509CertificateHolder issuer, Found found)
      throws IOException {
    for (URI place : ServiceAddresses.ocsp(certificate)) {
      Optional<byte[]> answer = ocsp(place, certificate, issuer, found);
      if (answer.isPresent()) {
        found.ocsps.add(answer.get());
        return true;
      }
    }
    for (URI place : ServiceAddresses.lists(certificate)) {
      Optional<byte[]> list = list(place, issuer, found);
      if (list.isPresent()) {
        found.crls.add(list.get());
        return true;
      }
    }
    return false;
  }

  private FetchAnswer asked(Found found, URI place) {
    return clock.instant().isAfter(found.until)
        ? new FetchAnswer.Refused(FetchProblem.TIMEOUT, place.getHost())
        : fetcher.get(place);
  }

  private Optional<byte[]> list(URI place, X509CertificateHolder issuer, Found found)
      throws IOException {
    var key = new AnswerCache.Key(sha256(issuer), place, "");
    Optional<byte[]> held = cache.find(key).filter(der -> isListOf(der, issuer));
    Optional<byte[]> current = held.filter(der -> listed(der, found.now, false));
    if (current.filter(der -> listed(der, found.now, true)).isPresent()) {
      return current;
    }
    if (asked(found, place) instanceof FetchAnswer.Fetched fetched
        && isListOf(fetched.body(), issuer)) {
      cache.keep(key, fetched.body());
      return Optional.of(fetched.body());
    }
    return current;
  }

  /** Whether a list that was read before still counts. */
  private boolean listed(byte[] der, Instant now, boolean fresh) {
    try {
      X509CRLHolder list = new X509CRLHolder(der);
      Instant from = list.getThisUpdate().toInstant();
      Instant next = list.getNextUpdate() == null ? null : list.getNextUpdate().toInstant();
      return fresh ? freshness.isFresh(from, next, now) : freshness.isCurrent(from, next, now);
    } catch (IOException | RuntimeException _) {
      return false; // it was readable a moment ago; then it is not used
    }
  }

  private Optional<byte[]> ocsp(
      URI place, X509CertificateHolder certificate, X509CertificateHolder issuer, Found found)
      throws IOException {
    var key =
        new AnswerCache.Key(sha256(issuer), place, certificate.getSerialNumber().toString(16));
    Optional<byte[]> held = cache.find(key);
    if (held.isPresent() && isUsable(held.get(), certificate, issuer, found, true)) {
      return held;
    }
    if (!clock.instant().isAfter(found.until)
        && fetcher.post(
                place,
                "application/ocsp-request",
                "application/ocsp-response",
                question(certificate, issuer))
            instanceof FetchAnswer.Fetched fetched
        && isUsable(fetched.body(), certificate, issuer, found, false)) {
      cache.keep(key, fetched.body());
      return Optional.of(fetched.body());
    }
    return held.filter(der -> isUsable(der, certificate, issuer, found, false));
  }

  private static CertificateID id(X509CertificateHolder certificate, X509CertificateHolder issuer) {
    try {
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      return new CertificateID(
          digests.get(CertificateID.HASH_SHA1), issuer, certificate.getSerialNumber());
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private static byte[] question(X509CertificateHolder certificate, X509CertificateHolder issuer)
      throws IOException {
    try {
      return new OCSPReqBuilder().addRequest(id(certificate, issuer)).build().getEncoded();
    } catch (OCSPException e) {
      throw new IOException("a question that cannot be encoded", e);
    }
  }

  /** Whether an answer is about the certificate, signed for its issuer, and in force. */
  private boolean isUsable(
      byte[] der,
      X509CertificateHolder certificate,
      X509CertificateHolder issuer,
      Found found,
      boolean fresh) {
    try {
      OCSPResp response = new OCSPResp(der);
      if (response.getStatus() != OCSPResp.SUCCESSFUL
          || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
        return false;
      }
      CertificateID id = id(certificate, issuer);
      boolean about = false;
      for (SingleResp single : basic.getResponses()) {
        Instant from = single.getThisUpdate().toInstant();
        Instant next = single.getNextUpdate() == null ? null : single.getNextUpdate().toInstant();
        about |=
            single.getCertID().equals(id)
                && (fresh
                    ? freshness.isFresh(from, next, found.now)
                    : freshness.isCurrent(from, next, found.now));
      }
      return about && isAnswerOf(basic, issuer, found);
    } catch (IOException | OCSPException | RuntimeException e) {
      System.getLogger(EvidenceGatherer.class.getName())
          .log(System.Logger.Level.DEBUG, "an OCSP answer that cannot be used", e);
      return false;
    }
  }

  private static String sha256(X509CertificateHolder certificate) throws IOException {
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(certificate.getEncoded()));
  }

  private static boolean isAnswerOf(BasicOCSPResp answer, X509CertificateHolder issuer, Found found)
      throws OCSPException, IOException {
    if (verifies(answer, issuer)) {
      return true;
    }
    for (X509CertificateHolder delegate : answer.getCerts()) {
      if (isSignedBy(delegate, issuer) && maySignAnswers(delegate) && verifies(answer, delegate)) {
        found.add(delegate);
        return true;
      }
    }
    return false;
  }

  private static boolean maySignAnswers(X509CertificateHolder delegate) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(delegate.getExtensions());
    return usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
  }

  private static boolean verifies(BasicOCSPResp answer, X509CertificateHolder signer) {
    try {
      return answer.isSignatureValid(verifier(signer));
    } catch (OCSPException | OperatorCreationException | CertificateException _) {
      return false; // signed by a key of another kind
    }
  }

  private static boolean isListOf(byte[] der, X509CertificateHolder issuer) {
    try {
      X509CRLHolder list = new X509CRLHolder(der);
      return list.getIssuer().equals(issuer.getSubject())
          && list.isSignatureValid(verifier(issuer));
    } catch (IOException
        | CertException
        | OperatorCreationException
        | CertificateException
        | RuntimeException _) {
      return false; // what was served there is no list of this issuer
    }
  }

  private static boolean isSignedBy(
      X509CertificateHolder certificate, X509CertificateHolder issuer) {
    try {
      return certificate.getIssuer().equals(issuer.getSubject())
          && certificate.isSignatureValid(verifier(issuer));
    } catch (CertException
        | OperatorCreationException
        | CertificateException
        | RuntimeException _) {
      return false; // signed by a key of another kind
    }
  }

  private static ContentVerifierProvider verifier(X509CertificateHolder certificate)
      throws OperatorCreationException, CertificateException {
    return new JcaContentVerifierProviderBuilder()
        .setProvider(new BouncyCastleProvider())
        .build(certificate);
  }
}
