package vn.vanthu.service.registers;

/**
 * One column of a register book, as printed (NĐ 30/2020 Điều 16.2b, 22.3b: every column of the
 * form).
 *
 * @param field what fills it
 * @param title the printed heading
 */
public record BookColumn(BookField field, String title) {}
