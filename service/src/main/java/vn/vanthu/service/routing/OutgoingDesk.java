package vn.vanthu.service.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.routing.Registers.NextRevision;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.HistoryTable;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.service.store.RecordTable;
import vn.vanthu.service.store.RevisionTable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.sign.SignatureRequest;

/**
 * Takes an outgoing document from its draft to its release, one guarded step at a time. What is
 * signed is verified before it is stored; a step either happens wholly or not at all. Thread-safe.
 */
public final class OutgoingDesk {
  private final Database database;
  private final BlobStore blobs;
  private final Registers registers;
  private final SignatureWork signatures;
  private final KeyOpener keys;
  private final RouteSettings settings;
  private final InstantSource clock;
  private final ObjectMapper json;
  private final RecordTable records = new RecordTable();
  private final HistoryTable histories = new HistoryTable();
  private final RevisionTable revisions = new RevisionTable();
  private final KeyBindingTable bindings = new KeyBindingTable();

  public OutgoingDesk(
      Database database,
      BlobStore blobs,
      Registers registers,
      SignatureWork signatures,
      KeyOpener keys,
      RouteSettings settings,
      InstantSource clock,
      ObjectMapper json) {
    this.database = database;
    this.blobs = blobs;
    this.registers = registers;
    this.signatures = signatures;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.json = json;
  }

  /** A record with its stage and the files it has had. */
  record Situation(OfficeRecord record, Outgoing stage, List<Revision> revisions) {}

  /** Where the document stands; empty when it is not an outgoing one or not open to the reader. */
  public Optional<Outgoing> stage(RecordId id, Principal reader) {
    return situation(id, reader).map(Situation::stage);
  }

  /** The keys that this person may use. */
  public List<KeyBinding> keysOf(Principal person) {
    return person
        .home()
        .map(agency -> database.read(tx -> bindings.of(tx, agency, person.id())))
        .orElse(List.of());
  }

  /** Notes that content and form were checked (Articles 11 and 12). */
  public RouteResult check(RecordId id, long version, Principal by) {
    return step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Drafted drafted ->
                  passed(
                      drafted.check(by),
                      _ -> note(situation, Stages.Event.DRAFT_CHECKED, Map.of(), by));
              case Outgoing other -> refused(before(other, RouteRefusal.ALREADY_CHECKED));
            });
  }

  /** A person signs or initials with a key that the service can reach. */
  public RouteResult sign(
      RecordId id, long version, Principal by, String keyId, SignatureIntent intent, Secret pin) {
    return step(
        id,
        version,
        by,
        situation ->
            passed(
                toSign(situation, by, keyId, intent),
                permit -> {
                  Instant now = clock.instant();
                  SignatureRequest request = personal(situation, permit, now);
                  SignatureWork.Made made =
                      keys.with(
                          permit.key(),
                          pin,
                          now,
                          opening ->
                              onCurrent(
                                  situation,
                                  document ->
                                      signatures.sign(document, request, permit.key(), opening)));
                  return signed(situation, permit, made, by);
                }));
  }

  /** The permit to sign, as far as the stage and the person give it. */
  Passage<Permit.ToSign> toSign(
      Situation situation, Principal by, String keyId, SignatureIntent intent) {
    return switch (situation.stage()) {
      case Outgoing.Checked checked ->
          binding(situation, keyId)
              .map(key -> checked.sign(by, key, intent, settings.day(clock.instant())))
              .orElseGet(() -> Passage.refused(RouteRefusal.KEY_NOT_YOURS));
      case Outgoing.Drafted _ -> Passage.refused(RouteRefusal.NOT_CHECKED);
      case Outgoing other -> Passage.refused(before(other, RouteRefusal.ALREADY_SIGNED));
    };
  }

  /** What a person's signature on the present revision is to be. */
  SignatureRequest personal(Situation situation, Permit.ToSign permit, Instant now) {
    int earlier =
        (int) situation.revisions().stream().filter(r -> r.kind() != RevisionKind.ORIGINAL).count();
    Optional<byte[]> image = database.read(tx -> bindings.image(tx, permit.key().id()));
    return signatures.personal(permit.intent(), earlier, image, now);
  }

  /** Stores what a person signed. */
  RouteResult signed(
      Situation situation, Permit.ToSign permit, SignatureWork.Made made, Principal by) {
    Stages.Event event =
        switch (permit.intent()) {
          case SIGN -> Stages.Event.PERSON_SIGNED;
          case INITIAL -> Stages.Event.INITIALLED;
        };
    Map<String, String> detail =
        Map.of(
            "key", permit.key().id(),
            "certificate", permit.key().fingerprint(),
            "authority", permit.key().authority().kind().name());
    return kept(situation, RevisionKind.SIGNED, made, event, detail, by);
  }

  /** A clerk gives number and date: from here on the document stands in the book. */
  public RouteResult number(RecordId id, long version, NumberOrder order, Principal by) {
    return step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.PersonSigned signed ->
                  passed(
                      signed.number(by),
                      permit ->
                          done(registers.number(permit.paper().record(), version, order, by)));
              case Outgoing.Drafted _, Outgoing.Checked _ ->
                  refused(RouteRefusal.NOT_SIGNED_BY_PERSON);
              case Outgoing other -> refused(before(other, RouteRefusal.ALREADY_NUMBERED));
            });
  }

  /** A clerk fills in number and date and applies the agency's seal (Article 32). */
  public RouteResult seal(RecordId id, long version, Principal by, String keyId, Secret pin) {
    return step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Numbered numbered ->
                  passed(
                      binding(situation, keyId)
                          .map(key -> numbered.seal(by, key))
                          .orElseGet(() -> Passage.refused(RouteRefusal.KEY_NOT_YOURS)),
                      permit -> seal(situation, permit, pin, by));
              case Outgoing.Drafted _, Outgoing.Checked _ ->
                  refused(
                      by.isClerkOf(situation.record().agency())
                          ? RouteRefusal.NOT_SIGNED_BY_PERSON
                          : RouteRefusal.SEAL_BY_CLERK_ONLY);
              case Outgoing.PersonSigned _ ->
                  refused(
                      by.isClerkOf(situation.record().agency())
                          ? RouteRefusal.NOT_NUMBERED
                          : RouteRefusal.SEAL_BY_CLERK_ONLY);
              case Outgoing other -> refused(before(other, RouteRefusal.ALREADY_SEALED));
            });
  }

  private RouteResult seal(Situation situation, Permit.ToSeal permit, Secret pin, Principal by) {
    Instant now = clock.instant();
    Report present = onCurrent(situation, signatures::judge);
    if (!wholePersonalSignature(situation, present)) {
      return refused(RouteRefusal.NOT_SIGNED_BY_PERSON);
    }
    Optional<byte[]> image = database.read(tx -> bindings.image(tx, permit.key().id()));
    SignatureRequest request = signatures.seal(permit.display(), permit.issuedOn(), image, now);
    SignatureWork.Made made =
        keys.with(
            permit.key(),
            pin,
            now,
            opening ->
                onCurrent(
                    situation,
                    document -> signatures.sign(document, request, permit.key(), opening)));
    Map<String, String> detail =
        Map.of("key", permit.key().id(), "certificate", permit.key().fingerprint());
    return kept(situation, RevisionKind.SEALED, made, Stages.Event.SEALED, detail, by);
  }

  /** The seal goes only over a whole signature of the person whose act the history names. */
  private boolean wholePersonalSignature(Situation situation, Report present) {
    List<HistoryEvent> history = database.read(tx -> histories.of(tx, situation.record().id()));
    return history.reversed().stream()
        .filter(e -> e.kind().equals(Stages.Event.PERSON_SIGNED.name()))
        .findFirst()
        .flatMap(e -> binding(situation, e.detail().path("key").asText()))
        .filter(key -> signatures.heldBy(present, key.certificate()))
        .isPresent();
  }

  /** A clerk releases the complete document (Article 18). */
  public RouteResult release(RecordId id, long version, Principal by) {
    return step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Sealed sealed ->
                  passed(
                      sealed.release(by),
                      permit -> {
                        var signedOn = settings.day(permit.signedAt());
                        var due = settings.calendar().releaseBy(signedOn);
                        boolean late = settings.day(clock.instant()).isAfter(due);
                        Map<String, String> detail =
                            Map.of("dueOn", due.toString(), "late", Boolean.toString(late));
                        return note(situation, Stages.Event.RELEASED, detail, by);
                      });
              case Outgoing.Released _ -> refused(RouteRefusal.ALREADY_RELEASED);
              case Outgoing other -> refused(before(other, RouteRefusal.NOT_SEALED));
            });
  }

  /** A clerk recalls a released document; its entry stays in the book (Article 18.4). */
  public RouteResult recall(RecordId id, long version, String reason, Principal by) {
    return step(
        id,
        version,
        by,
        situation ->
            switch (situation.stage()) {
              case Outgoing.Released released ->
                  passed(
                      released.recall(by, reason),
                      permit ->
                          note(
                              situation,
                              Stages.Event.RECALLED,
                              Map.of("reason", permit.reason()),
                              by));
              case Outgoing other -> refused(before(other, RouteRefusal.NOT_RELEASED));
            });
  }

  /** Cancelled and recalled documents refuse everything for that reason, others for this one. */
  private static RouteRefusal before(Outgoing stage, RouteRefusal otherwise) {
    return switch (stage) {
      case Outgoing.Cancelled _ -> RouteRefusal.CANCELLED;
      case Outgoing.Recalled _ -> RouteRefusal.RECALLED;
      case Outgoing.Drafted _,
          Outgoing.Checked _,
          Outgoing.PersonSigned _,
          Outgoing.Numbered _,
          Outgoing.Sealed _,
          Outgoing.Released _ ->
          otherwise;
    };
  }

  Optional<Situation> situation(RecordId id, Principal reader) {
    return database.inSnapshot(tx ->
        records
            .find(tx, id, AccessRule.marksOf(reader))
            .flatMap(record ->
                Stages.of(record, histories.of(tx, id), settings.zone())
                    .map(stage -> new Situation(record, stage, revisions.of(tx, id)))));
  }

  RouteResult step(RecordId id, long version, Principal by, Function<Situation, RouteResult> work) {
    Optional<Situation> found = situation(id, by);
    if (found.isEmpty()) {
      return new RouteResult.NotInBook(Refusal.RECORD_UNKNOWN);
    }
    return found.get().record().version() == version
        ? work.apply(found.get())
        : new RouteResult.NotInBook(Refusal.STALE);
  }

  private Optional<KeyBinding> binding(Situation situation, String keyId) {
    return database.read(tx -> bindings.find(tx, situation.record().agency(), keyId));
  }

  <R> R onCurrent(Situation situation, Function<DocumentBytes, R> work) {
    try (var bytes = DocumentBytes.map(blobs.path(situation.record().current().file().blob()))) {
      return work.apply(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the stored file cannot be read", e);
    }
  }

  private RouteResult kept(
      Situation situation,
      RevisionKind kind,
      SignatureWork.Made made,
      Stages.Event event,
      Map<String, String> detail,
      Principal by) {
    return switch (made) {
      case SignatureWork.Made.Not not -> new RouteResult.NotSigned(not.message(), not.detail());
      case SignatureWork.Made.Signed signed -> {
        Map<String, @Nullable Object> tree = ReportTree.of(signed.report(), ReportTree.Language.VI);
        var next =
            new NextRevision(
                kind,
                signed.bytes(),
                signed.report().document().name(),
                json.valueToTree(tree),
                event,
                new TreeMap<>(detail));
        try {
          yield done(
              registers.revise(situation.record().id(), situation.record().version(), next, by));
        } catch (IOException e) {
          throw new UncheckedIOException("the signed file cannot be stored", e);
        }
      }
    };
  }

  private RouteResult note(
      Situation situation, Stages.Event event, Map<String, String> detail, Principal by) {
    OfficeRecord record = situation.record();
    return done(registers.note(record.id(), record.version(), event, detail, by));
  }

  private RouteResult done(RegisterResult result) {
    return switch (result) {
      case RegisterResult.Refused refused -> new RouteResult.NotInBook(refused.reason());
      case RegisterResult.AlreadyRegistered _ -> new RouteResult.NotInBook(Refusal.NOT_A_DRAFT);
      case RegisterResult.Done done -> {
        OfficeRecord record = done.record();
        List<HistoryEvent> history = database.read(tx -> histories.of(tx, record.id()));
        yield Stages.of(record, history, settings.zone())
            .<RouteResult>map(stage -> new RouteResult.Done(record, stage))
            .orElseGet(() -> new RouteResult.Refused(RouteRefusal.NOT_OUTGOING));
      }
    };
  }

  private static <P extends Permit> RouteResult passed(
      Passage<P> passage, Function<P, RouteResult> work) {
    return switch (passage) {
      case Passage.Open<P> open -> work.apply(open.permit());
      case Passage.Refused<P> refused -> refused(refused.reason());
    };
  }

  private static RouteResult refused(RouteRefusal reason) {
    return new RouteResult.Refused(reason);
  }
}
