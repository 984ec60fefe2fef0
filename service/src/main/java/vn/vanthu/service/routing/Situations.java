package vn.vanthu.service.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.registers.Registers;
import vn.vanthu.service.registers.Registers.AnnexSeal;
import vn.vanthu.service.registers.Registers.NewBytes;
import vn.vanthu.service.registers.Registers.NextRevision;
import vn.vanthu.service.store.AgencyTable;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.service.store.RecordTable;
import vn.vanthu.service.store.StoryTable;
import vn.vanthu.service.store.TextTable;
import vn.vanthu.service.typesetting.OpenFieldValues;
import vn.vanthu.service.typesetting.OpenFields;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;

/**
 * Where every step on the outgoing way begins and ends: reads the situation, and writes what came
 * of the step. Thread-safe.
 */
final class Situations {
  private final Database database;
  private final BlobStore blobs;
  private final Registers registers;
  private final RouteSettings settings;
  private final ObjectMapper json;
  private final StoryTable stories = new StoryTable();
  private final RecordTable records = new RecordTable();
  private final TextTable texts = new TextTable();
  private final KeyBindingTable bindings = new KeyBindingTable();

  Situations(
      Database database,
      BlobStore blobs,
      Registers registers,
      RouteSettings settings,
      ObjectMapper json) {
    this.database = database;
    this.blobs = blobs;
    this.registers = registers;
    this.settings = settings;
    this.json = json;
  }

  Registers registers() {
    return registers;
  }

  Optional<Situation> find(RecordId id, Principal reader) {
    return database
        .read(tx -> stories.find(tx, id, AccessRule.marksOf(reader)))
        .flatMap(story ->
            Stages.of(story.record(), story.history(), settings.zone())
                .map(stage ->
                    new Situation(story.record(), stage, story.history(), story.revisions())));
  }

  /** Does the work when the caller saw the present version. */
  RouteResult step(RecordId id, long version, Principal by, Function<Situation, RouteResult> work) {
    Optional<Situation> found = find(id, by);
    if (found.isEmpty()) {
      return new RouteResult.NotInBook(Refusal.RECORD_UNKNOWN);
    }
    return found.get().record().version() == version
        ? work.apply(found.get())
        : new RouteResult.NotInBook(Refusal.STALE);
  }

  List<KeyBinding> bindingsOf(Principal person) {
    return person
        .home()
        .map(agency -> database.read(tx -> bindings.of(tx, agency, person.id())))
        .orElse(List.of());
  }

  Optional<KeyBinding> binding(Situation situation, String keyId) {
    return database.read(tx -> bindings.find(tx, situation.record().agency(), keyId));
  }

  /** The binding in force of a certificate, by its SHA-256 in lower-case hex. */
  Optional<KeyBinding> bindingOf(Situation situation, String certificateSha256) {
    return database.read(tx -> bindings.all(tx, situation.record().agency())).stream()
        .filter(binding -> binding.fingerprint().equals(certificateSha256))
        .findFirst();
  }

  /** Every binding of the agency, also those that were ended. */
  List<KeyBinding> everBound(Situation situation) {
    return database.read(tx -> bindings.ever(tx, situation.record().agency()));
  }

  /** The name of the agency whose document it is. */
  String agencyName(Situation situation) {
    return database
        .read(tx -> new AgencyTable().find(tx, situation.record().agency()))
        .orElseThrow(() -> new IllegalStateException("a record of no agency"))
        .name();
  }

  Optional<byte[]> image(KeyBinding key) {
    return database.read(tx -> bindings.image(tx, key.id()));
  }

  /** Lets the work read the present revision's bytes. */
  <R> R onCurrent(Situation situation, Function<DocumentBytes, R> work) {
    return on(blobs.path(situation.record().current().file().blob()), work);
  }

  /** Lets the work read the bytes that an act is to sign: an annex's, or the present revision's. */
  <R> R onSigned(Situation situation, Planned.Act act, Function<DocumentBytes, R> work) {
    StoredFile file =
        act.annex().map(Attachment::file).orElseGet(() -> situation.record().current().file());
    return on(blobs.path(file.blob()), work);
  }

  /** Lets the work read an attachment's newest bytes: with the agency's seal, when it bears one. */
  <R> R onNewest(Attachment attachment, Function<DocumentBytes, R> work) {
    return on(blobs.path(attachment.newest().blob()), work);
  }

  /** Which of the open fields and signature fields the present revision has. */
  Set<String> openFields(Situation situation) {
    return OpenFieldValues.present(blobs.path(situation.record().current().file().blob()));
  }

  /**
   * Whether a draft shows a number or a whole date where none was left open for those that it will
   * be given. A copy shows those of its original.
   */
  boolean printsItsNumber(Situation situation) {
    if (situation.stage().paper().copy() != null) {
      return false;
    }
    JsonNode read =
        database
            .read(tx -> records.readFacts(tx, situation.record().id()))
            .orElseGet(MissingNode::getInstance);
    boolean number = read.at("/number/normalized").isTextual();
    boolean date = read.path("issueDate").isTextual();
    if (!number && !date) {
      return false;
    }
    Set<String> open = openFields(situation);
    return (number && !open.contains(OpenFields.NUMBER))
        || (date && !open.contains(OpenFields.DAY));
  }

  /** Month and year that a document prints beside the open day; a copy prints its original's. */
  PrintedMonth printedMonth(Situation situation) {
    if (situation.stage().paper().copy() != null) {
      return PrintedMonth.NONE;
    }
    BlobId draft = situation.revisions().getFirst().file().blob();
    return database
        .read(tx -> texts.find(tx, draft))
        .map(words -> PrintedMonth.of(words.body()))
        .orElse(PrintedMonth.NONE);
  }

  <R> R on(Path file, Function<DocumentBytes, R> work) {
    try (var bytes = DocumentBytes.map(file)) {
      return work.apply(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the stored file cannot be read", e);
    }
  }

  Path path(NewBytes.Kept kept) {
    return blobs.path(kept.file().blob());
  }

  /** Writes what somebody signed as the next revision, with the event that explains it. */
  RouteResult kept(Situation situation, Planned.Act act, SignatureWork.Made made, Principal by) {
    return switch (made) {
      case SignatureWork.Made.Not not -> new RouteResult.NotSigned(not.message(), not.detail());
      case SignatureWork.Made.Signed signed ->
          act.annex()
              .map(annex -> sealed(situation, annex, signed, act.detail(), by))
              .orElseGet(() ->
                  revised(
                      situation,
                      act.kind(),
                      new NewBytes.Increment(signed.bytes()),
                      signed.report(),
                      act.event(),
                      act.detail(),
                      by));
    };
  }

  private RouteResult sealed(
      Situation situation,
      Attachment annex,
      SignatureWork.Made.Signed signed,
      Map<String, String> detail,
      Principal by) {
    var seal =
        new AnnexSeal(
            annex,
            new NewBytes.Increment(signed.bytes()),
            signed.report().document().name(),
            json.valueToTree(ReportTree.kept(signed.report())),
            detail);
    try {
      return done(situation, registers.sealAnnex(situation.record(), seal, by));
    } catch (IOException e) {
      throw new UncheckedIOException("the sealed annex cannot be stored", e);
    }
  }

  RouteResult revised(
      Situation situation,
      RevisionKind kind,
      NewBytes bytes,
      Report report,
      OutgoingHistory.Event event,
      Map<String, String> detail,
      Principal by) {
    JsonNode tree = json.valueToTree(ReportTree.kept(report));
    var next =
        new NextRevision(kind, bytes, report.document().name(), tree, event, new TreeMap<>(detail));
    try {
      return done(situation, registers.revise(situation.record(), next, by));
    } catch (IOException e) {
      throw new UncheckedIOException("the signed file cannot be stored", e);
    }
  }

  /** Notes something that changed no bytes. */
  RouteResult note(
      Situation situation, OutgoingHistory.Event event, Map<String, String> detail, Principal by) {
    return done(situation, registers.note(situation.record(), event, detail, by));
  }

  /** The stage after a step: what was seen before it, and what the step wrote. */
  RouteResult done(Situation before, RegisterResult result) {
    return switch (result) {
      case RegisterResult.Refused refused -> new RouteResult.NotInBook(refused.reason());
      case RegisterResult.AlreadyRegistered _ -> new RouteResult.NotInBook(Refusal.NOT_A_DRAFT);
      case RegisterResult.Done done -> {
        List<HistoryEvent> history = new ArrayList<>(before.history());
        history.add(done.event());
        yield Stages.of(done.record(), history, settings.zone())
            .<RouteResult>map(stage -> new RouteResult.Done(done.record(), stage))
            .orElseGet(() -> new RouteResult.Refused(RouteRefusal.NOT_OUTGOING));
      }
    };
  }
}
