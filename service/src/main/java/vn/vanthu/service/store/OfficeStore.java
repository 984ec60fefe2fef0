package vn.vanthu.service.store;

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
