package vn.vanthu.service.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Relation;

/** Gathers what a record's page shows. Thread-safe. */
final class RecordViews {
  private final Office office;
  private final Accounts accounts;

  RecordViews(Office office, Accounts accounts) {
    this.office = office;
    this.accounts = accounts;
  }

  /** Events by people's own names; whoever has no account any more keeps the user name. */
  private List<HistoryEvent> named(List<HistoryEvent> history) {
    Map<String, String> names = new HashMap<>();
    return history.stream()
        .map(e ->
            new HistoryEvent(
                e.id(),
                e.at(),
                names.computeIfAbsent(
                    e.by(), by -> accounts.find(by).map(Account::fullName).orElse(by)),
                e.kind(),
                e.detail()))
        .toList();
  }

  /**
   * The record for this reader.
   *
   * @param filed whether it was registered just now
   */
  RecordView of(OfficeRecord record, Principal reader, boolean filed, Language language) {
    RecordId key = record.id();
    List<Relation> relations = office.records().relations(key, reader);
    return new RecordView(
        record,
        office
            .records()
            .report(key, record.current().number(), reader)
            .map(stored -> ReportView.stored(stored, language)),
        FileView.of(
            record.attachments(),
            office.records().attachmentReports(key, reader),
            "/api/v1/records/" + key + "/attachments",
            language),
        office.records().versions(key, reader),
        relations,
        named(office.records().history(key, reader)),
        office.records().receipt(key, reader),
        facts(record, reader),
        route(record, reader),
        filed && reader.isClerkOf(record.agency()),
        reader.isClerkOf(record.agency()),
        Validity.of(
            record.state(),
            office.records().readFacts(key, reader).orElse(null),
            relations,
            office.registrar().today()),
        reader.home().isPresent() ? office.evidence().of(key, reader) : List.of(),
        Optional.empty());
  }

  /**
   * The record as it is now, with why the last step was not taken; empty when the reader no longer
   * sees it.
   *
   * @param onRoute whether it was a step of the outgoing way
   */
  Optional<RecordView> told(
      RecordId id, Principal reader, Problem problem, boolean onRoute, Shell shell) {
    return office
        .records()
        .find(id, reader)
        .map(record ->
            of(record, reader, false, shell.language())
                .refused(
                    new RecordView.Refused(
                        ProblemPages.View.of(problem, shell.language(), ""), onRoute)));
  }

  private RecordFactsView facts(OfficeRecord record, Principal reader) {
    RecordId key = record.id();
    return RecordFactsView.of(
        record,
        office.records().proposed(key, reader).orElse(record.facts()),
        office.records().readFacts(key, reader),
        office.records().corrections(key, reader),
        office.records().text(key, reader).map(words -> words.body()).orElse(""));
  }

  private Optional<RouteView> route(OfficeRecord record, Principal reader) {
    if (record.direction() != Direction.OUTGOING || !record.agency().equals(reader.agency())) {
      return Optional.empty();
    }
    return office
        .outgoing()
        .stage(record.id(), reader)
        .map(stage ->
            RouteView.of(
                stage,
                record,
                office.outgoing().keysOf(reader),
                office.outgoing().unsealedAnnexes(record.id(), reader),
                reader));
  }
}
