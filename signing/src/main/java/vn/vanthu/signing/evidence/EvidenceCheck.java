package vn.vanthu.signing.evidence;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.trust.AlgorithmPolicy;
import vn.vanthu.signing.trust.AnchorTerms;
import vn.vanthu.signing.trust.CertificateCheck;
import vn.vanthu.signing.trust.Evidence;
import vn.vanthu.signing.trust.PathBuilder;
import vn.vanthu.signing.trust.SignatureMemo;
import vn.vanthu.signing.trust.Trust;
import vn.vanthu.signing.trustlist.TrustedService;

/**
 * Checks an evidence record against a document (RFC 4998 §4.3, §5.3), a numbered argument. A pure
 * function: no clock, no network. Single-threaded; one object for one check.
 */
public final class EvidenceCheck {
  private final DocumentBytes document;
  private final Trust trust;
  private final Instant at;
  private final AlgorithmPolicy algorithms = AlgorithmPolicy.standard();
  private final Map<DigestAlgorithm, Octets> digests = new EnumMap<>(DigestAlgorithm.class);
  private final List<Message> messages = new ArrayList<>();
  private Report.Verdict verdict = Report.Verdict.INTACT;

  private EvidenceCheck(DocumentBytes document, Trust trust, Instant at) {
    this.document = document;
    this.trust = trust;
    this.at = at;
  }

  /** Never throws for what the bytes hold. */
  public static EvidenceVerdict check(
      DocumentBytes document, byte[] record, Trust trust, Instant at) {
    EvidenceCheck check = new EvidenceCheck(document, trust, at);
    try {
      return EvidenceRecord.parse(record).map(check::run).orElseGet(check::unreadable);
    } catch (RuntimeException | StackOverflowError hostile) {
      return check.unreadable();
    }
  }

  private EvidenceVerdict unreadable() {
    found(EvidenceFinding.EVIDENCE_UNREADABLE);
    return new EvidenceVerdict(verdict, null, null, messages);
  }

  /** One time stamp of the record and where it stands. */
  private record Placed(int number, int chain, ArchiveStamp stamp, TimestampToken token) {}

  private EvidenceVerdict run(EvidenceRecord record) {
    List<Placed> all = new ArrayList<>();
    int number = 0;
    for (int c = 0; c < record.chains().size(); c++) {
      List<ArchiveStamp> chain = record.chains().get(c);
      for (int i = 0; i < chain.size(); i++) {
        number++;
        // 1. to 3. each time stamp by itself, and that it covers what it has to
        Octets covered = covered(record, c, i);
        boolean hashSame = chain.get(i).digest() == chain.getFirst().digest();
        placed(number, c, i, chain.get(i), covered, hashSame).ifPresent(all::add);
      }
    }
    if (verdict == Report.Verdict.ALTERED || all.size() < number) {
      return new EvidenceVerdict(verdict, null, null, messages);
    }
    checkOrder(all);
    checkAuthorities(all);
    checkHashes(record, all);
    boolean proven = verdict == Report.Verdict.INTACT;
    Certificate newest = all.getLast().token().signer().certificate();
    return new EvidenceVerdict(
        verdict,
        proven ? all.getFirst().token().time() : null,
        newest == null ? null : newest.notAfter(),
        messages);
  }

  /** What the time stamp at this place has to cover. */
  private Octets covered(EvidenceRecord record, int chain, int index) {
    ArchiveStamp stamp = record.chains().get(chain).get(index);
    if (index > 0) {
      Octets before = record.chains().get(chain).get(index - 1).token();
      return Octets.of(stamp.digest().digest(before.bytes()));
    }
    Octets own = digest(stamp.digest());
    return chain == 0 ? own : EvidenceMaker.renewed(own, record, chain, stamp.digest());
  }

  private Octets digest(DigestAlgorithm algorithm) {
    return digests.computeIfAbsent(
        algorithm,
        a -> {
          var state = a.start();
          document.digestInto(state, 0, document.length());
          return Octets.of(state.digest());
        });
  }

  private Optional<Placed> placed(
      int number, int chain, int index, ArchiveStamp stamp, Octets covered, boolean hashSame) {
    // 1. what it covers stands at the foot of its tree
    boolean foot =
        stamp.reducedTree().isEmpty() || stamp.reducedTree().getFirst().contains(covered);
    if (!foot) {
      if (chain == 0 && index == 0) {
        found(EvidenceFinding.EVIDENCE_OTHER_DOCUMENT);
      } else {
        found(EvidenceFinding.EVIDENCE_RENEWAL_BROKEN, number);
      }
    }
    // 2. the token is one, and whole
    Optional<TimestampToken> token = TimestampToken.parse(stamp.token().bytes(), List.of());
    if (token.isEmpty() || token.get().findings().verdict() != Report.Verdict.INTACT) {
      found(EvidenceFinding.EVIDENCE_STAMP_BROKEN, number);
      return Optional.empty();
    }
    // 3. the tree leads to what it stamped, under one hash
    if (token.get().imprintDigest() != stamp.digest() || !hashSame) {
      found(EvidenceFinding.EVIDENCE_HASH_DIFFERS, number);
    }
    Octets root =
        stamp.reducedTree().isEmpty()
            ? covered
            : HashTree.rootOf(stamp.reducedTree(), stamp.digest());
    if (!token.get().imprint().equals(root)) {
      found(
          stamp.reducedTree().isEmpty() && number == 1
              ? EvidenceFinding.EVIDENCE_OTHER_DOCUMENT
              : EvidenceFinding.EVIDENCE_ROOT_WRONG,
          number);
    }
    return Optional.of(new Placed(number, chain, stamp, token.get()));
  }

  /** 4. Each is later than the one before. */
  private void checkOrder(List<Placed> all) {
    for (int i = 1; i < all.size(); i++) {
      if (!all.get(i).token().time().isAfter(all.get(i - 1).token().time())) {
        found(EvidenceFinding.EVIDENCE_ORDER_WRONG, all.get(i).number());
      }
    }
  }

  /** 5. Each authority could be relied on when the next one took over, the newest now. */
  private void checkAuthorities(List<Placed> all) {
    Evidence evidence = new Evidence();
    evidence.addEncodedCertificates(trust.certificates());
    evidence.addCrls(trust.crls());
    evidence.addOcspResponses(trust.ocspResponses());
    for (Placed each : all) {
      evidence.addCertificates(each.token().cms().certificates());
      evidence.addCrls(each.token().cms().crls());
      evidence.addOcspResponses(each.token().cms().ocspResponses());
    }
    List<X509Certificate> anchors = trust.timestampAnchors();
    CertificateCheck authorities =
        new CertificateCheck(
            PathBuilder.anchors(anchors),
            AnchorTerms.of(trust.services(), TrustedService.Kind.TIMESTAMPS),
            evidence,
            new SignatureMemo(),
            algorithms);
    for (int i = 0; i < all.size(); i++) {
      Instant next = i + 1 < all.size() ? all.get(i + 1).token().time() : null;
      Placed placed = all.get(i);
      why(authorities, placed.token(), next)
          .ifPresent(w -> found(EvidenceFinding.EVIDENCE_AUTHORITY_UNTRUSTED, placed.number(), w));
    }
  }

  private Optional<String> why(
      CertificateCheck authorities, TimestampToken token, @Nullable Instant next) {
    Certificate authority = token.signer().certificate();
    if (authority == null) {
      return Optional.of("?");
    }
    if (token.isLaterThan(at)) {
      return Optional.of("TIMESTAMP_FROM_FUTURE");
    }
    CertificateCheck.Result result =
        authorities.check(
            authority,
            token.signer().scheme(),
            CertificateCheck.Purpose.TIMESTAMPING,
            new CertificateCheck.At(next == null ? at : next, next != null));
    if (!result.reliable()) {
      return result.findings().messages().stream().findFirst().map(Message::code);
    }
    return authority.validAt(token.time()) ? Optional.empty() : Optional.of("CERTIFICATE_EXPIRED");
  }

  /** 6. Each hash was safe when the next one took over, the newest now. */
  private void checkHashes(EvidenceRecord record, List<Placed> all) {
    for (int c = 0; c < record.chains().size(); c++) {
      int next = c + 1;
      Instant until =
          all.stream()
              .filter(p -> p.chain() == next)
              .map(p -> p.token().time())
              .findFirst()
              .orElse(at);
      Optional<String> weak =
          algorithms.weakness(record.chains().get(c).getFirst().digest(), until);
      if (weak.isPresent()) {
        found(EvidenceFinding.EVIDENCE_HASH_WEAK, next, weak.get());
      }
    }
  }

  private void found(EvidenceFinding finding, Object... details) {
    messages.add(finding.message(details));
    verdict = verdict.worse(finding.effect());
  }
}
