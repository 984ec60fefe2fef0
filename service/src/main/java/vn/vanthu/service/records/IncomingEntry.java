package vn.vanthu.service.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the book of incoming documents says beyond the document's own facts (sổ đăng ký văn bản
 * đến).
 *
 * @param arrivedOn ngày đến
 * @param sender who sent it, often the issuer; null when unknown
 * @param dueOn hạn giải quyết, or null
 * @param paperOriginal whether the original is on paper
 * @param handedTo đơn vị hoặc người nhận, or null while nobody has it
 */
public record IncomingEntry(
    LocalDate arrivedOn,
    @Nullable String sender,
    @Nullable LocalDate dueOn,
    boolean paperOriginal,
    @Nullable String handedTo) {}
