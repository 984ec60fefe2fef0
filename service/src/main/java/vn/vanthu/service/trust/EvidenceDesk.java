package vn.vanthu.service.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.signing.augment.AnswerCache;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.augment.EvidenceGatherer;
import vn.vanthu.signing.augment.Freshness;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.trust.Trust;

/**
 * Asks the authorities that the administrator allows about the certificates of a document, before
 * it is judged. Only for callers the office knows: nothing an anonymous caller sends makes the
 * office open a connection. Thread-safe.
 */
public final class EvidenceDesk {
  private final boolean anyone;
  private final EvidenceGatherer gatherer;

  /** Asks these hosts; nobody when the list is empty. */
  public EvidenceDesk(AllowList hosts, AnswerCache cache, InstantSource clock) {
    this.anyone = !hosts.hosts().isEmpty();
    this.gatherer =
        new EvidenceGatherer(
            new Fetcher(hosts, FetchLimits.standard()), cache, Freshness.standard(), clock);
  }

  /** Asks nobody. */
  public static EvidenceDesk closed(InstantSource clock) {
    return new EvidenceDesk(AllowList.nobody(), AnswerCache.none(), clock);
  }

  /**
   * The trust with what the authorities say of these certificates. Anchors stay what they are: what
   * is fetched confers no trust.
   */
  Trust asked(Trust trust, List<byte[]> certificates) {
    if (!anyone || certificates.isEmpty()) {
      return trust;
    }
    Evidence found = gathered(trust, certificates);
    return trust.with(found.certificates(), found.crls(), found.ocspResponses());
  }

  /** What proves these certificates; what nobody may be asked about is missing. */
  Evidence gathered(Trust trust, List<byte[]> certificates) {
    return gatherer.gather(certificates, issuers(trust));
  }

  private static List<byte[]> issuers(Trust trust) {
    List<byte[]> known = new ArrayList<>(trust.certificates());
    for (List<X509Certificate> anchors : List.of(trust.signerAnchors(), trust.timestampAnchors())) {
      for (X509Certificate anchor : anchors) {
        try {
          known.add(anchor.getEncoded());
        } catch (CertificateEncodingException e) {
          throw new IllegalStateException("an anchor that was read from its encoding", e);
        }
      }
    }
    return known;
  }
}
