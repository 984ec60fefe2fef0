package vn.vanthu.service.demo;

import java.util.List;
import vn.vanthu.service.typesetting.DraftText;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.OfficialDraft.Signer;
import vn.vanthu.service.typesetting.OfficialDraft.Title;

/**
 * The two papers of the demo: one comes in, one goes out. People, bodies and numbers are invented.
 */
public final class DemoPapers {
  private DemoPapers() {}

  /** A directive of the province that arrives at the demo office. */
  public static OfficialDraft incoming() {
    return new OfficialDraft(
        List.of(),
        List.of("ỦY BAN NHÂN DÂN", "TỈNH AN LẠC"),
        "CT-UBND",
        "An Lạc",
        new Title.Typed(
            "CHỈ THỊ",
            "Về việc đẩy mạnh ký số và gửi, nhận văn bản điện tử trong các cơ quan nhà nước",
            ""),
        DraftText.parse(
            """
            Thời gian qua, việc ứng dụng chữ ký số và gửi, nhận văn bản điện tử giữa các cơ quan \
            nhà nước trên địa bàn tỉnh đã đạt kết quả bước đầu; tuy nhiên một số đơn vị còn phát \
            hành song song văn bản giấy, xử lý hồ sơ chậm, chưa theo dõi được hạn giải quyết.

            Để khắc phục tình trạng trên, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

            1. Các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện ký số đầy đủ theo Nghị \
            định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư; văn \
            bản điện tử gửi đi phải có chữ ký số của người có thẩm quyền và chữ ký số của cơ quan.

            2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Khoa học và Công nghệ xây dựng kế hoạch tập \
            huấn, kiểm tra việc thực hiện, trình Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm \
            2026.

            3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, tổng hợp kết quả, báo cáo Chủ tịch Ủy ban \
            nhân dân tỉnh trong quý I năm 2027.

            Yêu cầu thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này./.
            """),
        new Signer(List.of("CHỦ TỊCH"), "Đỗ Quang Khải"),
        List.of(
            "- Các sở, ban, ngành;",
            "- UBND các xã, phường;",
            "- Chủ tịch, các PCT UBND tỉnh (để b/c);",
            "- Lưu: VT, NC."));
  }

  /** The plan that the demo office drafts in answer. */
  public static OfficialDraft outgoing() {
    return new OfficialDraft(
        List.of("ỦY BAN NHÂN DÂN", "TỈNH AN LẠC"),
        List.of("SỞ NỘI VỤ"),
        "KH-SNV",
        "An Lạc",
        new Title.Typed(
            "KẾ HOẠCH",
            "Tập huấn ký số và quản lý văn bản điện tử cho cán bộ văn thư năm 2027",
            ""),
        DraftText.parse(
            """
            Thực hiện Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh về việc đẩy mạnh ký số và gửi, nhận \
            văn bản điện tử, Sở Nội vụ ban hành Kế hoạch như sau:

            # I. MỤC ĐÍCH, YÊU CẦU

            1. Toàn bộ cán bộ văn thư của các sở, ban, ngành, xã, phường sử dụng thành thạo chữ ký \
            số, kiểm tra được tính toàn vẹn của văn bản đến, đăng ký và phát hành văn bản đúng hạn.

            2. Nội dung tập huấn thiết thực, thực hành trên hệ thống thật, không hình thức.

            # II. THỜI GIAN VÀ NỘI DUNG

            | Đợt | Đối tượng | Thời gian |
            |---|---|---|
            | 1 | Văn thư các sở, ban, ngành | Tháng 01 năm 2027 |
            | 2 | Văn thư các xã, phường | Tháng 02 năm 2027 |
            | 3 | Lãnh đạo văn phòng, kiểm tra kết quả | Tháng 3 năm 2027 |

            # III. TỔ CHỨC THỰC HIỆN

            1. Văn phòng Sở bố trí địa điểm, máy tính, thiết bị ký số trước ngày 25 tháng 12 năm \
            2026.

            2. Phòng Cải cách hành chính và Văn thư lưu trữ chuẩn bị tài liệu, theo dõi, tổng hợp \
            kết quả, báo cáo Giám đốc Sở trong quý I năm 2027.

            Trên đây là Kế hoạch của Sở Nội vụ, đề nghị các cơ quan, đơn vị phối hợp thực hiện./.
            """),
        new Signer(List.of("GIÁM ĐỐC"), "Trần Thị Bích Hạnh"),
        List.of(
            "- UBND tỉnh (để b/c);",
            "- Các sở, ban, ngành;",
            "- UBND các xã, phường;",
            "- Lưu: VT, CCHC."));
  }
}
