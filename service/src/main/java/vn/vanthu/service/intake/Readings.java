package vn.vanthu.service.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.store.ReadingTable;

/**
 * Documents that are being read: the clerk may leave and come back, the reading goes on. What a
 * stop of the service cuts off is read again, from its first page, once the service runs; how far a
 * reading has come and what came of it are held in memory. Thread-safe.
 */
public final class Readings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Intakes intakes;
  private final Map<String, Reading> all = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  public Readings(Intakes intakes) {
    this.intakes = intakes;
  }

  /** One document on its way. Thread-safe. */
  public final class Reading implements Watcher {
    private final UUID id;
    private final String by;
    private final Optional<AgencyId> agency;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Void> kept = new CompletableFuture<>();
    private final CompletableFuture<ReceiveResult> result = new CompletableFuture<>();
    private volatile int done;
    private volatile int total;

    private Reading(UUID id, String by, Optional<AgencyId> agency) {
      this.id = id;
      this.by = by;
      this.agency = agency;
    }

    public String id() {
      return id.toString();
    }

    @Override
    public Optional<UUID> notedAs() {
      return Optional.of(id);
    }

    /** Pages read so far. */
    public int done() {
      return done;
    }

    /** Pages to read; 0 while that is not known. */
    public int total() {
      return total;
    }

    @Override
    public boolean stopping() {
      return stopping;
    }

    @Override
    public void kept() {
      kept.complete(null);
    }

    @Override
    public void pages(int read, int of) {
      total = of;
      done = read;
    }

    /** What came of it, when it has ended with an answer. */
    public Optional<ReceiveResult> result() {
      return result.isDone() && !result.isCompletedExceptionally()
          ? Optional.of(result.join())
          : Optional.empty();
    }

    /** Whether it ended without an answer: it is noted still and read again at the next start. */
    public boolean failed() {
      return result.isCompletedExceptionally();
    }

    private boolean of(Principal reader) {
      return by.equals(reader.id()) && agency.equals(reader.home());
    }
  }

  /**
   * Begins to receive; returns when the answer is there, or after {@code patience} once all bytes
   * are kept.
   *
   * @throws IOException when bytes cannot be read or the disk is full; nothing is received then
   */
  public Reading begin(
      Direction direction, Iterable<HandedIn> files, Principal by, Duration patience)
      throws IOException {
    all.values().removeIf(old -> old.result.isDone() && older(old));
    Reading reading = new Reading(UUID.randomUUID(), by.id(), by.home());
    start(reading, () -> intakes.receive(direction, files, by, reading));
    reading.kept.join();
    try {
      reading.result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException goesOn) {
      return reading;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      all.remove(reading.id());
      throw failure(e.getCause());
    }
    return reading;
  }

  /**
   * Begins again what a stop of the service cut off, as many at once as there are readers; returns
   * at once. Called once, before anything new is begun.
   */
  public void goOn() {
    for (ReadingTable.CutOff cut : intakes.cutOff()) {
      Reading reading = new Reading(cut.id(), cut.by(), Optional.of(cut.agency()));
      start(reading, () -> intakes.goOn(cut, reading));
    }
  }

  private void start(Reading reading, Callable<ReceiveResult> work) {
    all.put(reading.id(), reading);
    Thread.ofVirtual()
        .name("receive-" + reading.id)
        .start(() -> {
          try {
            reading.result.complete(work.call());
          } catch (Exception e) {
            LOG.warn("a document was not received: {}", e.toString());
            reading.result.completeExceptionally(e);
          } finally {
            reading.kept();
          }
        });
  }

  private static IOException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case IOException io -> io;
      case RuntimeException unexpected -> throw unexpected;
      case null, default -> new IOException("not received", cause);
    };
  }

  private static boolean older(Reading reading) {
    return System.nanoTime() - reading.begun > REMEMBERED.toNanos();
  }

  /** A reading of this person, running or ended within the hour. */
  public Optional<Reading> find(String id, Principal reader) {
    return Optional.ofNullable(all.get(id)).filter(reading -> reading.of(reader));
  }

  /** What is still being read for this person. */
  public List<Reading> running(Principal reader) {
    return all.values().stream()
        .filter(reading -> reading.of(reader) && !reading.result.isDone())
        .toList();
  }

  /** From now on nothing that is being read is received: it is read again at the next start. */
  @Override
  public void close() {
    stopping = true;
  }
}
