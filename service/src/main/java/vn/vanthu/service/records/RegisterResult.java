package vn.vanthu.service.records;

import java.util.List;

/** What came of asking the office to register, draft, number, cancel or continue a record. */
public sealed interface RegisterResult {
  /**
   * Done and durable.
   *
   * @param event what its history says of it
   * @param warnings what the clerk should look at, such as SAME_NUMBER_KNOWN
   */
  record Done(OfficeRecord record, Receipt receipt, HistoryEvent event, List<Notice> warnings)
      implements RegisterResult {
    public Done {
      warnings = List.copyOf(warnings);
    }

    /** The same with what the clerk should look at. */
    public Done warning(List<Notice> of) {
      return new Done(record, receipt, event, of);
    }
  }

  /**
   * The same bytes stand in a book of this agency already (409 ALREADY_REGISTERED).
   *
   * @param display the number there
   */
  record AlreadyRegistered(RecordId existing, String display) implements RegisterResult {}

  /** Not done; nothing changed. */
  record Refused(Refusal reason) implements RegisterResult {}
}
