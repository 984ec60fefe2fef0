package vn.vanthu.service.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.pace.Pace;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.registers.Registers;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.sign.Preparation;

/**
 * Takes an outgoing document from its draft to its release, one guarded step at a time. What is
 * signed is verified before it is stored; a step either happens wholly or not at all. Thread-safe.
 */
public final class OutgoingDesk {
  private final Situations situations;
  private final OutgoingTray tray;
  private final SignatureWork signatures;
  private final SignaturePlans plans;
  private final SignedElsewhere elsewhere;
  private final KeyOpener keys;
  private final Pace pace;
  private final RouteSettings settings;
  private final InstantSource clock;

  public OutgoingDesk(
      Database database,
      BlobStore blobs,
      Registers registers,
      SignatureWork signatures,
      KeyOpener keys,
      RouteSettings settings,
      InstantSource clock,
      ObjectMapper json) {
    this.situations = new Situations(database, blobs, registers, settings, json);
    this.tray = new OutgoingTray(database, settings);
    this.signatures = signatures;
    this.plans = new SignaturePlans(situations, signatures, settings);
    this.elsewhere = new SignedElsewhere(situations, signatures, plans, settings);
    this.keys = keys;
    this.pace = database.pace();
    this.settings = settings;
    this.clock = clock;
  }

  /** What lies on the outgoing way. */
  public OutgoingTray tray() {
    return tray;
  }

  Situations situations() {
    return situations;
  }

  SignaturePlans plans() {
    return plans;
  }

  /** Where the document stands; empty when it is not an outgoing one or not open to the reader. */
  public Optional<Outgoing> stage(RecordId id, Principal reader) {
    return situations.find(id, reader).map(Situation::stage);
  }

  /** The annexes in files of their own that the agency has not sealed, at whatever stage. */
  public List<Attachment> unsealedAnnexes(RecordId id, Principal reader) {
    return situations.find(id, reader).map(Situation::unsealedAnnexes).orElse(List.of());
  }

  /** The keys that this person may use. */
  public List<KeyBinding> keysOf(Principal person) {
    return situations.bindingsOf(person);
  }

  /**
   * Notes that content and form were checked (Articles 11 and 12). What no number could be given
   * to, or prints one of its own, is refused here, before anybody signs it.
   */
  public RouteResult check(RecordId id, long version, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Drafted drafted ->
                  passed(
                      drafted.check(by),
                      _ ->
                          situations.printsItsNumber(situation)
                                  || situations.printedMonth(situation).isOver(today())
                              ? new RouteResult.Refused(RouteRefusal.NUMBER_PRINTED)
                              : situations
                                  .registers()
                                  .unnumberable(situation.record())
                                  .<RouteResult>map(RouteResult.NotInBook::new)
                                  .orElseGet(() ->
                                      situations.note(
                                          situation,
                                          OutgoingHistory.Event.DRAFT_CHECKED,
                                          Map.of(),
                                          by)));
              case Outgoing other -> refused(other, RouteRefusal.ALREADY_CHECKED);
            });
  }

  /** Makes a checked document a draft again, to mend it and have it checked anew. */
  public RouteResult takeCheckBack(RecordId id, long version, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Checked checked ->
                  passed(
                      checked.takeBack(by),
                      _ ->
                          situations.note(
                              situation, OutgoingHistory.Event.CHECK_TAKEN_BACK, Map.of(), by));
              case Outgoing.Drafted _ -> new RouteResult.Refused(RouteRefusal.NOT_CHECKED);
              case Outgoing.Numbered _ -> new RouteResult.Refused(RouteRefusal.ALREADY_NUMBERED);
              case Outgoing other -> refused(other, RouteRefusal.CHECK_STANDS);
            });
  }

  /** A person signs or initials with a key that the service can reach. */
  public RouteResult sign(
      RecordId id, long version, Principal by, String keyId, SignatureIntent intent, Secret pin) {
    return made(id, version, by, keyId, SignatureTask.of(intent), pin);
  }

  /**
   * A clerk fills in number and date and applies the agency's seal (Article 32), then seals every
   * annex in a file of its own. Each is a step by itself: when one annex cannot be sealed, those
   * before it stay sealed, the answer says why, and the document is not released without it.
   */
  public RouteResult seal(RecordId id, long version, Principal by, String keyId, Secret pin) {
    RouteResult result = made(id, version, by, keyId, SignatureTask.SEAL, pin);
    while (result instanceof RouteResult.Done done
        && done.stage() instanceof Outgoing.Sealed sealed
        && !sealed.unsealedAnnexes().isEmpty()) {
      result = made(id, done.record().version(), by, keyId, SignatureTask.SEAL, pin);
    }
    return result;
  }

  /**
   * A clerk says what an attachment is to the document, before the release; a file that is sealed
   * already stays an annex.
   *
   * @param position from 1
   */
  public RouteResult attachmentIs(
      RecordId id, long version, int position, AttachmentKind kind, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation -> {
          Optional<Attachment> file =
              situation.record().attachments().stream()
                  .filter(a -> a.position() == position)
                  .findFirst();
          if (file.isEmpty() || !by.isClerkOf(situation.record().agency())) {
            return new RouteResult.NotInBook(
                file.isEmpty() ? Refusal.RECORD_UNKNOWN : Refusal.NOT_ALLOWED);
          }
          if (file.get().sealed() != null) {
            return new RouteResult.Refused(RouteRefusal.ALREADY_SEALED);
          }
          return switch (situation.stage()) {
            case Outgoing.Released other -> refused(other, RouteRefusal.ALREADY_RELEASED);
            case Outgoing.Recalled other -> refused(other, RouteRefusal.RECALLED);
            case Outgoing.Cancelled other -> refused(other, RouteRefusal.CANCELLED);
            case Outgoing.Drafted _,
                Outgoing.Checked _,
                Outgoing.PersonSigned _,
                Outgoing.Numbered _,
                Outgoing.Sealed _ ->
                situations.note(
                    situation,
                    OutgoingHistory.Event.ATTACHMENT_KIND,
                    Map.of("position", Integer.toString(position), "kind", kind.name()),
                    by);
          };
        });
  }

  private RouteResult made(
      RecordId id, long version, Principal by, String keyId, SignatureTask task, Secret pin) {
    Instant now = clock.instant();
    return situations.step(
        id,
        version,
        by,
        situation ->
            switch (plans.plan(situation, by, keyId, task, now)) {
              case Planned.Not not -> not.why();
              case Planned.Act act -> {
                SignatureWork.Made made = made(situation, act, pin, now);
                yield situations.kept(situation, act, made, by);
              }
            });
  }

  private SignatureWork.Made made(Situation situation, Planned.Act act, Secret pin, Instant now) {
    return pace.of(
        Pace.Step.SIGN,
        () -> situations.onSigned(situation, act, document -> made(document, act, pin, now)));
  }

  /** Opening a key takes long on purpose; the revision is prepared meanwhile. */
  private SignatureWork.Made made(
      DocumentBytes document, Planned.Act act, Secret pin, Instant now) {
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Preparation> preparing =
          CompletableFuture.supplyAsync(
              () -> signatures.prepare(document, act.request(), act.key()), side);
      return keys.with(
          act.key(),
          pin,
          now,
          opening ->
              signatures.sign(document, act.request(), preparing.join(), act.key(), opening));
    }
  }

  /**
   * Takes the document as it was signed with other software; the rules are {@link
   * SignedElsewhere}'s.
   *
   * @param intent what a personal signature in it means
   * @throws UncheckedIOException when the bytes cannot be read or stored; nothing changed then
   */
  public RouteResult signedElsewhere(
      RecordId id, long version, InputStream bytes, SignatureIntent intent, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation -> {
          try {
            return elsewhere.adopt(situation, bytes, intent, by, clock.instant());
          } catch (IOException e) {
            throw new UncheckedIOException("the signed file cannot be stored", e);
          }
        });
  }

  /**
   * A clerk gives number and date: from here on the document stands in the book. No number is drawn
   * for a document whose seal would be refused, because a signature on it does not stand, nor for
   * one that prints another month or year beside the open day.
   */
  public RouteResult number(RecordId id, long version, NumberOrder order, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.PersonSigned signed ->
                  passed(
                      signed.number(by),
                      _ ->
                          plans
                              .personalSignatureMissing(situation)
                              .<RouteResult>map(RouteResult.Refused::new)
                              .orElseGet(() -> numbered(situation, order, by)));
              case Outgoing.Checked checked ->
                  passed(checked.number(by), _ -> numbered(situation, order, by));
              case Outgoing.Drafted _ -> new RouteResult.Refused(RouteRefusal.NOT_CHECKED);
              case Outgoing other -> refused(other, RouteRefusal.ALREADY_NUMBERED);
            });
  }

  private LocalDate today() {
    return settings.day(clock.instant());
  }

  private RouteResult numbered(Situation situation, NumberOrder order, Principal by) {
    if (!situations.printedMonth(situation).fits(order.on())) {
      return new RouteResult.Refused(RouteRefusal.NUMBER_PRINTED);
    }
    return situations.done(situation, situations.registers().number(situation.record(), order, by));
  }

  /** A clerk releases the complete document (Article 18). */
  public RouteResult release(RecordId id, long version, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Sealed sealed ->
                  passed(
                      sealed.release(by),
                      permit -> {
                        Optional<RouteRefusal> ended = plans.standsNoLonger(situation);
                        if (ended.isPresent()) {
                          return new RouteResult.Refused(ended.get());
                        }
                        var signedOn = settings.day(permit.signedAt());
                        var due = settings.calendar().nextAfter(signedOn);
                        boolean late = settings.day(clock.instant()).isAfter(due);
                        Map<String, String> detail =
                            Map.of("dueOn", due.toString(), "late", Boolean.toString(late));
                        return situations.note(
                            situation, OutgoingHistory.Event.RELEASED, detail, by);
                      });
              case Outgoing.Released _ -> new RouteResult.Refused(RouteRefusal.ALREADY_RELEASED);
              case Outgoing other -> refused(other, RouteRefusal.NOT_SEALED);
            });
  }

  /** A clerk recalls a released document; its entry stays in the book (Article 18.4). */
  public RouteResult recall(RecordId id, long version, String reason, Principal by) {
    return situations.step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Released released ->
                  passed(
                      released.recall(by, reason),
                      permit ->
                          situations.note(
                              situation,
                              OutgoingHistory.Event.RECALLED,
                              Map.of("reason", permit.reason()),
                              by));
              case Outgoing other -> refused(other, RouteRefusal.NOT_RELEASED);
            });
  }

  private static <P extends Permit> RouteResult passed(
      Passage<P> passage, Function<P, RouteResult> work) {
    return switch (passage) {
      case Passage.Open<P> open -> work.apply(open.permit());
      case Passage.Refused<P> refused -> new RouteResult.Refused(refused.reason());
    };
  }

  private static RouteResult refused(Outgoing stage, RouteRefusal otherwise) {
    return new RouteResult.Refused(RouteRefusal.otherwise(stage, otherwise));
  }
}
