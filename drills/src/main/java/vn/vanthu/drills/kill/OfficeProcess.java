package vn.vanthu.drills.kill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.ledger.LedgerKey;
import vn.vanthu.service.ledger.Sequencer;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.registers.OfficeStore;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.RegisterRulesFile;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.upkeep.Fsck;

/**
 * The office as a process of its own, for killing. It registers documents without pause, with
 * several clerks, and prints a line for each one after the register has answered. Commands on
 * standard input: {@code CHECK file}, {@code LOAD}, {@code FSCK}, {@code QUIT}.
 */
final class OfficeProcess {
  private static final AgencyId AGENCY = new AgencyId("co-quan-thu");

  private final PrintStream out;
  private final OfficeStore store;
  private final BlobStore blobs;
  private final RecordIndex index;
  private final Intakes intakes;
  private final Registrar registrar;
  private final Ledger ledger;
  private volatile boolean loading;

  private OfficeProcess(
      PrintStream out,
      OfficeStore store,
      BlobStore blobs,
      RecordIndex index,
      Intakes intakes,
      Registrar registrar,
      Ledger ledger) {
    this.out = out;
    this.store = store;
    this.blobs = blobs;
    this.index = index;
    this.intakes = intakes;
    this.registrar = registrar;
    this.ledger = ledger;
  }

  /**
   * Runs an office that is about to be killed.
   *
   * @param args data folder, registers.yml, and how many clerks work (4 when not said)
   */
  public static void main(String[] args) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path data = Path.of(args[0]);
    RegisterRules rules = RegisterRulesFile.read(Path.of(args[1]));
    DurableFiles files = DurableFiles.haltingOnFailure();
    try (Database database = Database.open(new DatabaseSettings.Embedded(data, 0), 10, files);
        RecordIndex index = RecordIndex.open(data.resolve("index"))) {
      OfficeStore store = OfficeStore.over(database);
      BlobStore blobs = BlobStore.open(data.resolve("blobs"), files);
      new Records(store, blobs).openAgency(new Agency(AGENCY, "Cơ quan thử", "CQT"));
      var key = LedgerKey.open(data.resolve("keys/ledger.key"), files);
      Intakes intakes =
          new Intakes(
              store,
              blobs,
              rules,
              (file, type, at) -> Optional.empty(),
              new PlainText(),
              Clock.systemUTC(),
              IntakeLimits.standard());
      Registrar registrar = new Registrar(store, rules, Clock.systemUTC());
      try (Sequencer sequencer = new Sequencer(store, key, Clock.systemUTC());
          IndexFeed feed = new IndexFeed(store, index)) {
        sequencer.start();
        feed.start();
        new OfficeProcess(
                out, store, blobs, index, intakes, registrar, new Ledger(store, key.publicKey()))
            .obey(args.length > 2 ? Integer.parseInt(args[2]) : 4);
      }
    }
  }

  private void obey(int clerks) throws IOException, InterruptedException {
    for (int i = 0; i < clerks; i++) {
      Thread.ofPlatform().daemon().name("clerk-" + i).start(this::work);
    }
    out.println("READY " + ProcessHandle.current().pid());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("QUIT")) {
        return;
      } else if (line.equals("LOAD")) {
        loading = true;
      } else if (line.equals("FSCK")) {
        loading = false;
        Thread.sleep(2000); // what is under way ends, the queue empties, the ledger catches up
        var summary =
            new Fsck(store, blobs, ledger, () -> Optional.of(index))
                .run(found -> System.err.println(found));
        out.println("FSCKED " + summary.faults() + " " + summary.records());
      } else if (line.startsWith("CHECK ")) {
        loading = false;
        out.println(check(Path.of(line.substring("CHECK ".length()))).line());
      }
    }
  }

  private Damage check(Path acks) throws IOException, InterruptedException {
    List<Ack> all = new ArrayList<>();
    for (String line : Files.readAllLines(acks)) {
      Ack.parse(line).ifPresent(all::add);
    }
    return new AckCheck(store, blobs, index).check(all);
  }

  private void work() {
    Principal clerk = Principal.clerk(Thread.currentThread().getName(), AGENCY);
    while (true) {
      try {
        if (loading) {
          register(clerk);
        } else {
          Thread.sleep(10);
        }
      } catch (InterruptedException stop) {
        return;
      } catch (IOException | RuntimeException notAcknowledged) {
        pause(); // the database was killed; what was not acknowledged may be there or not
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void register(Principal clerk) throws IOException {
    byte[] bytes =
        ("CÔNG VĂN thử " + UUID.randomUUID() + "\n").repeat(40).getBytes(StandardCharsets.UTF_8);
    HandedIn file = new HandedIn("van-ban.txt", new ByteArrayInputStream(bytes));
    if (!(intakes.receive(Direction.INCOMING, List.of(file), clerk)
        instanceof ReceiveResult.Received(Intake intake))) {
      throw new IOException("not received");
    }
    RegisterOrder order =
        new RegisterOrder(
            intake.id(),
            intake.proposed(),
            null,
            new IncomingEntry(registrar.today(), null, null, false, null),
            new Audience.Agency());
    if (registrar.register(order, clerk) instanceof RegisterResult.Done done) {
      int number = done.record().entry().map(Registration::number).orElse(0);
      out.println(new Ack(done.record().id(), number, intake.main().blob()).line());
    }
  }

  /** Reads every file as text, at once. */
  private static final class PlainText implements TextReader {
    @Override
    public Words words(Path file, String fileName) {
      try {
        return new Words(TextState.TEXT, List.of(), Files.readString(file), null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Read facts(Words words) {
      return new Read(
          new RecordFacts(
              null,
              "",
              "Công văn",
              null,
              null,
              words.body().lines().findFirst().orElse(""),
              null,
              null,
              Urgency.NORMAL,
              Secrecy.NORMAL),
          JsonNodeFactory.instance.objectNode());
    }
  }
}
