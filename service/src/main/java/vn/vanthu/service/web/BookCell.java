package vn.vanthu.service.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.registers.BookField;

/** What stands in a cell of a register book. Pure; columns kept by hand on paper stay empty. */
public final class BookCell {
  private BookCell() {}

  /** The text of a column for a record. */
  public static String of(BookField field, OfficeRecord record, Shell shell) {
    RecordFacts facts = record.facts();
    IncomingEntry entry = record.incoming();
    return switch (field) {
      case ENTRY_NUMBER -> record.entry().map(e -> e.display()).orElse("");
      case ARRIVED_ON -> entry == null ? "" : day(entry.arrivedOn());
      case ISSUER -> text(facts.issuer());
      case NUMBER -> text(facts.number());
      case ISSUED_ON -> day(facts.issuedOn());
      case TYPE_AND_SUBJECT -> joined(facts.typeName(), facts.subject());
      case SECRECY -> shell.language().pick(facts.secrecy().vi(), facts.secrecy().en());
      case SIGNER -> text(facts.signer());
      case HANDED_TO -> entry == null ? "" : text(entry.handedTo());
      case DUE_ON -> entry == null ? "" : day(entry.dueOn());
      case FULL_REFERENCE ->
          joined(joined(facts.typeName(), facts.number()), day(facts.issuedOn()))
              + (facts.issuer() == null ? "" : ", " + facts.issuer());
      case NOTE -> {
        var cancellation = record.cancellation();
        yield cancellation == null ? "" : shell.t("books.cancelled", cancellation.reason());
      }
      case RECIPIENTS, COPY_KEEPER, COPIES, FORWARDED_ON, SIGNED_FOR, PROGRESS, REPLY -> "";
    };
  }

  private static String joined(@Nullable String first, @Nullable String second) {
    return (text(first) + " " + text(second)).strip();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String day(@Nullable LocalDate date) {
    return SearchView.day(date);
  }
}
