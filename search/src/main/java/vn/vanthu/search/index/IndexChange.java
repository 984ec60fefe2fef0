package vn.vanthu.search.index;

/**
 * One change to the index. Applying it twice, or after a later one of the same record, changes
 * nothing.
 */
public sealed interface IndexChange {

  String id();

  long revision();

  /** Adds the record or replaces its earlier revision. */
  record Upsert(IndexedRecord record) implements IndexChange {
    @Override
    public String id() {
      return record.id();
    }

    @Override
    public long revision() {
      return record.revision();
    }
  }

  /** Takes the record out. */
  record Delete(String id, long revision) implements IndexChange {}
}
