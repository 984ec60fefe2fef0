package vn.vanthu.service.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.store.LedgerTable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;
import vn.vanthu.signing.ledger.Checkpoint;
import vn.vanthu.signing.ledger.CheckpointSigner;
import vn.vanthu.signing.ledger.Frontier;
import vn.vanthu.signing.ledger.SignedCheckpoint;
import vn.vanthu.signing.ledger.TreeHash;

/**
 * Gives waiting leaves their places in commit order and signs the new head, within a second of
 * their commit. Places, nodes and head are one transaction under the agency's lock, so that two
 * nodes of the service never fork the log. Thread-safe; {@link #start} runs it in a thread of its
 * own.
 */
public final class Sequencer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final int BATCH = 2_000;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final OfficeStore store;
  private final CheckpointSigner signer;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean closing;

  public Sequencer(OfficeStore store, CheckpointSigner signer, Clock clock) {
    this.store = store;
    this.signer = signer;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("ledger-sequencer").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Integrates whatever waits, for all agencies; how many leaves got their place. */
  public int integrateAll() {
    int done = 0;
    for (Agency agency : store.database().read(tx -> store.agencies().all(tx))) {
      int step;
      do {
        step = integrate(agency.id());
        done += step;
      } while (step == BATCH);
    }
    return done;
  }

  private int integrate(AgencyId agency) {
    boolean idle = store.database().read(tx -> store.ledger().waiting(tx, agency, 1)).isEmpty();
    return idle ? 0 : store.database().inTransaction(tx -> integrate(tx, agency));
  }

  private int integrate(Transaction tx, AgencyId agency) {
    store.ledger().lock(tx, agency);
    List<LedgerTable.Leaf> leaves = store.ledger().waiting(tx, agency, BATCH);
    if (leaves.isEmpty()) {
      return 0;
    }
    Optional<LedgerTable.Head> head = store.ledger().head(tx, agency);
    long size = head.map(LedgerTable.Head::size).orElse(0L);
    Frontier before = Frontier.read(size, store.ledger().reader(tx, agency));
    Frontier.Growth growth =
        before.appendAll(leaves.stream().map(l -> TreeHash.of(l.hash().bytes())).toList());
    store.ledger().place(tx, leaves, size);
    store.ledger().nodes(tx, agency, growth.written());
    Checkpoint checkpoint =
        Checkpoint.of(signer.publicKey().name() + "/" + agency.value(), growth.frontier());
    SignedCheckpoint signed = signer.sign(checkpoint);
    store
        .ledger()
        .head(
            tx,
            agency,
            new LedgerTable.Head(
                checkpoint.size(), checkpoint.root(), signed.text(), clock.instant()));
    return leaves.size();
  }

  private void run() {
    while (!closing) {
      try {
        integrateAll();
        Thread.sleep(PAUSE);
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException e) {
        if (!closing) {
          LOG.error("the ledger waits: {}", e.toString());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  @Override
  public void close() {
    closing = true;
    if (thread.getState() == Thread.State.NEW) {
      return; // a command that only reads the ledger
    }
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
