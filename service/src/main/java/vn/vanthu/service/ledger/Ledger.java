package vn.vanthu.service.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.LeafHash;
import vn.vanthu.service.registers.OfficeStore;
import vn.vanthu.service.store.LedgerTable;
import vn.vanthu.service.store.Transaction;
import vn.vanthu.signing.ledger.CheckpointKey;
import vn.vanthu.signing.ledger.ConsistencyProof;
import vn.vanthu.signing.ledger.InclusionProof;
import vn.vanthu.signing.ledger.LedgerReplay;
import vn.vanthu.signing.ledger.Receipt;
import vn.vanthu.signing.ledger.SignedCheckpoint;
import vn.vanthu.signing.ledger.TreeHash;

/** Shows an agency's log, and checks it from its first leaf. Thread-safe. */
public final class Ledger {
  private static final int PAGE = 10_000;

  private final OfficeStore store;
  private final CheckpointKey key;

  public Ledger(OfficeStore store, CheckpointKey key) {
    this.store = store;
    this.key = key;
  }

  /** The key that anybody needs to check heads and receipts. */
  public CheckpointKey key() {
    return key;
  }

  /** The newest signed head; empty before the first entry. */
  public Optional<SignedCheckpoint> checkpoint(AgencyId agency) {
    return store
        .database()
        .read(tx -> store.ledger().head(tx, agency))
        .flatMap(head -> SignedCheckpoint.parse(head.signed()));
  }

  /**
   * The proof that a leaf stands in the log, under the newest head; empty while it waits or when
   * unknown.
   */
  public Optional<Receipt> proof(AgencyId agency, LeafHash leaf) {
    return store
        .database()
        .inSnapshot(tx -> {
          Optional<LedgerTable.Head> head = store.ledger().head(tx, agency);
          Optional<Long> index = store.ledger().find(tx, agency, leaf).map(LedgerTable.Leaf::index);
          if (head.isEmpty() || index.isEmpty()) {
            return Optional.empty();
          }
          InclusionProof proof =
              InclusionProof.of(index.get(), head.get().size(), store.ledger().reader(tx, agency));
          return SignedCheckpoint.parse(head.get().signed()).map(c -> new Receipt(proof, c));
        });
  }

  /**
   * The proof that the log of {@code oldSize} leaves is the beginning of the newest; empty when
   * there is none.
   */
  public Optional<ConsistencyProof> consistency(AgencyId agency, long oldSize) {
    return store
        .database()
        .inSnapshot(tx ->
            store
                .ledger()
                .head(tx, agency)
                .filter(head -> oldSize >= 1 && oldSize <= head.size())
                .map(head ->
                    ConsistencyProof.of(oldSize, head.size(), store.ledger().reader(tx, agency))));
  }

  /**
   * What checking an agency's log found.
   *
   * @param size leaves in the newest head
   * @param waiting leaves without a place yet
   * @param faults what is wrong; empty when the log stands
   */
  public record Findings(
      AgencyId agency, long size, long heads, long waiting, List<String> faults) {
    public Findings {
      faults = List.copyOf(faults);
    }
  }

  /** Recomputes the log from its leaves and holds every head that was ever signed against it. */
  public Findings verify(AgencyId agency) {
    return store.database().inSnapshot(tx -> verify(tx, agency));
  }

  private Findings verify(Transaction tx, AgencyId agency) {
    List<String> faults = new ArrayList<>();
    List<LedgerTable.Head> heads = store.ledger().heads(tx, agency);
    Iterator<LedgerTable.Head> next = heads.iterator();
    LedgerTable.Head due = next.hasNext() ? next.next() : null;
    LedgerReplay replay = new LedgerReplay(key);
    for (List<LedgerTable.Leaf> page = store.ledger().placed(tx, agency, 0, PAGE);
        !page.isEmpty();
        page = store.ledger().placed(tx, agency, replay.size(), PAGE)) {
      for (LedgerTable.Leaf leaf : page) {
        Long index = leaf.index();
        if (index == null || index != replay.size()) {
          faults.add("LEAF_MISSING at " + replay.size());
          return new Findings(agency, replay.size(), heads.size(), 0, faults);
        }
        TreeHash hash = TreeHash.leaf(leaf.bytes());
        if (!hash.hex().equals(leaf.hash().hex())) {
          faults.add("LEAF_ALTERED at " + index + ", record " + leaf.record());
        }
        replay.next(hash);
        if (due != null && due.size() == replay.size()) {
          compare(replay, due, faults);
          due = next.hasNext() ? next.next() : null;
        }
      }
    }
    if (due != null) {
      faults.add("LEAVES_LOST: a head speaks of " + due.size() + ", there are " + replay.size());
    }
    long waiting = store.ledger().countWaiting(tx, agency);
    return new Findings(agency, replay.size(), heads.size(), waiting, faults);
  }

  private static void compare(LedgerReplay replay, LedgerTable.Head head, List<String> faults) {
    Optional<SignedCheckpoint> signed = SignedCheckpoint.parse(head.signed());
    if (signed.isEmpty()) {
      faults.add("HEAD_MALFORMED at size " + head.size());
      return;
    }
    replay
        .compare(signed.get())
        .ifPresent(why -> faults.add("HEAD_" + why + " at size " + head.size()));
  }
}
