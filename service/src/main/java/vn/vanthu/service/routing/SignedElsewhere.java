package vn.vanthu.service.routing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.registers.Registers;
import vn.vanthu.service.registers.Registers.NewBytes;
import vn.vanthu.service.typesetting.OpenFieldValues;
import vn.vanthu.service.typesetting.OpenFields;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.changes.Additions;
import vn.vanthu.signing.pdf.Limits;

/**
 * Takes a PDF that was signed with other software (VGCA Sign, Adobe) as the next step of an
 * outgoing document. It counts only when the stored bytes are its exact prefix, it adds exactly one
 * signature and nothing else that could be seen (what was checked is what is signed), that
 * signature is whole and its certificate not revoked, and the certificate is bound to somebody who
 * may take this very step. Thread-safe.
 */
final class SignedElsewhere {
  private final Situations situations;
  private final SignatureWork signatures;
  private final SignaturePlans plans;
  private final RouteSettings settings;

  SignedElsewhere(
      Situations situations,
      SignatureWork signatures,
      SignaturePlans plans,
      RouteSettings settings) {
    this.situations = situations;
    this.signatures = signatures;
    this.plans = plans;
    this.settings = settings;
  }

  /** A step that the guards allow for the key that was found in the file. */
  private record Step(OutgoingHistory.Event event, Map<String, String> detail) {}

  /**
   * Adopts the file, or says why not; a refused file changes nothing.
   *
   * @param intent what a personal signature in it means: software elsewhere does not say
   */
  RouteResult adopt(
      Situation situation, InputStream bytes, SignatureIntent intent, Principal by, Instant now)
      throws IOException {
    var agency = situation.record().agency();
    if (!agency.equals(by.agency()) || !(by.has(Role.CLERK) || by.has(Role.OFFICIAL))) {
      return new RouteResult.NotInBook(Refusal.NOT_ALLOWED);
    }
    Optional<RouteRefusal> early = notWaitingForASignature(situation.stage());
    if (early.isPresent()) {
      return new RouteResult.Refused(early.get());
    }
    return switch (situations.registers().continuation(situation.record(), bytes)) {
      case Registers.Continuation.Not not -> new RouteResult.NotInBook(not.reason());
      case Registers.Continuation.Kept kept -> {
        RouteResult result = judged(situation, new NewBytes.Kept(kept.file()), intent, by, now);
        if (!(result instanceof RouteResult.Done)) {
          situations.registers().forget(kept.file());
        }
        yield result;
      }
    };
  }

  private static Optional<RouteRefusal> notWaitingForASignature(Outgoing stage) {
    return switch (stage) {
      case Outgoing.Checked _, Outgoing.Numbered _ -> Optional.empty();
      case Outgoing.Drafted _ -> Optional.of(RouteRefusal.NOT_CHECKED);
      case Outgoing.PersonSigned _ -> Optional.of(RouteRefusal.ALREADY_SIGNED);
      case Outgoing other ->
          Optional.of(RouteRefusal.otherwise(other, RouteRefusal.ALREADY_SEALED));
    };
  }

  private RouteResult judged(
      Situation situation, NewBytes.Kept file, SignatureIntent intent, Principal by, Instant now) {
    Path path = situations.path(file);
    Report before = situations.onCurrent(situation, signatures::judge);
    Report after = situations.on(path, signatures::judge);
    List<Report.Signature> added = added(before, after);
    if (added.isEmpty()) {
      return new RouteResult.NotInBook(Refusal.NOT_SIGNED);
    }
    if (added.size() > 1) {
      return new RouteResult.Refused(RouteRefusal.ONE_SIGNATURE_AT_A_TIME);
    }
    Report.Signature signature = added.getFirst();
    if (!after.document().whole() || !signature.integrity().whole()) {
      return new RouteResult.NotInBook(Refusal.SIGNATURE_BROKEN);
    }
    List<Message> more =
        situations.on(
            path,
            bytes ->
                Additions.besideSignatures(
                    bytes,
                    Limits.standard(),
                    situation.record().current().file().size(),
                    fillable(situation.stage())));
    if (!more.isEmpty()) {
      return new RouteResult.Refused(RouteRefusal.MORE_THAN_SIGNED, more);
    }
    if (!signature.stands()) {
      return new RouteResult.Refused(RouteRefusal.CERTIFICATE_NOT_GOOD);
    }
    Optional<KeyBinding> key =
        Optional.ofNullable(signature.signer())
            .flatMap(signer -> situations.bindingOf(situation, signer.certificateSha256()));
    if (key.isEmpty()) {
      return new RouteResult.Refused(RouteRefusal.SIGNER_NOT_BOUND);
    }
    Passage<? extends Permit> passage =
        switch (situation.stage()) {
          case Outgoing.Checked checked ->
              checked.signedElsewhere(key.get(), intent, settings.day(now));
          case Outgoing.Numbered numbered -> sealed(situation, numbered, key.get(), path, by);
          case Outgoing _ -> Passage.refused(RouteRefusal.ALREADY_SIGNED);
        };
    return switch (passage) {
      case Passage.Refused<? extends Permit> refused -> new RouteResult.Refused(refused.reason());
      case Passage.Open<? extends Permit> open -> {
        Step step =
            open.permit() instanceof Permit.ToSeal
                ? new Step(OutgoingHistory.Event.SEALED, SignaturePlans.sealDetail(key.get()))
                : new Step(SignaturePlans.event(intent), SignaturePlans.personalDetail(key.get()));
        Map<String, String> detail = new TreeMap<>(step.detail());
        detail.put("elsewhere", "true");
        detail.put("uploadedBy", by.id());
        yield situations.revised(
            situation, RevisionKind.EXTERNAL, file, after, step.event(), detail, by);
      }
    };
  }

  /**
   * The seal from elsewhere: over a whole signature, by the clerk herself, with the right number.
   */
  private Passage<Permit.ToSeal> sealed(
      Situation situation, Outgoing.Numbered numbered, KeyBinding key, Path file, Principal by) {
    Passage<Permit.ToSeal> passage = numbered.seal(by, key);
    if (passage instanceof Passage.Refused<Permit.ToSeal>) {
      return passage;
    }
    if (numbered.paper().copy() != null) {
      // No person signed it: nothing but our own seal vouches for what the file shows.
      return Passage.refused(RouteRefusal.COPY_SEALED_HERE);
    }
    Optional<RouteRefusal> missing = plans.personalSignatureMissing(situation);
    if (missing.isPresent()) {
      return Passage.refused(missing.get());
    }
    Map<String, String> wanted = SignatureWork.fill(numbered.display(), numbered.issuedOn());
    Map<String, String> written = OpenFieldValues.read(file);
    boolean right =
        !written.containsKey(OpenFields.NUMBER)
            || wanted.entrySet().stream()
                .allMatch(field -> field.getValue().equals(written.get(field.getKey())));
    return right ? passage : Passage.refused(RouteRefusal.NUMBER_NOT_FILLED);
  }

  /** Number and date are filled once they are given, nothing else ever. */
  private static Set<String> fillable(Outgoing stage) {
    return stage instanceof Outgoing.Numbered
        ? Set.of(OpenFields.NUMBER, OpenFields.DAY, OpenFields.MONTH, OpenFields.YEAR)
        : Set.of();
  }

  private static List<Report.Signature> added(Report before, Report after) {
    Set<String> there = new HashSet<>();
    before.signatures().forEach(s -> there.add(s.field() + " " + s.revision()));
    return after.signatures().stream()
        .filter(s -> s.kind() != Report.Kind.TIMESTAMP)
        .filter(s -> !there.contains(s.field() + " " + s.revision()))
        .toList();
  }
}
