package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Stated;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * Tasks and citations of a record that a person put right: kept whole beside what was read, with
 * the relations that follow from them. Stateless.
 */
final class StatedFacts {
  private final OfficeStore store;
  private final RelationReader relations = new RelationReader();

  StatedFacts(OfficeStore store) {
    this.store = store;
  }

  /** What was read in a record's document with what people made of it; empty without either. */
  Optional<JsonNode> facts(Transaction tx, RecordId record) {
    Optional<JsonNode> read = store.records().readFacts(tx, record);
    return store
        .stated()
        .find(tx, record)
        .<JsonNode>map(stated -> stated.over(read.orElse(null)))
        .or(() -> read);
  }

  /**
   * Keeps what a person left, when it differs from what stands.
   *
   * @param read the recogniser's answer, or null
   * @param detail of the event, to which the items that went and those that came are added
   */
  void put(
      Transaction tx,
      RecordId record,
      @Nullable JsonNode read,
      @Nullable Stated right,
      Map<String, Object> detail) {
    if (right == null) {
      return;
    }
    Stated before = store.stated().find(tx, record).orElseGet(() -> Stated.of(read));
    if (before.equals(right)) {
      return;
    }
    store.stated().put(tx, record, right);
    if (!before.citations().equals(right.citations())) {
      store.relations().replaceRead(tx, record, relations.cited(right.over(read)));
    }
    differ(detail, "tasks", before.tasks(), right.tasks());
    differ(detail, "citations", before.citations(), right.citations());
  }

  private static void differ(
      Map<String, Object> detail, String name, List<?> before, List<?> after) {
    List<Object> gone = new ArrayList<>(before);
    gone.removeAll(after);
    List<Object> come = new ArrayList<>(after);
    come.removeAll(before);
    if (!gone.isEmpty()) {
      detail.put(name + "Before", gone);
    }
    if (!come.isEmpty()) {
      detail.put(name + "After", come);
    }
  }
}
