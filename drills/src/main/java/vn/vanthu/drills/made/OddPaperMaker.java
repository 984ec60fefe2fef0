package vn.vanthu.drills.made;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes up papers off the ordinary path: decrees of the first years (sắc lệnh), minutes of
 * inspections (form 05 of TT 56/2025/TT-BCT), blank forms, letters that answer letters, and
 * letterheads of a body called Mẫu, whose name stands above the label of the number. The same seed
 * gives the same papers. Used by one thread.
 */
final class OddPaperMaker {
  private static final String REPUBLIC = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
  private static final String[] PLACES = {
    "Lào Cai", "Cà Mau", "Gia Lai", "Hà Tĩnh", "Đồng Nai", "Sơn La", "Lâm Đồng"
  };
  private static final String[] PEOPLE = {
    "Nguyễn Văn Hải",
    "Trần Thị Kim Oanh",
    "Lê Quốc Trung",
    "Phạm Minh Đức",
    "Vũ Thị Hồng",
    "Hoàng Đình Phú",
    "Đặng Ngọc Mai",
    "Bùi Hữu Lộc"
  };
  private static final String[][] BODIES = {
    {"Bộ Tài chính", "BTC"},
    {"Bộ Giáo dục và Đào tạo", "BGDĐT"},
    {"Bộ Nội vụ", "BNV"},
    {"Bộ Quốc phòng", "BQP"},
    {"Bộ Y tế", "BYT"},
    {"Bộ Xây dựng", "BXD"},
    {"Bộ Công Thương", "BCT"},
    {"Bộ Tư pháp", "BTP"},
    {"Thanh tra Chính phủ", "TTCP"}
  };

  private final Random random;

  OddPaperMaker(long seed) {
    this.random = new Random(seed);
  }

  OddPaper next() {
    return switch (random.nextInt(5)) {
      case 0 -> decree();
      case 1 -> minutes();
      case 2 -> form();
      case 3 -> answer();
      default -> bodyCalledMau();
    };
  }

  /** Decrees of 1945 to 1959 have a bare number in the title block, or {@code 110/SL} above it. */
  private OddPaper decree() {
    LocalDate date = LocalDate.of(1945, 9, 5).plusDays(random.nextInt(4500));
    int number = 1 + random.nextInt(250);
    boolean symbol = random.nextBoolean();
    var lines = new ArrayList<String>();
    lines.add("VIỆT NAM DÂN CHỦ CỘNG HÒA");
    lines.add(MOTTO);
    if (symbol) {
      lines.add("Số: " + number + (random.nextBoolean() ? "/SL" : "-SL"));
      lines.add("Hà Nội, ngày " + spelled(date));
    }
    lines.add("");
    lines.add("SẮC LỆNH");
    if (!symbol) {
      lines.add(
          "CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI SỐ "
              + number
              + " NGÀY "
              + spelled(date).toUpperCase(Locale.ROOT));
    }
    String head = symbol ? "CHỦ TỊCH NƯỚC" : "CHỦ TỊCH CHÍNH PHỦ LÂM THỜI";
    lines.add("VỀ VIỆC " + any("ẤN ĐỊNH THUẾ SUẤT", "TỔ CHỨC CÁC TÒA ÁN", "LẬP QUỸ CỨU TẾ"));
    lines.add("");
    lines.add(head + " VIỆT NAM DÂN CHỦ CỘNG HÒA");
    lines.add("");
    lines.add(
        any("Chiểu theo tờ trình của Bộ trưởng Bộ Nội vụ;", "Xét tờ trình của Bộ Tài chính;"));
    lines.add("RA SẮC LỆNH:");
    lines.add("Điều thứ 1. Nay ấn định các thể lệ kể trong các điều sau đây.");
    lines.add("Điều thứ 2. Các Bộ trưởng chiểu Sắc lệnh thi hành.");
    lines.add("");
    lines.add(head);
    lines.add("Hồ Chí Minh");
    return paper(
        lines,
        Map.of(
            "class",
            List.of("official-document"),
            "type",
            List.of("Sắc lệnh"),
            "number",
            List.of(symbol ? lines.get(2).substring(4) : String.valueOf(number)),
            "date",
            List.of(date.toString()),
            "issuer",
            List.of(symbol ? "Chủ tịch nước" : "Chủ tịch Chính phủ lâm thời"),
            "signer",
            List.of("Hồ Chí Minh")));
  }

  private OddPaper minutes() {
    LocalDate date = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(6000));
    String place = any(PLACES);
    String firm = "Công ty TNHH " + any("Hưng Thịnh", "Sông Xanh", "Tây Bắc", "Minh Phát");
    var inspectors = people("Phó Giám đốc Sở, Trưởng đoàn", "Thanh tra viên, Thành viên");
    var inspected = people("Giám đốc", "Kế toán trưởng");
    var lines = new ArrayList<String>();
    lines.add("ỦY BAN NHÂN DÂN TỈNH " + place.toUpperCase(Locale.ROOT));
    lines.add("SỞ CÔNG THƯƠNG");
    if (random.nextBoolean()) {
      lines.add("ĐOÀN KIỂM TRA THEO QĐ SỐ " + (1 + random.nextInt(300)) + "/QĐ-SCT");
    }
    lines.add(REPUBLIC);
    lines.add(MOTTO);
    lines.add("---------------");
    lines.add("");
    lines.add(any("BIÊN BẢN KIỂM TRA", "BIÊN BẢN"));
    lines.add("Kiểm tra việc chấp hành pháp luật về an toàn thực phẩm");
    lines.add("");
    lines.add(
        "Vào hồi "
            + (7 + random.nextInt(4))
            + " giờ "
            + (10 + random.nextInt(45))
            + " phút, ngày "
            + spelled(date)
            + ", tại "
            + firm
            + ", Đoàn kiểm tra tiến hành làm việc đối với "
            + firm
            + ".");
    lines.add("1. Đại diện Đoàn kiểm tra:");
    inspectors.forEach(person -> lines.add("- " + person + ";"));
    lines.add("2. Đại diện đơn vị được kiểm tra:");
    inspected.forEach(person -> lines.add("- " + person + ";"));
    lines.add("3. Nội dung làm việc:");
    lines.add("Đoàn kiểm tra hồ sơ pháp lý và điều kiện của cơ sở.");
    lines.add("4. Kiến nghị của đơn vị: không.");
    lines.add(
        "Biên bản kết thúc vào hồi 11 giờ 30 phút cùng ngày, được lập thành 02 bản, mỗi bên giữ 01 bản.");
    lines.add("");
    lines.add("ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA");
    lines.add("(Ký, ghi rõ họ tên, đóng dấu)");
    lines.add("");
    lines.add("ĐẠI DIỆN ĐOÀN KIỂM TRA");
    lines.add("(Ký, ghi rõ họ tên)");
    return paper(
        lines,
        Map.of(
            "class",
            List.of("official-document"),
            "type",
            List.of("Biên bản"),
            "number",
            List.of(),
            "date",
            List.of(date.toString()),
            "issuer",
            List.of("Sở Công Thương"),
            "inspectors",
            inspectors,
            "inspected",
            inspected));
  }

  private List<String> people(String head, String other) {
    var people = new ArrayList<String>();
    people.add(any("Ông ", "Bà ") + any(PEOPLE) + ", " + head);
    if (random.nextBoolean()) {
      people.add(any("Ông ", "Bà ") + any(PEOPLE) + ", " + other);
    }
    return people;
  }

  /** A form that nobody has filled in is no record, whatever its head says. */
  private OddPaper form() {
    String dots = any("……………", "..............", "______________");
    var lines = new ArrayList<String>();
    if (random.nextBoolean()) {
      lines.add("Mẫu số 0" + (1 + random.nextInt(9)));
    }
    lines.add(REPUBLIC);
    lines.add(MOTTO);
    lines.add("---------------");
    lines.add("");
    lines.add(any("ĐƠN ĐỀ NGHỊ", "TỜ KHAI", "PHIẾU ĐĂNG KÝ", "ĐƠN XIN XÁC NHẬN", "GIẤY ĐỀ NGHỊ"));
    lines.add(any("Cấp giấy phép hoạt động", "Đăng ký biến động đất đai", "Hưởng chế độ trợ cấp"));
    lines.add("");
    lines.add("Kính gửi: " + dots);
    lines.add("Họ và tên: " + dots + " Ngày sinh: " + dots);
    lines.add("Nơi thường trú: " + dots);
    lines.add("Nội dung đề nghị: " + dots);
    lines.add("Tôi xin cam đoan những lời khai trên là đúng sự thật.");
    lines.add("");
    lines.add("……, ngày … tháng … năm …");
    lines.add("NGƯỜI LÀM ĐƠN");
    lines.add("(Ký, ghi rõ họ tên)");
    return paper(lines, Map.of("class", List.of("form"), "number", List.of(), "date", List.of()));
  }

  /** What a letter answers stands in its first sentence; what it only mentions does not. */
  private OddPaper answer() {
    LocalDate date = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(5000));
    String[] from = any(BODIES);
    String[] to = any(BODIES);
    String[] third = any(BODIES);
    String place = any(PLACES);
    String number = (100 + random.nextInt(4000)) + "/" + from[1] + "-" + any("TH", "VP", "KHTC");
    String answered = (10 + random.nextInt(900)) + "/" + to[1] + "-" + any("TH", "VP");
    String mentioned = (1000 + random.nextInt(900)) + "/" + third[1] + "-" + any("TH", "VP");
    LocalDate sent = date.minusDays(5 + random.nextInt(40));
    LocalDate earlier = date.minusDays(60 + random.nextInt(40));
    var lines = new ArrayList<String>();
    lines.add(from[0].toUpperCase(Locale.ROOT));
    lines.add("Số: " + number);
    lines.add("V/v cho ý kiến về dự thảo văn bản");
    lines.add(REPUBLIC);
    lines.add(MOTTO);
    lines.add("Hà Nội, ngày " + spelled(date));
    lines.add("");
    lines.add("Kính gửi: " + to[0]);
    lines.add("");
    String lead = any("Phúc đáp", "Trả lời", "Phúc đáp đề nghị tại");
    lines.add(
        lead
            + " Công văn số "
            + answered
            + " ngày "
            + slashed(sent)
            + " của "
            + to[0]
            + " về việc đề nghị góp ý dự thảo, "
            + from[0]
            + " có ý kiến như sau:");
    lines.add(
        "1. Nội dung này đã nêu tại Công văn số "
            + mentioned
            + " ngày "
            + slashed(earlier)
            + " của "
            + third[0]
            + "; đề nghị Ủy ban nhân dân tỉnh "
            + place
            + " nghiên cứu.");
    lines.add("2. Trân trọng./.");
    lines.add("");
    lines.add("Nơi nhận:");
    lines.add("- Như trên;");
    lines.add("- Lưu: VT.");
    lines.add("");
    lines.add("KT. " + any("BỘ TRƯỞNG", "THỦ TRƯỞNG"));
    lines.add("THỨ TRƯỞNG");
    lines.add("");
    String signer = any(PEOPLE);
    lines.add(signer);
    return paper(
        lines,
        Map.of(
            "class",
            List.of("official-document"),
            "number",
            List.of(number),
            "issuer",
            List.of(from[0]),
            "signer",
            List.of(signer),
            "answered",
            List.of("Công văn " + answered + " " + sent),
            "cited",
            List.of("Công văn " + mentioned + " " + earlier),
            "cited-by",
            List.of(answered + " " + to[0], mentioned + " " + third[0])));
  }

  /** {@code TỈNH MẪU} above {@code Số: 12/QĐ-UBND} is a body, not the code of a form. */
  private OddPaper bodyCalledMau() {
    LocalDate date = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(5000));
    String number = (1 + random.nextInt(900)) + "/QĐ-UBND";
    String level = any("TỈNH", "XÃ", "PHƯỜNG");
    String signer = any(PEOPLE);
    var lines =
        List.of(
            "ỦY BAN NHÂN DÂN",
            level + " MẪU",
            "Số: " + number,
            REPUBLIC,
            MOTTO,
            "Mẫu, ngày " + spelled(date),
            "",
            "QUYẾT ĐỊNH",
            "Về việc ban hành Quy chế làm việc",
            "",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN " + level + " MẪU",
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.",
            "",
            "CHỦ TỊCH",
            "",
            signer);
    return paper(
        lines,
        Map.of(
            "class",
            List.of("official-document"),
            "number",
            List.of(number),
            "date",
            List.of(date.toString()),
            "issuer",
            List.of("Ủy ban nhân dân " + level.toLowerCase(Locale.ROOT) + " Mẫu"),
            "signer",
            List.of(signer)));
  }

  private static OddPaper paper(List<String> lines, Map<String, List<String>> facts) {
    return new OddPaper(String.join("\n", lines) + "\n", facts);
  }

  private static String spelled(LocalDate date) {
    return date.getDayOfMonth() + " tháng " + date.getMonthValue() + " năm " + date.getYear();
  }

  private static String slashed(LocalDate date) {
    return date.getDayOfMonth() + "/" + date.getMonthValue() + "/" + date.getYear();
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }
}
