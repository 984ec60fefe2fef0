package vn.vanthu.service.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.Notice;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.store.BlobStore;

/**
 * Registers every file of a folder as an incoming document, with the facts as read. May be killed
 * and run again: what is registered is known by its bytes, what was received but not registered is
 * taken up where it was left. Nothing that lies in the folder stops the others or is left unsaid.
 * Thread-safe; the office may work on meanwhile.
 */
public final class FolderImport {
  /** How many files for each worker are read before the turn of the first of them has come. */
  private static final int AHEAD = 16;

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

  /** Why something that lies in the folder is passed over. */
  public enum Reason {
    HIDDEN("tệp hoặc thư mục ẩn", "hidden file or folder"),
    LINK("liên kết; hãy nhập chính tệp được trỏ tới", "a link; import the file it points to"),
    NO_FILE("không phải tệp (ống, thiết bị…)", "no file (pipe, device…)");

    private final String vi;
    private final String en;

    Reason(String vi, String en) {
      this.vi = vi;
      this.en = en;
    }

    public String vi() {
      return vi;
    }

    public String en() {
      return en;
    }
  }

  /** What became of one thing that lies in the folder. */
  public sealed interface Outcome {
    /**
     * Entered now.
     *
     * @param warnings what a clerk should look at although it is entered
     */
    record Registered(
        Path file, RecordId record, String number, boolean withText, List<Notice> warnings)
        implements Outcome {
      public Registered {
        warnings = List.copyOf(warnings);
      }
    }

    /** Its bytes stand in a book already. */
    record Known(Path file, RecordId record, String number) implements Outcome {}

    /** Not entered, and why. */
    record Refused(Path file, Notice why) implements Outcome {}

    /** Passed over on purpose. */
    record Skipped(Path file, Reason reason) implements Outcome {}
  }

  /**
   * How many of each.
   *
   * @param withoutText of the registered, those of which no text could be read
   * @param warned of the registered, those with a warning
   */
  public record Summary(
      int registered, int withoutText, int warned, int known, int refused, int skipped) {}

  /** What can be done with a file before its turn in the book has come. */
  private sealed interface Prepared {
    /** Nothing more is to be done. */
    record Over(Outcome outcome) implements Prepared {}

    /** Received and read: to be entered at its turn. */
    record Ready(Intake intake) implements Prepared {}

    /** The bytes of a file before it: known when that one is entered. */
    record Again(BlobId bytes) implements Prepared {}
  }

  /** One thing found, on its way. */
  private record Underway(Path file, Future<Prepared> prepared) {}

  /**
   * Imports a folder with all folders in it. Files are read side by side and entered in the order
   * of their paths, so numbers follow that order at every run. What is hidden, links, and what is
   * no file are passed over, each with its reason.
   *
   * @param out hears of everything that lies in the folder, in the order of the paths
   * @throws IOException when the folder itself cannot be read
   */
  public Summary run(Path folder, Principal by, Consumer<Outcome> out) throws IOException {
    Tally tally = new Tally(out);
    Set<BlobId> seen = new HashSet<>();
    Deque<Underway> ahead = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      for (FolderSurvey.Found found : FolderSurvey.of(folder)) {
        ahead.add(new Underway(found.path(), begin(found, seen, by, pool)));
        if (ahead.size() > workers * AHEAD) {
          tally.count(finish(ahead.remove(), by));
        }
      }
      for (Underway underway : ahead) {
        tally.count(finish(underway, by));
      }
    }
    return tally.summary();
  }

  private Future<Prepared> begin(
      FolderSurvey.Found found, Set<BlobId> seen, Principal by, ExecutorService pool) {
    return switch (found) {
      case FolderSurvey.Found.PassedOver(Path path, Reason reason) ->
          over(new Outcome.Skipped(path, reason));
      case FolderSurvey.Found.Unreadable(Path path, String why) -> over(unreadable(path, why));
      case FolderSurvey.Found.Document(Path path) -> {
        try (InputStream in = Files.newInputStream(path)) {
          BlobId bytes = BlobStore.hash(in);
          yield seen.add(bytes)
              ? pool.submit(() -> prepare(path, bytes, by))
              : CompletableFuture.completedFuture(new Prepared.Again(bytes));
        } catch (IOException e) {
          yield over(unreadable(path, e.toString()));
        }
      }
    };
  }

  private static Future<Prepared> over(Outcome outcome) {
    return CompletableFuture.completedFuture(new Prepared.Over(outcome));
  }

  private static Outcome unreadable(Path path, String why) {
    return new Outcome.Refused(
        path,
        new Notice("UNREADABLE", "Không đọc được: " + why, "The file cannot be read: " + why));
  }

  private Outcome finish(Underway underway, Principal by) throws IOException {
    Path file = underway.file();
    try {
      return finish(file, underway.prepared().get(), by);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return failed(file, cause == null ? e : cause);
    } catch (IOException | RuntimeException e) {
      return failed(file, e);
    }
  }

  private Outcome finish(Path file, Prepared prepared, Principal by) throws IOException {
    return switch (prepared) {
      case Prepared.Over over -> over.outcome();
      case Prepared.Ready ready -> enter(file, ready.intake(), by);
      case Prepared.Again again ->
          switch (prepare(file, again.bytes(), by)) {
            case Prepared.Over over -> over.outcome();
            case Prepared.Ready ready -> enter(file, ready.intake(), by);
            case Prepared.Again _ -> throw new IllegalStateException("prepared without an answer");
          };
    };
  }

  private Prepared prepare(Path file, BlobId bytes, Principal by) throws IOException {
    Optional<OfficeRecord> there = intakes.known(bytes, Direction.INCOMING, by);
    if (there.isPresent()) {
      String number = there.get().entry().map(Registration::display).orElse("");
      return new Prepared.Over(new Outcome.Known(file, there.get().id(), number));
    }
    Optional<Intake> left = intakes.leftOpen(bytes, Direction.INCOMING, by);
    return left.isPresent() ? new Prepared.Ready(left.get()) : receive(file, by);
  }

  private Prepared receive(Path file, Principal by) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      HandedIn handed = new HandedIn(String.valueOf(file.getFileName()), in);
      return switch (intakes.receive(Direction.INCOMING, List.of(handed), by)) {
        case ReceiveResult.Received(Intake intake) -> new Prepared.Ready(intake);
        case ReceiveResult.Refused(var reason) -> new Prepared.Over(refused(file, reason));
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
              intake.text() != TextState.NO_TEXT,
              done.warnings());
      case RegisterResult.AlreadyRegistered known ->
          new Outcome.Known(file, known.existing(), known.display());
      case RegisterResult.Refused(var reason) -> refused(file, reason);
    };
  }

  private static Outcome refused(Path file, Refusal reason) {
    return new Outcome.Refused(file, new Notice(reason.code(), reason.vi(), reason.en()));
  }

  private static Outcome failed(Path file, Throwable cause) {
    return new Outcome.Refused(
        file,
        new Notice(
            "FAILED", "Không xử lý được: " + cause, "The file could not be dealt with: " + cause));
  }

  /** Tells what became of each thing, and counts. */
  private static final class Tally {
    private final Consumer<Outcome> out;
    private int registered;
    private int withoutText;
    private int warned;
    private int known;
    private int refused;
    private int skipped;

    Tally(Consumer<Outcome> out) {
      this.out = out;
    }

    void count(Outcome outcome) {
      switch (outcome) {
        case Outcome.Registered done -> {
          registered++;
          withoutText += done.withText() ? 0 : 1;
          warned += done.warnings().isEmpty() ? 0 : 1;
        }
        case Outcome.Known _ -> known++;
        case Outcome.Refused _ -> refused++;
        case Outcome.Skipped _ -> skipped++;
      }
      out.accept(outcome);
    }

    Summary summary() {
      return new Summary(registered, withoutText, warned, known, refused, skipped);
    }
  }
}
