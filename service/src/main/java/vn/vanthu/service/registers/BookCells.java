package vn.vanthu.service.registers;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BookEntry;

/**
 * What stands in the cells of a register book, in Vietnamese as on the form. Pure; columns that
 * people sign by hand stay empty.
 */
public final class BookCells {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private BookCells() {}

  /** A line's cells in the order of the book's columns. */
  public static List<String> of(RegisterBook book, BookEntry entry, LocalDate today, ZoneId zone) {
    return book.columns().stream().map(column -> cell(column.field(), entry, today, zone)).toList();
  }

  private static String cell(BookField field, BookEntry entry, LocalDate today, ZoneId zone) {
    return switch (field) {
      case ENTRY_NUMBER -> entry.display();
      case ARRIVED_ON -> day(entry.arrivedOn());
      case ISSUER -> text(entry.issuer());
      case NUMBER -> text(entry.number());
      case ISSUED_ON -> day(entry.issuedOn());
      case TYPE_AND_SUBJECT -> joined(entry.typeName(), entry.subject());
      case SECRECY -> entry.secrecy().vi();
      case SIGNER -> text(entry.signer());
      case RECIPIENTS -> text(entry.recipients());
      case HANDED_TO -> text(entry.handedTo());
      case COPY_KEEPER -> text(entry.archive());
      case FORWARDED_ON ->
          entry.forwardedAt() == null ? "" : day(LocalDate.ofInstant(entry.forwardedAt(), zone));
      case DUE_ON -> day(entry.dueOn());
      case FULL_REFERENCE -> reference(entry);
      case PROGRESS -> progress(entry, today);
      case REPLY -> text(entry.reply());
      case NOTE -> entry.cancelReason() == null ? "" : "Đã hủy: " + entry.cancelReason();
      case COPIES, SIGNED_FOR -> "";
    };
  }

  private static String reference(BookEntry entry) {
    String named = joined(entry.typeName(), entry.number());
    String dated = entry.issuedOn() == null ? named : named + " ngày " + day(entry.issuedOn());
    return entry.issuer() == null ? dated : (dated + ", " + entry.issuer()).strip();
  }

  private static String progress(BookEntry entry, LocalDate today) {
    if (entry.struck()) {
      return "";
    }
    if (entry.reply() != null) {
      return "Đã trả lời";
    }
    LocalDate due = entry.dueOn();
    if (due != null && due.isBefore(today)) {
      return "Quá hạn";
    }
    return entry.handedTo() == null ? "Chưa chuyển" : "Đang giải quyết";
  }

  private static String joined(@Nullable String first, @Nullable String second) {
    return (text(first) + " " + text(second)).strip();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String day(@Nullable LocalDate date) {
    return date == null ? "" : DAY.format(date);
  }
}
