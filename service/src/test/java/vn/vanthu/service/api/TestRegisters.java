package vn.vanthu.service.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.SeriesCode;
import vn.vanthu.service.registers.BookColumn;
import vn.vanthu.service.registers.BookField;
import vn.vanthu.service.registers.Network;
import vn.vanthu.service.registers.RegisterBook;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.SeriesRule;

/** Two books and two series: the least an office needs. */
final class TestRegisters {
  private TestRegisters() {}

  static RegisterRules rules() {
    BookCode in = new BookCode("den");
    BookCode out = new BookCode("di");
    return new RegisterRules(
        ZoneId.of("Asia/Ho_Chi_Minh"),
        RegisterRules.ISO_TIME,
        Network.NETWORKED,
        List.of(
            new SeriesRule(
                new SeriesCode("den"),
                "Số đến",
                Direction.INCOMING,
                Set.of(Secrecy.NORMAL),
                Set.of(),
                in,
                "{number}",
                1),
            new SeriesRule(
                new SeriesCode("di"),
                "Số văn bản đi",
                Direction.OUTGOING,
                Set.of(Secrecy.NORMAL),
                Set.of(),
                out,
                "{number}/{type}-{org}",
                2)),
        List.of(
            new RegisterBook(
                in,
                Direction.INCOMING,
                "Sổ đăng ký văn bản đến",
                List.of(
                    new BookColumn(BookField.ARRIVED_ON, "Ngày đến"),
                    new BookColumn(BookField.ENTRY_NUMBER, "Số đến"),
                    new BookColumn(BookField.ISSUER, "Tác giả"),
                    new BookColumn(BookField.NUMBER, "Số, ký hiệu văn bản"),
                    new BookColumn(
                        BookField.TYPE_AND_SUBJECT, "Tên loại và trích yếu nội dung văn bản"))),
            new RegisterBook(
                out,
                Direction.OUTGOING,
                "Sổ đăng ký văn bản đi",
                List.of(new BookColumn(BookField.NUMBER, "Số, ký hiệu văn bản")))));
  }
}
