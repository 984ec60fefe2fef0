package vn.vanthu.service.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.LeafHash;
import vn.vanthu.service.store.LedgerTable;
import vn.vanthu.service.store.OfficeStore;
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
  public record Findings(AgencyId agency, long size, long heads, long waiting, List<Fault> faults) {
    public Findings {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Something wrong in a log.
   *
   * @param code stable
   * @param subject the record whose leaf it is, or the leaf's or head's place in the log
   */
  public record Fault(String code, String subject, String vi, String en) {}

  /** Recomputes the log from its leaves and holds every head that was ever signed against it. */
  public Findings verify(AgencyId agency) {
    return store.database().inSnapshot(tx -> verify(tx, agency));
  }

  private Findings verify(Transaction tx, AgencyId agency) {
    List<Fault> faults = new ArrayList<>();
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
          faults.add(
              new Fault(
                  "LEAF_MISSING",
                  String.valueOf(replay.size()),
                  "Thiếu lá số " + replay.size() + " của sổ cái.",
                  "Leaf " + replay.size() + " of the log is missing."));
          return new Findings(agency, replay.size(), heads.size(), 0, faults);
        }
        TreeHash hash = TreeHash.leaf(leaf.bytes());
        if (!hash.hex().equals(leaf.hash().hex())) {
          faults.add(
              new Fault(
                  "LEAF_ALTERED",
                  String.valueOf(leaf.record()),
                  "Lá số " + index + " của sổ cái đã bị thay đổi.",
                  "Leaf " + index + " of the log was altered."));
        }
        replay.next(hash);
        if (due != null && due.size() == replay.size()) {
          compare(replay, due, faults);
          due = next.hasNext() ? next.next() : null;
        }
      }
    }
    if (due != null) {
      faults.add(
          new Fault(
              "LEAVES_LOST",
              String.valueOf(due.size()),
              "Đầu sổ đã ký nói có " + due.size() + " lá, nay chỉ có " + replay.size() + ".",
              "A signed head speaks of "
                  + due.size()
                  + " leaves, there are "
                  + replay.size()
                  + "."));
    }
    long waiting = store.ledger().countWaiting(tx, agency);
    return new Findings(agency, replay.size(), heads.size(), waiting, faults);
  }

  private static void compare(LedgerReplay replay, LedgerTable.Head head, List<Fault> faults) {
    Optional<SignedCheckpoint> signed = SignedCheckpoint.parse(head.signed());
    if (signed.isEmpty()) {
      faults.add(wrong(head, "HEAD_MALFORMED", "không đọc được", "cannot be read"));
      return;
    }
    replay
        .compare(signed.get())
        .map(why ->
            switch (why) {
              case SIGNATURE_INVALID ->
                  wrong(
                      head,
                      "HEAD_SIGNATURE_INVALID",
                      "không mang chữ ký của sổ cái này",
                      "does not carry this log's signature");
              case SIZE ->
                  wrong(
                      head, "HEAD_SIZE", "nói một số lá khác", "speaks of other leaves than that");
              case ROOT ->
                  wrong(
                      head,
                      "HEAD_ROOT",
                      "không khớp với các lá: có lá đã bị thay đổi hoặc đổi chỗ",
                      "does not agree with the leaves: some were altered or changed places");
            })
        .ifPresent(faults::add);
  }

  private static Fault wrong(LedgerTable.Head head, String code, String vi, String en) {
    return new Fault(
        code,
        String.valueOf(head.size()),
        "Đầu sổ sau lá thứ " + head.size() + " " + vi + ".",
        "The head after leaf number " + head.size() + " " + en + ".");
  }
}
