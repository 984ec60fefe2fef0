package vn.vanthu.service.records;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a register book, with everything that any column of any form asks for. Immutable.
 *
 * @param display the number in the book
 * @param number the document's own number and symbol
 * @param cancelReason why the entry was struck out; null for one in force
 * @param recipients as read from "Nơi nhận", parted by semicolons
 * @param archive as read from "Lưu:"
 * @param forwardedAt when it was handed over or released; null before
 * @param reply numbers of our documents that answer it
 */
public record BookEntry(
    RecordId id,
    Instant registeredAt,
    String display,
    @Nullable String number,
    @Nullable LocalDate arrivedOn,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    @Nullable String typeName,
    @Nullable String subject,
    Secrecy secrecy,
    @Nullable String signer,
    @Nullable String handedTo,
    @Nullable LocalDate dueOn,
    @Nullable String cancelReason,
    @Nullable String recipients,
    @Nullable String archive,
    @Nullable Instant forwardedAt,
    @Nullable String reply) {

  /** Whether the entry was struck out; it stays in the book (NĐ 30/2020 Điều 15). */
  public boolean struck() {
    return cancelReason != null;
  }
}
