package vn.vanthu.service.registers;

import vn.vanthu.service.store.AgencyTable;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.HistoryTable;
import vn.vanthu.service.store.IntakeTable;
import vn.vanthu.service.store.LearningTable;
import vn.vanthu.service.store.LedgerTable;
import vn.vanthu.service.store.OutboxTable;
import vn.vanthu.service.store.ReadingTable;
import vn.vanthu.service.store.RecordTable;
import vn.vanthu.service.store.RelationTable;
import vn.vanthu.service.store.RevisionTable;
import vn.vanthu.service.store.SeriesTable;
import vn.vanthu.service.store.StatedTable;
import vn.vanthu.service.store.TextTable;

/** The tables an entry touches, together. Immutable. */
public record OfficeStore(
    Database database,
    AgencyTable agencies,
    SeriesTable series,
    IntakeTable intakes,
    ReadingTable readings,
    RecordTable records,
    RevisionTable revisions,
    RelationTable relations,
    HistoryTable history,
    TextTable texts,
    LedgerTable ledger,
    OutboxTable outbox,
    LearningTable learning,
    StatedTable stated) {
  public static OfficeStore over(Database database) {
    return new OfficeStore(
        database,
        new AgencyTable(),
        new SeriesTable(),
        new IntakeTable(),
        new ReadingTable(),
        new RecordTable(),
        new RevisionTable(),
        new RelationTable(),
        new HistoryTable(),
        new TextTable(),
        new LedgerTable(),
        new OutboxTable(),
        new LearningTable(),
        new StatedTable());
  }
}
