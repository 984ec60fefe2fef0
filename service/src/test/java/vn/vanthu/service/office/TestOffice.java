package vn.vanthu.service.office;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.ledger.Sequencer;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.Objection;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.registers.RecordRevisions;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.RegisterRulesFile;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.registers.SignatureCheck;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.signing.ledger.CheckpointSigner;

/**
 * An agency of its own in the shared database, with small stand-ins for verifier and reader: a file
 * that begins with {@code SIGNED} counts its {@code %sig} marks, {@code BROKEN} in it makes it
 * altered; every other file is plain text.
 */
public final class TestOffice {
  public static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  public final AgencyId agency = new AgencyId("a" + UUID.randomUUID().toString().substring(0, 12));
  public final Principal clerk = Principal.clerk("vanthu", agency);
  public final Principal official =
      new Principal("canbo", "Cán bộ", agency, Set.of("nc"), Set.of(Role.OFFICIAL));
  public final OfficeStore store;
  public final BlobStore blobs;
  public final RegisterRules rules;
  public final Records records;
  public final CheckpointSigner ledgerKey = CheckpointSigner.generate("thu-nghiem");
  public final Ledger ledger;
  public final Sequencer sequencer;
  public final RecordIndex index;
  public final IndexFeed feed;
  public final Path folder;

  public TestOffice(Path folder) {
    this(TestDatabase.shared(), folder);
  }

  public TestOffice(Database database, Path parent) {
    this.folder = parent.resolve(agency.value());
    this.store = OfficeStore.over(database);
    this.blobs = BlobStore.open(folder.resolve("blobs"), DurableFiles.haltingOnFailure());
    this.rules = RegisterRulesFile.read(config("registers.yml"));
    this.records = new Records(store, blobs);
    records.openAgency(new Agency(agency, "Ủy ban nhân dân tỉnh Mẫu", "UBND"));
    this.ledger = new Ledger(store, ledgerKey.publicKey());
    this.sequencer = new Sequencer(store, ledgerKey, Clock.systemUTC());
    try {
      this.index = RecordIndex.open(folder.resolve("index"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.feed = new IndexFeed(store, index);
  }

  /** A file of the repository's {@code config} folder, wherever the tests were started. */
  public static Path config(String name) {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path file = up.resolve("config").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException("no config/" + name + " above here");
  }

  public Registrar registrar() {
    return registrar(NOW);
  }

  public Registrar registrar(Instant at) {
    return new Registrar(store, rules, Clock.fixed(at, ZoneOffset.UTC));
  }

  public RecordRevisions revisions() {
    return new RecordRevisions(
        store, blobs, TestOffice::check, Clock.fixed(NOW, ZoneOffset.UTC), 1 << 20);
  }

  public Intakes intakes() {
    return intakes(new PlainReader());
  }

  Intakes intakes(TextReader reader) {
    return new Intakes(
        store,
        blobs,
        rules,
        TestOffice::check,
        reader,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new IntakeLimits(1 << 20, 5));
  }

  static Optional<SignatureCheck.Checked> check(Path file, String mediaType, Instant at) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (!text.startsWith("SIGNED")) {
        return Optional.empty();
      }
      int signatures = text.split("%sig", -1).length - 1;
      String verdict =
          text.contains("BROKEN") ? "ALTERED" : signatures == 0 ? "UNSIGNED" : "INTACT";
      return Optional.of(
          new SignatureCheck.Checked(
              verdict,
              signatures,
              verdict.equals("ALTERED") ? Objection.ALTERED : null,
              JsonNodeFactory.instance.objectNode().put("document", verdict)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes every file as text; a text with the line MẬT proposes a secret document. */
  static final class PlainReader implements TextReader {
    @Override
    public Words words(Path file, String fileName) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        return bytes[0] == 0
            ? Words.none("TEXT_UNSUPPORTED")
            : new Words(TextState.TEXT, List.of(), new String(bytes, StandardCharsets.UTF_8), null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Read facts(Words words) {
      if (words.state() == TextState.NO_TEXT) {
        return Read.NOTHING;
      }
      Secrecy secrecy =
          words.body().lines().anyMatch("MẬT"::equals) ? Secrecy.CONFIDENTIAL : Secrecy.NORMAL;
      return new Read(
          new RecordFacts(
              null,
              null,
              null,
              null,
              null,
              words.body().lines().findFirst().orElse(null),
              null,
              null,
              Urgency.NORMAL,
              secrecy),
          JsonNodeFactory.instance.objectNode());
    }
  }

  /** Hands a text in. */
  public Intake receive(Direction direction, String content) {
    return switch (receive(direction, "văn bản.txt", content.getBytes(StandardCharsets.UTF_8))) {
      case ReceiveResult.Received(Intake intake) -> intake;
      case ReceiveResult.Refused(var reason) -> throw new AssertionError("not received: " + reason);
    };
  }

  public ReceiveResult receive(Direction direction, String name, byte[]... files) {
    try {
      return intakes()
          .receive(
              direction,
              java.util.Arrays.stream(files)
                  .map(f -> new HandedIn(name, new ByteArrayInputStream(f)))
                  .toList(),
              clerk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RegisterOrder order(Intake intake, RecordFacts facts) {
    return new RegisterOrder(
        intake.id(),
        facts,
        null,
        new IncomingEntry(LocalDate.of(2026, 11, 22), "Sở Nội vụ", null, false, null),
        new Audience.Agency());
  }

  /** Receives a text and enters it. */
  public RegisterResult.Done register(String content) {
    Intake intake = receive(Direction.INCOMING, content);
    return done(registrar().register(order(intake, intake.proposed()), clerk));
  }

  public static RegisterResult.Done done(RegisterResult result) {
    return switch (result) {
      case RegisterResult.Done done -> done;
      case RegisterResult.AlreadyRegistered other -> throw new AssertionError(other.toString());
      case RegisterResult.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /** Facts with a number, a type and an issuer. */
  public static RecordFacts facts(String number, String typeCode, String subject) {
    return new RecordFacts(
        number,
        typeCode,
        "Quyết định",
        LocalDate.of(2026, 11, 20),
        "Sở Nội vụ",
        subject,
        "Nguyễn Văn An",
        "Giám đốc",
        Urgency.NORMAL,
        Secrecy.NORMAL);
  }

  /** All runs of the agency's series. */
  public List<vn.vanthu.service.store.SeriesTable.Run> series() {
    return registrar().numbers().runs(agency);
  }
}
