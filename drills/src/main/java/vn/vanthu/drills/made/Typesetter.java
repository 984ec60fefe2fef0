package vn.vanthu.drills.made;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.vanthu.drills.made.MadeRecord.Cited;
import vn.vanthu.drills.made.MadeRecord.Receiver;
import vn.vanthu.drills.made.MadeRecord.Shape;

/** Sets a document as text, in one of the ways in which text comes out of real files. Stateless. */
final class Typesetter {
  /** How the parts of a page follow each other. */
  enum Layout {
    /** One cell after the other, as a good PDF reader gives them. */
    CELLS,
    /** Both cells of the letterhead on one line with one blank between them. */
    INTERLEAVED,
    /** Cells parted by many blanks. */
    WIDE,
    /** Rows of a markdown table, bold words, escaped dashes. */
    MARKDOWN,
    /** An empty line after each line, the subject in capitals, as portals give it. */
    SPARSE
  }

  private static final int WRAP = 78;
  private static final String REPUBLIC = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";

  private Typesetter() {}

  static String set(MadeRecord record, Layout layout, Random random) {
    var lines = new ArrayList<String>();
    letterhead(record, layout, random, lines);
    lines.add("");
    if (record.shape() == Shape.LETTER) {
      lines.add("Kính gửi: Ủy ban nhân dân các xã, phường");
      lines.add("");
    } else {
      title(record, layout, lines);
    }
    body(record, random, lines);
    lines.add("");
    close(record, layout, lines);
    return finish(lines, layout);
  }

  private static void letterhead(
      MadeRecord record, Layout layout, Random random, List<String> lines) {
    boolean party = record.shape() == Shape.PARTY;
    var left = new ArrayList<String>();
    if (record.parent() != null) {
      left.add(record.parent());
    }
    left.addAll(record.issuer());
    left.add(party ? "*" : "-------");
    String number = record.number() == null ? "      " + record.symbol() : record.number();
    left.add(party ? "Số " + number : random.nextInt(3) == 0 ? "Số:" + number : "Số: " + number);
    if (record.shape() == Shape.LETTER) {
      left.addAll(wrapped(record.subject(), 34));
    }
    var right = new ArrayList<String>();
    right.add(party ? "ĐẢNG CỘNG SẢN VIỆT NAM" : REPUBLIC);
    if (!party) {
      right.add(MOTTO);
      right.add("---------------");
    }
    right.add(record.place() + ", ngày " + day(record.date(), random));
    switch (layout) {
      case CELLS, SPARSE -> {
        lines.addAll(left);
        lines.addAll(right);
      }
      case INTERLEAVED -> beside(left, right, " ", lines);
      case WIDE -> beside(left, right, " ".repeat(12), lines);
      case MARKDOWN -> {
        int rows = Math.max(left.size(), right.size());
        for (int i = 0; i < rows; i++) {
          lines.add(
              "| "
                  + (i < left.size() ? bold(left.get(i)) : "")
                  + " | "
                  + (i < right.size() ? bold(right.get(i)) : "")
                  + " |");
        }
      }
    }
  }

  private static void beside(
      List<String> left, List<String> right, String gap, List<String> lines) {
    // The date stands beside the number: cells of a letterhead end together.
    int number = left.size() - 1;
    while (number > 0 && !left.get(number).startsWith("Số")) {
      number--;
    }
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String one = i < left.size() ? left.get(i) : "";
      int from = i - number + right.size() - 1;
      String other =
          i < right.size() - 1 && i < number
              ? right.get(i)
              : i == number
                  ? String.join(gap, right.subList(Math.min(i, right.size() - 1), right.size()))
                  : "";
      lines.add(
          from < 0 && other.isEmpty()
              ? one
              : (one + (other.isEmpty() ? "" : (one.isEmpty() ? "" : gap) + other)));
    }
  }

  private static void title(MadeRecord record, Layout layout, List<String> lines) {
    lines.add(mark(record.type().toUpperCase(Locale.ROOT), layout));
    String subject =
        layout == Layout.SPARSE ? record.subject().toUpperCase(Locale.ROOT) : record.subject();
    wrapped(subject, layout == Layout.SPARSE ? 400 : 60)
        .forEach(line -> lines.add(mark(line, layout)));
    lines.add("-----");
    if (record.type().equals("Quyết định") && record.shape() == Shape.STATE) {
      lines.add(mark(record.issuerName(), layout));
    }
    lines.add("");
  }

  private static void body(MadeRecord record, Random random, List<String> lines) {
    for (Cited cited : record.basis()) {
      lines.addAll(
          wrapped(
              "Căn cứ "
                  + cited.type()
                  + " số "
                  + cited.number()
                  + " ngày "
                  + day(cited.date(), random)
                  + " của "
                  + cited.issuer()
                  + ";",
              WRAP));
    }
    if (record.type().equals("Quyết định") && record.shape() == Shape.STATE) {
      lines.add("Theo đề nghị của Chánh Văn phòng,");
      lines.add("QUYẾT ĐỊNH:");
    } else {
      lines.addAll(
          wrapped(
              "Để nâng cao hiệu quả công tác, các cơ quan, đơn vị tập trung thực hiện các nội dung sau:",
              WRAP));
    }
    int clause = 1;
    lines.addAll(
        wrapped(
            clause++
                + ". Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc, bảo đảm tiết kiệm, hiệu quả, đúng quy định.",
            WRAP));
    for (LocalDate due : record.due()) {
      String words =
          switch (random.nextInt(3)) {
            case 0 -> "báo cáo kết quả về Văn phòng trước ngày ";
            case 1 -> "hoàn thành việc rà soát, chậm nhất ngày ";
            default -> "gửi kế hoạch chi tiết trước ngày ";
          };
      lines.addAll(
          wrapped(
              clause++
                  + ". Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan "
                  + words
                  + slashed(due)
                  + ".",
              WRAP));
    }
    lines.addAll(
        wrapped(
            clause
                + ". Trong quá trình thực hiện nếu có vướng mắc, kịp thời phản ánh để được hướng dẫn./.",
            WRAP));
  }

  private static void close(MadeRecord record, Layout layout, List<String> lines) {
    boolean party = record.shape() == Shape.PARTY;
    var left = new ArrayList<String>();
    left.add("Nơi nhận:");
    for (Receiver receiver : record.receivers()) {
      left.add(
          (layout == Layout.MARKDOWN ? "\\- " : "- ")
              + receiver.name()
              + (receiver.purpose() == null ? "" : " (" + receiver.purpose() + ")")
              + (party ? "," : ";"));
    }
    left.add(party ? "- Lưu " + record.archive() + "." : "- Lưu: " + record.archive() + ".");
    var right = new ArrayList<String>();
    record.chain().forEach(line -> right.add(mark(line, layout)));
    right.add("");
    right.add(mark(record.signer(), layout));
    if (layout == Layout.WIDE) {
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        String one = i < left.size() ? left.get(i) : "";
        String other = i < right.size() ? right.get(i) : "";
        lines.add(
            other.isEmpty() ? one : one + " ".repeat(60 - Math.min(50, one.length())) + other);
      }
      return;
    }
    lines.addAll(left);
    lines.add("");
    lines.addAll(right);
  }

  private static String finish(List<String> lines, Layout layout) {
    var out = new StringBuilder();
    for (String line : lines) {
      out.append(line).append(layout == Layout.SPARSE ? "\n\n" : "\n");
    }
    return out.toString();
  }

  private static String mark(String line, Layout layout) {
    return layout == Layout.MARKDOWN ? bold(line) : line;
  }

  private static String bold(String line) {
    return line.equals("*") || line.isEmpty() ? line : "**" + line + "**";
  }

  private static String day(LocalDate date, Random random) {
    boolean padded = random.nextBoolean();
    return random.nextInt(8) == 0
        ? String.format(
            Locale.ROOT,
            "%02d tháng%02d năm %d",
            date.getDayOfMonth(),
            date.getMonthValue(),
            date.getYear())
        : String.format(
            Locale.ROOT,
            padded ? "%02d tháng %02d năm %d" : "%d tháng %d năm %d",
            date.getDayOfMonth(),
            date.getMonthValue(),
            date.getYear());
  }

  private static String slashed(LocalDate date) {
    return date.getDayOfMonth() + "/" + date.getMonthValue() + "/" + date.getYear();
  }

  private static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
