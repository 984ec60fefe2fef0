package vn.vanthu.service.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.CopyForm;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.typesetting.OpenFields;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.sign.SignatureRequest;

/**
 * Decides whether a signature may be made and what it is to be. The same plan serves a key that the
 * service reaches and a key at somebody's desk. Thread-safe.
 */
final class SignaturePlans {
  private final Situations situations;
  private final SignatureWork signatures;
  private final RouteSettings settings;

  SignaturePlans(Situations situations, SignatureWork signatures, RouteSettings settings) {
    this.situations = situations;
    this.signatures = signatures;
    this.settings = settings;
  }

  Planned plan(Situation situation, Principal by, String keyId, SignatureTask task, Instant now) {
    return switch (task) {
      case SIGN -> personal(situation, by, keyId, SignatureIntent.SIGN, now);
      case INITIAL -> personal(situation, by, keyId, SignatureIntent.INITIAL, now);
      case SEAL -> seal(situation, by, keyId, now);
    };
  }

  private Planned personal(
      Situation situation, Principal by, String keyId, SignatureIntent intent, Instant now) {
    return switch (situation.stage()) {
      case Outgoing.Checked checked ->
          with(
              situation,
              keyId,
              key -> checked.sign(by, key, intent, settings.day(now)),
              permit -> personal(situation, permit, now));
      case Outgoing.Drafted _ -> not(RouteRefusal.NOT_CHECKED);
      case Outgoing other -> not(RouteRefusal.otherwise(other, RouteRefusal.ALREADY_SIGNED));
    };
  }

  private Planned personal(Situation situation, Permit.ToSign permit, Instant now) {
    SignatureRequest request =
        signatures.personal(
            permit.intent(),
            situation.signedRevisions(),
            situations.image(permit.key()).filter(_ -> has(situation, OpenFields.PERSON)),
            now);
    return new Planned.Act(
        permit.key(),
        request,
        RevisionKind.SIGNED,
        event(permit.intent()),
        personalDetail(permit.key()),
        Optional.empty());
  }

  /** A document that was signed before it came here may lack our fields: it then shows no image. */
  private boolean has(Situation situation, String field) {
    return situations.openFields(situation).contains(field);
  }

  static OutgoingHistory.Event event(SignatureIntent intent) {
    return switch (intent) {
      case SIGN -> OutgoingHistory.Event.PERSON_SIGNED;
      case INITIAL -> OutgoingHistory.Event.INITIALLED;
    };
  }

  static Map<String, String> personalDetail(KeyBinding key) {
    return Map.of(
        "key", key.id(),
        "certificate", key.fingerprint(),
        "authority", key.authority().kind().name());
  }

  static Map<String, String> sealDetail(KeyBinding key) {
    return Map.of("key", key.id(), "certificate", key.fingerprint());
  }

  private Planned seal(Situation situation, Principal by, String keyId, Instant now) {
    return switch (situation.stage()) {
      case Outgoing.Numbered numbered ->
          with(
              situation,
              keyId,
              key -> numbered.seal(by, key),
              permit -> seal(situation, permit, now));
      case Outgoing.Drafted _, Outgoing.Checked _ ->
          sealTooEarly(
              situation,
              by,
              situation.stage().paper().copy() == null
                  ? RouteRefusal.NOT_SIGNED_BY_PERSON
                  : RouteRefusal.NOT_NUMBERED);
      case Outgoing.PersonSigned _ -> sealTooEarly(situation, by, RouteRefusal.NOT_NUMBERED);
      case Outgoing.Sealed sealed ->
          with(
              situation,
              keyId,
              key -> sealed.sealAnnex(by, key),
              permit -> annex(situation, permit, now));
      case Outgoing other -> not(RouteRefusal.otherwise(other, RouteRefusal.ALREADY_SEALED));
    };
  }

  private Planned seal(Situation situation, Permit.ToSeal permit, Instant now) {
    CopyForm copy = permit.paper().copy();
    if (copy == null) {
      return personalSignatureMissing(situation)
          .map(SignaturePlans::not)
          .orElseGet(() ->
              sealed(
                  permit,
                  signatures.seal(
                      permit.display(),
                      permit.issuedOn(),
                      situations.openFields(situation),
                      situations.image(permit.key()),
                      now)));
    }
    return situations.onCurrent(situation, signatures::judge).signatures().isEmpty()
        ? sealed(
            permit,
            signatures.sealInWords(
                List.of(copy.printed(), situations.agencyName(situation)), now, settings))
        : not(RouteRefusal.COPY_OF_SIGNED);
  }

  private static Planned sealed(Permit.ToSeal permit, SignatureRequest request) {
    return new Planned.Act(
        permit.key(),
        request,
        RevisionKind.SEALED,
        OutgoingHistory.Event.SEALED,
        sealDetail(permit.key()),
        Optional.empty());
  }

  private Planned annex(Situation situation, Permit.ToSealAnnex permit, Instant now) {
    Attachment annex =
        situation.record().attachments().stream()
            .filter(a -> a.position() == permit.position())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("an annex that is not attached"));
    Map<String, String> detail = new TreeMap<>(sealDetail(permit.key()));
    detail.put("position", Integer.toString(permit.position()));
    return new Planned.Act(
        permit.key(),
        signatures.sealInWords(List.of(permit.display()), now, settings),
        RevisionKind.SEALED,
        OutgoingHistory.Event.ANNEX_SEALED,
        detail,
        Optional.of(annex));
  }

  private static Planned sealTooEarly(Situation situation, Principal by, RouteRefusal missing) {
    return not(
        by.isClerkOf(situation.record().agency()) ? missing : RouteRefusal.SEAL_BY_CLERK_ONLY);
  }

  /**
   * Why the seal may not go on yet: it goes only over a signature that stands, of the person whose
   * act the history names, and over nobody's of this agency that does not stand. Empty when all is
   * well.
   */
  Optional<RouteRefusal> personalSignatureMissing(Situation situation) {
    Report report = situations.onCurrent(situation, signatures::judge);
    return personMissing(situation, report).or(() -> fallen(report, agencysOwn(situation)));
  }

  /**
   * Why the document may not go out, although it was sealed: what was good then may have been
   * revoked since, and nothing proves that the signature is older. Judged are all signatures,
   * initials and seals of this agency, on the document and on each annex that it sealed. Empty when
   * all stand.
   */
  Optional<RouteRefusal> standsNoLonger(Situation situation) {
    Report report = situations.onCurrent(situation, signatures::judge);
    Set<String> own = agencysOwn(situation);
    Optional<RouteRefusal> unsigned =
        situation.stage().paper().copy() == null
            ? personMissing(situation, report)
            : Optional.empty();
    return unsigned
        .or(() -> missing(situation, report, OutgoingHistory.Event.SEALED, RouteRefusal.NOT_SEALED))
        .or(() -> fallen(report, own))
        .or(() -> annexFallen(situation, own));
  }

  private Optional<RouteRefusal> personMissing(Situation situation, Report report) {
    return missing(
        situation, report, OutgoingHistory.Event.PERSON_SIGNED, RouteRefusal.NOT_SIGNED_BY_PERSON);
  }

  /** The reason when the newest such event tells of a signature that is not there and whole. */
  private Optional<RouteRefusal> missing(
      Situation situation, Report report, OutgoingHistory.Event event, RouteRefusal absent) {
    boolean whole =
        situation.history().reversed().stream()
            .filter(e -> e.kind().equals(event.name()))
            .map(HistoryEvent::detail)
            .findFirst()
            .flatMap(detail -> situations.binding(situation, detail.path("key").asText()))
            .stream()
            .flatMap(key -> SignatureWork.made(report, key))
            .anyMatch(s -> s.integrity().whole());
    return whole ? Optional.empty() : Optional.of(absent);
  }

  /** The certificates that are or were bound here: what they signed, the agency answers for. */
  private Set<String> agencysOwn(Situation situation) {
    return situations.everBound(situation).stream()
        .map(KeyBinding::fingerprint)
        .collect(Collectors.toSet());
  }

  private static Optional<RouteRefusal> fallen(Report report, Set<String> own) {
    return report.signatures().stream()
            .filter(s -> s.signer() != null && own.contains(s.signer().certificateSha256()))
            .allMatch(Report.Signature::stands)
        ? Optional.empty()
        : Optional.of(RouteRefusal.CERTIFICATE_NOT_GOOD);
  }

  private Optional<RouteRefusal> annexFallen(Situation situation, Set<String> own) {
    return situation.record().attachments().stream()
        .filter(annex -> annex.sealed() != null)
        .flatMap(annex -> fallen(situations.onNewest(annex, signatures::judge), own).stream())
        .findFirst();
  }

  private <P extends Permit> Planned with(
      Situation situation,
      String keyId,
      Function<KeyBinding, Passage<P>> guard,
      Function<P, Planned> planning) {
    Optional<KeyBinding> key = situations.binding(situation, keyId);
    if (key.isEmpty()) {
      return not(RouteRefusal.KEY_NOT_YOURS);
    }
    return switch (guard.apply(key.get())) {
      case Passage.Open<P> open -> planning.apply(open.permit());
      case Passage.Refused<P> refused -> not(refused.reason());
    };
  }

  private static Planned not(RouteRefusal reason) {
    return new Planned.Not(new RouteResult.Refused(reason));
  }
}
