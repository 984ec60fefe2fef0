package vn.vanthu.service.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.store.BlobStore;

/**
 * Registers every file of a folder as an incoming document, with the facts as read. May be killed
 * and run again: what is registered is known by its bytes, what was received but not registered is
 * taken up where it was left. No file stops the others. Thread-safe; the office may work on
 * meanwhile.
 */
public final class FolderImport {
  private final Intakes intakes;
  private final Registrar registrar;
  private final int workers;

  /**
   * @param workers files at the same time
   */
  public FolderImport(Intakes intakes, Registrar registrar, int workers) {
    this.intakes = intakes;
    this.registrar = registrar;
    this.workers = workers;
  }

  /** What became of one file. */
  public sealed interface Outcome {
    /** Entered now. */
    record Registered(Path file, RecordId record, String number, boolean withText)
        implements Outcome {}

    /** Its bytes stand in a book already. */
    record Known(Path file, RecordId record, String number) implements Outcome {}

    /**
     * Not entered.
     *
     * @param code stable
     */
    record Refused(Path file, String code, String why) implements Outcome {}
  }

  /** How many of each. */
  public record Summary(int registered, int withoutText, int known, int refused) {}

  /**
   * Imports a folder with all folders in it; links and hidden files are passed over.
   *
   * @param out hears of every file, in the order of their names
   * @throws IOException when the folder cannot be read
   */
  public Summary run(Path folder, Principal by, Consumer<Outcome> out) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(FolderImport::counts).sorted().toList();
    }
    int registered = 0;
    int withoutText = 0;
    int known = 0;
    int refused = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Outcome>> running =
          files.stream().map(file -> pool.submit(() -> one(file, by))).toList();
      for (int i = 0; i < running.size(); i++) {
        Outcome outcome = await(files.get(i), running.get(i));
        switch (outcome) {
          case Outcome.Registered done -> {
            registered++;
            withoutText += done.withText() ? 0 : 1;
          }
          case Outcome.Known there -> known++;
          case Outcome.Refused not -> refused++;
        }
        out.accept(outcome);
      }
    }
    return new Summary(registered, withoutText, known, refused);
  }

  private static boolean counts(Path path) {
    try {
      return Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)
          && !Files.isHidden(path);
    } catch (IOException cannotTell) {
      return true; // then reading it will say why
    }
  }

  private static Outcome await(Path file, Future<Outcome> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return new Outcome.Refused(file, "FAILED", String.valueOf(cause == null ? e : cause));
    }
  }

  private Outcome one(Path file, Principal by) throws IOException {
    BlobId bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = BlobStore.hash(in);
    }
    Optional<OfficeRecord> there = intakes.known(bytes, Direction.INCOMING, by);
    if (there.isPresent()) {
      return new Outcome.Known(
          file, there.get().id(), there.get().entry().map(Registration::display).orElse(""));
    }
    Optional<Intake> left = intakes.leftOpen(bytes, Direction.INCOMING, by);
    return left.isPresent() ? enter(file, left.get(), by) : receive(file, by);
  }

  private Outcome receive(Path file, Principal by) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      HandedIn handed = new HandedIn(String.valueOf(file.getFileName()), in);
      return switch (intakes.receive(Direction.INCOMING, List.of(handed), by)) {
        case ReceiveResult.Received(Intake intake) -> enter(file, intake, by);
        case ReceiveResult.Refused(var reason) ->
            new Outcome.Refused(file, reason.code(), reason.vi());
      };
    }
  }

  private Outcome enter(Path file, Intake intake, Principal by) {
    LocalDate today = registrar.today();
    RegisterOrder order =
        new RegisterOrder(
            intake.id(),
            intake.proposed(),
            null,
            new IncomingEntry(today, intake.proposed().issuer(), null, false, null),
            new Audience.Agency());
    return switch (registrar.register(order, by)) {
      case RegisterResult.Done done ->
          new Outcome.Registered(
              file,
              done.record().id(),
              done.record().entry().map(Registration::display).orElse(""),
              intake.text() != TextState.NO_TEXT);
      case RegisterResult.AlreadyRegistered known ->
          new Outcome.Known(file, known.existing(), known.display());
      case RegisterResult.Refused(var reason) ->
          new Outcome.Refused(file, reason.code(), reason.vi());
    };
  }
}
