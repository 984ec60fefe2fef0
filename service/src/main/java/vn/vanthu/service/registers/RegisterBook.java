package vn.vanthu.service.registers;

import java.util.List;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Direction;

/** A register book (sổ đăng ký văn bản): a title and its columns, from {@code registers.yml}. */
public record RegisterBook(
    BookCode code, Direction direction, String title, List<BookColumn> columns) {
  public RegisterBook {
    columns = List.copyOf(columns);
  }
}
