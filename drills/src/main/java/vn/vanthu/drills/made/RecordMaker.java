package vn.vanthu.drills.made;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.vanthu.drills.made.MadeRecord.Cited;
import vn.vanthu.drills.made.MadeRecord.Receiver;
import vn.vanthu.drills.made.MadeRecord.Shape;

/** Makes up documents: the same seed gives the same documents. Used by one thread. */
final class RecordMaker {
  private static final String[] PLACES = {
    "Hà Nội", "Đà Nẵng", "Cần Thơ", "Lào Cai", "Quảng Trị", "Bắc Ninh", "Đắk Lắk", "An Giang",
        "Cà Mau",
    "Thanh Hóa", "Phú Thọ", "Vĩnh Long", "Gia Lai", "Sơn La", "Đồng Tháp", "Khánh Hòa", "Huế",
        "Tây Ninh"
  };
  private static final String[] WARDS = {
    "Bình Thạnh",
    "Tân Hưng",
    "Yên Sơn",
    "Hòa Phong",
    "Mường Chanh",
    "Ia Dom",
    "Cẩm Thượng",
    "Đông Triều"
  };
  private static final String[][] KINDS = {
    {"Quyết định", "QĐ"},
    {"Quyết định", "QĐ"},
    {"Quyết định", "QĐ"},
    {"Kế hoạch", "KH"},
    {"Kế hoạch", "KH"},
    {"Chỉ thị", "CT"},
    {"Thông báo", "TB"},
    {"Nghị quyết", "NQ"},
    {"Báo cáo", "BC"},
    {"Tờ trình", "TTr"},
    {"Chương trình", "CTr"},
    {"Hướng dẫn", "HD"},
    {"Công điện", "CĐ"},
    {"Đề án", "ĐA"}
  };
  private static final String[] FAMILIES = {
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Hồ", "Lò",
    "Giàng", "Y", "H'", "Thạch", "Quách", "Cầm", "Bế", "Ka"
  };
  private static final String[] MIDDLES = {
    "Văn", "Thị", "Đức", "Quốc", "Minh", "Thanh", "Ngọc", "Hữu", "Thị Kim"
  };
  private static final String[] GIVEN = {
    "Anh", "Bình", "Chiến", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Mạnh", "Nga", "Phúc", "Quyên",
    "Sơn", "Thủy", "Vinh", "Yến"
  };
  private static final String[] DEEDS = {
    "ban hành Quy chế", "phê duyệt Đề án", "triển khai thực hiện", "tăng cường công tác",
        "kiện toàn Ban Chỉ đạo",
    "công bố danh mục", "phân công nhiệm vụ", "giao chỉ tiêu", "tổ chức hội nghị tổng kết",
        "điều chỉnh kế hoạch"
  };
  private static final String[] MATTERS = {
    "quản lý văn bản điện tử",
    "phòng, chống thiên tai",
    "cải cách hành chính",
    "chuyển đổi số",
    "an toàn thực phẩm",
    "quản lý đất đai",
    "phòng cháy, chữa cháy rừng",
    "tiêm chủng mở rộng",
    "kiểm soát thủ tục hành chính",
    "đào tạo nghề cho lao động nông thôn",
    "thu gom, xử lý chất thải rắn",
    "bảo tồn di tích lịch sử"
  };
  private static final String[] SCOPES = {
    "trên địa bàn tỉnh",
    "năm 2026",
    "giai đoạn 2026 - 2030",
    "trong các cơ quan, đơn vị trực thuộc",
    "6 tháng cuối năm 2025",
    "của ngành",
    "theo mô hình chính quyền địa phương hai cấp",
    "đối với các cơ sở giáo dục công lập"
  };

  private final Random random;

  RecordMaker(long seed) {
    this.random = new Random(seed);
  }

  /** A body with the words of its code and its head. */
  private record Body(
      @Nullable String parent, List<String> lines, String code, String head, boolean collective) {}

  MadeRecord next() {
    int shape = random.nextInt(10);
    return shape < 6 ? state() : shape < 8 ? letter() : party();
  }

  private MadeRecord state() {
    String place = any(PLACES);
    Body body = body(place);
    String[] kind = any(KINDS);
    String symbol = "/" + kind[1] + "-" + body.code() + (random.nextInt(6) == 0 ? "-VP" : "");
    LocalDate date = date();
    return made(Shape.STATE, kind[0], symbol, place, date, body, "Về việc " + deed());
  }

  private MadeRecord letter() {
    String place = any(PLACES);
    Body body = body(place);
    String symbol = "/" + body.code() + "-" + any("TH", "VX", "KTTH", "NC", "CCHC", "QLCL");
    return made(Shape.LETTER, "Công văn", symbol, place, date(), body, "V/v " + deed());
  }

  private MadeRecord party() {
    String place = any(PLACES);
    boolean committee = random.nextBoolean();
    String printed = committee ? "TỈNH ỦY " + upper(place) : "ĐẢNG ỦY XÃ " + upper(any(WARDS));
    String parent = committee ? null : "ĐẢNG BỘ TỈNH " + upper(place);
    String[] kind =
        any(
            new String[][] {
              {"Chỉ thị", "CT"},
              {"Kế hoạch", "KH"},
              {"Nghị quyết", "NQ"},
              {"Quyết định", "QĐ"},
              {"Thông báo", "TB"},
              {"Kết luận", "KL"}
            });
    Body body = new Body(parent, List.of(printed), committee ? "TU" : "ĐU", "BÍ THƯ", true);
    String subject = "về " + deed();
    MadeRecord draft =
        made(Shape.PARTY, kind[0], "-" + kind[1] + "/" + body.code(), place, date(), body, subject);
    boolean deputy = random.nextBoolean();
    List<String> chain =
        deputy
            ? List.of("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
            : List.of("T/M BAN THƯỜNG VỤ", "BÍ THƯ");
    return new MadeRecord(
        Shape.PARTY,
        draft.type(),
        draft.number(),
        draft.symbol(),
        draft.place(),
        draft.date(),
        parent,
        draft.issuer(),
        subject,
        chain,
        "TM",
        draft.signer(),
        draft.receivers(),
        "Văn phòng " + (committee ? "Tỉnh ủy" : "Đảng ủy"),
        List.of(),
        draft.due());
  }

  private MadeRecord made(
      Shape shape,
      String type,
      String symbol,
      String place,
      LocalDate date,
      Body body,
      String subject) {
    boolean draft = random.nextInt(20) == 0;
    String digits =
        random.nextInt(4) == 0
            ? String.format(Locale.ROOT, "%02d", 1 + random.nextInt(9))
            : String.valueOf(10 + random.nextInt(5000));
    Chain chain = chain(body);
    int due = random.nextInt(3);
    var days = new ArrayList<LocalDate>();
    for (int i = 0; i < due; i++) {
      days.add(date.plusDays(10 + 150L * i + random.nextInt(140)));
    }
    return new MadeRecord(
        shape,
        type,
        draft ? null : digits + symbol,
        symbol,
        place,
        date,
        body.parent(),
        body.lines(),
        subject,
        chain.lines(),
        chain.authority(),
        person(),
        receivers(),
        "VT, "
            + any("TH", "NC", "KTTH", "VP3")
            + (random.nextBoolean() ? " (" + (2 + random.nextInt(60)) + "b)" : ""),
        basis(date),
        days);
  }

  private Body body(String place) {
    String up = upper(place);
    boolean city = List.of("Hà Nội", "Đà Nẵng", "Cần Thơ", "Huế").contains(place);
    String level = city ? "THÀNH PHỐ " : "TỈNH ";
    return switch (random.nextInt(9)) {
      case 0, 1, 2 ->
          new Body(null, List.of("ỦY BAN NHÂN DÂN", level + up), "UBND", "CHỦ TỊCH", true);
      case 3 -> new Body(null, List.of("HỘI ĐỒNG NHÂN DÂN", level + up), "HĐND", "CHỦ TỊCH", true);
      case 4 -> {
        String[] s =
            any(
                new String[][] {
                  {"SỞ NỘI VỤ", "SNV"},
                  {"SỞ TÀI CHÍNH", "STC"},
                  {"SỞ Y TẾ", "SYT"},
                  {"SỞ XÂY DỰNG", "SXD"},
                  {"THANH TRA TỈNH", "TTr"}
                });
        yield new Body(
            "ỦY BAN NHÂN DÂN " + level + up,
            List.of(s[0]),
            s[1],
            s[1].equals("TTr") ? "CHÁNH THANH TRA" : "GIÁM ĐỐC",
            false);
      }
      case 5 ->
          new Body(
              "UBND " + level + up,
              List.of("BAN QUẢN LÝ", "KHU KINH TẾ " + upper(any(WARDS))),
              "BQLKKT",
              "TRƯỞNG BAN",
              false);
      case 6 ->
          new Body(
              "SỞ Y TẾ " + up,
              List.of("TRUNG TÂM KIỂM SOÁT BỆNH TẬT"),
              "TTKSBT",
              "GIÁM ĐỐC",
              false);
      case 7 ->
          new Body(
              null,
              List.of("ỦY BAN NHÂN DÂN", "XÃ " + upper(any(WARDS))),
              "UBND",
              "CHỦ TỊCH",
              true);
      default -> {
        String[] m =
            any(
                new String[][] {
                  {"BỘ NỘI VỤ", "BNV"},
                  {"BỘ TÀI CHÍNH", "BTC"},
                  {"BỘ Y TẾ", "BYT"},
                  {"BỘ XÂY DỰNG", "BXD"},
                  {"BỘ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG", "BNNMT"}
                });
        yield new Body(null, List.of(m[0].split("\\|", -1)), m[1], "BỘ TRƯỞNG", false);
      }
    };
  }

  private record Chain(List<String> lines, @Nullable String authority) {}

  private Chain chain(Body body) {
    String whole = String.join(" ", body.lines());
    String spoken = whole.startsWith("ỦY BAN NHÂN DÂN") ? "ỦY BAN NHÂN DÂN" : whole;
    String deputy = body.head().equals("BỘ TRƯỞNG") ? "THỨ TRƯỞNG" : "PHÓ " + body.head();
    return switch (random.nextInt(5)) {
      case 0 ->
          body.collective()
              ? new Chain(List.of("TM. " + spoken, body.head()), "TM")
              : new Chain(List.of(body.head()), null);
      case 1, 2 ->
          body.collective() && random.nextBoolean()
              ? new Chain(List.of("TM. " + spoken, "KT. " + body.head(), deputy), "KT")
              : new Chain(List.of("KT. " + body.head(), deputy), "KT");
      case 3 ->
          new Chain(
              List.of(
                  "TL. " + body.head(),
                  any("CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG TỔ CHỨC", "VỤ TRƯỞNG VỤ PHÁP CHẾ")),
              "TL");
      default ->
          random.nextBoolean()
              ? new Chain(List.of("TUQ. " + body.head(), "CHÁNH VĂN PHÒNG"), "TUQ")
              : new Chain(List.of(body.head()), null);
    };
  }

  private List<Receiver> receivers() {
    List<Receiver> all =
        new ArrayList<>(
            List.of(
                new Receiver("Như trên", null),
                new Receiver("Thường trực Tỉnh ủy", "b/c"),
                new Receiver("Chủ tịch, các PCT UBND tỉnh", null),
                new Receiver("Các sở, ban, ngành", "t/h"),
                new Receiver("UBND các xã, phường", "để thực hiện"),
                new Receiver("Báo và Phát thanh, truyền hình", "đưa tin"),
                new Receiver("Kho bạc Nhà nước khu vực " + (1 + random.nextInt(20)), null),
                new Receiver("Cổng thông tin điện tử", null),
                new Receiver("Ban Giám đốc", "để b/c"),
                new Receiver("Đoàn đại biểu Quốc hội", "giám sát")));
    var chosen = new ArrayList<Receiver>();
    int count = 2 + random.nextInt(6);
    while (chosen.size() < count) {
      chosen.add(all.remove(random.nextInt(all.size())));
    }
    return chosen;
  }

  private List<Cited> basis(LocalDate date) {
    var all = new ArrayList<Cited>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      LocalDate earlier = date.minusDays(30 + random.nextInt(3000));
      int n = 1 + random.nextInt(400);
      all.add(
          switch (random.nextInt(5)) {
            case 0 -> new Cited("Luật", n + "/" + earlier.getYear() + "/QH15", earlier, "Quốc hội");
            case 1 ->
                new Cited(
                    "Nghị định", n + "/" + earlier.getYear() + "/NĐ-CP", earlier, "Chính phủ");
            case 2 -> new Cited("Quyết định", n + "/QĐ-TTg", earlier, "Thủ tướng Chính phủ");
            case 3 -> new Cited("Nghị quyết", n + "/NQ-HĐND", earlier, "Hội đồng nhân dân tỉnh");
            default ->
                new Cited(
                    "Thông tư",
                    n + "/" + earlier.getYear() + "/TT-BNV",
                    earlier,
                    "Bộ trưởng Bộ Nội vụ");
          });
    }
    var seen = new HashSet<String>();
    return all.stream().filter(cited -> seen.add(cited.number())).toList();
  }

  private String deed() {
    return any(DEEDS) + " " + any(MATTERS) + " " + any(SCOPES);
  }

  private String person() {
    String family = any(FAMILIES);
    return family.equals("H'")
        ? "H'" + any(GIVEN) + " Niê"
        : family + " " + any(MIDDLES) + " " + any(GIVEN);
  }

  private LocalDate date() {
    return LocalDate.of(2004, 1, 1).plusDays(random.nextInt(8000));
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
