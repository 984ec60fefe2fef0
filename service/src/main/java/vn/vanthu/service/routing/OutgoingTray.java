package vn.vanthu.service.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.HistoryTable;
import vn.vanthu.service.store.OutgoingTable;
import vn.vanthu.service.store.Transaction;

/** What lies on the outgoing way, each document with its stage. Thread-safe. */
public final class OutgoingTray {
  private final Database database;
  private final RouteSettings settings;
  private final OutgoingTable table = new OutgoingTable();
  private final HistoryTable histories = new HistoryTable();

  OutgoingTray(Database database, RouteSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** A document and where it stands. */
  public record Line(OfficeRecord record, Outgoing stage) {}

  /** Not released yet, those that wait longest first, as far as the reader may see them. */
  public List<Line> underWay(Principal reader, int most) {
    return lines(reader, (tx, agency, marks) -> table.underWay(tx, agency, marks, most));
  }

  /** Released or recalled, newest first. */
  public List<Line> ended(Principal reader, int most) {
    return lines(reader, (tx, agency, marks) -> table.ended(tx, agency, marks, most));
  }

  @FunctionalInterface
  private interface Listing {
    List<OfficeRecord> of(Transaction tx, AgencyId agency, Set<String> marks);
  }

  private List<Line> lines(Principal reader, Listing listing) {
    Optional<AgencyId> agency = reader.home();
    if (agency.isEmpty()) {
      return List.of();
    }
    return database.inSnapshot(tx -> {
      List<OfficeRecord> records = listing.of(tx, agency.get(), AccessRule.marksOf(reader));
      Map<RecordId, List<HistoryEvent>> events =
          histories.ofAll(tx, records.stream().map(OfficeRecord::id).toList());
      return records.stream()
          .flatMap(record ->
              Stages.of(record, events.getOrDefault(record.id(), List.of()), settings.zone())
                  .map(stage -> new Line(record, stage))
                  .stream())
          .toList();
    });
  }
}
