package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/** The samples are written for these tests; bodies and people in them are made up. */
class RecogniserTest {
  private static final String DECISION =
      """
      ỦY BAN NHÂN DÂN
      TỈNH LÂM ĐỒNG
      -------
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Độc lập - Tự do - Hạnh phúc
      Số: 071/QĐ-UBND
      Lâm Đồng, ngày 04 tháng 02 năm 2031

      QUYẾT ĐỊNH
      Về việc ban hành Quy chế quản lý kho sách
      ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
      Căn cứ Luật Tổ chức thư viện ngày 12 tháng 5 năm 2029;
      Căn cứ Nghị định số 15/2030/NĐ-CP ngày 01/3/2030 của Chính phủ quy định về kho sách;
      Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 20/TTr-SNV ngày 15 tháng 01 năm 2031,
      QUYẾT ĐỊNH:
      Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý kho sách.
      Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2031 và thay thế Quyết định số 5/QĐ-UBND ngày 02/01/2025 của UBND tỉnh.
      Điều 3. Sở Nội vụ chủ trì kiểm kê, báo cáo UBND tỉnh trước ngày 30/6/2031.
      Hàng quý, Sở Tài chính tổng hợp kinh phí, báo cáo Chủ tịch UBND tỉnh./.
      Nơi nhận:
      - Bộ Nội vụ (b/c);
      - Như Điều 3;
      - VPUB: + CVP,
      + Các phòng;
      - Lưu: VT, NC.
      TM. ỦY BAN NHÂN DÂN
      KT. CHỦ TỊCH
      PHÓ CHỦ TỊCH
      Trần Thị Mẫu Đơn
      """;

  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  @Test
  void a_decision_gives_up_what_its_letterhead_states() {
    Facts facts = read(DECISION);

    assertThat(facts.contentClass()).isEqualTo(ContentClass.OFFICIAL_DOCUMENT);
    assertThat(facts.system()).isEqualTo("government");
    assertThat(facts.number().value().normalized()).isEqualTo("071/QĐ-UBND");
    assertThat(facts.documentType().name()).isEqualTo("Quyết định");
    assertThat(facts.place().value()).isEqualTo("Lâm Đồng");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 2, 4));
    assertThat(facts.issuingBody().name()).isEqualTo("Ủy ban nhân dân tỉnh Lâm Đồng");
    assertThat(facts.issuingBody().inferred()).isFalse();
    assertThat(facts.subject().value()).isEqualTo("Về việc ban hành Quy chế quản lý kho sách");
  }

  @Test
  void the_signer_is_read_with_the_whole_chain_of_authority() {
    Facts.Signer signer = read(DECISION).signer();

    assertThat(signer.name()).isEqualTo("Trần Thị Mẫu Đơn");
    assertThat(signer.position()).isEqualTo("PHÓ CHỦ TỊCH");
    assertThat(signer.authorityNormalized()).isEqualTo("KT");
    assertThat(signer.onBehalfOf()).isEqualTo("ỦY BAN NHÂN DÂN");
    assertThat(signer.chain()).hasSize(3);
  }

  @Test
  void recipients_keep_purpose_and_children_and_the_archive_is_none_of_them() {
    Facts facts = read(DECISION);

    assertThat(facts.recipients())
        .extracting(Facts.Recipient::text)
        .containsExactly("Bộ Nội vụ", "Như Điều 3", "VPUB");
    assertThat(facts.recipients().getFirst().purpose()).isEqualTo("b/c");
    assertThat(facts.recipients().getLast().children()).containsExactly("CVP", "Các phòng");
    assertThat(facts.archive().place()).isEqualTo("VT");
    assertThat(facts.archive().drafterCode()).isEqualTo("NC");
  }

  @Test
  void legal_basis_and_citations_share_no_item() {
    Facts facts = read(DECISION);

    assertThat(facts.legalBasis())
        .extracting(Facts.Citation::type)
        .containsExactly("Luật", "Nghị định", "Tờ trình");
    assertThat(facts.legalBasis().getFirst().number()).isNull();
    assertThat(facts.legalBasis().getLast().relation()).isEqualTo(Facts.Relation.PROPOSED_BY);
    assertThat(facts.citations()).hasSize(1);
    Facts.Citation replaced = facts.citations().getFirst();
    assertThat(replaced.number()).isEqualTo("5/QĐ-UBND");
    assertThat(replaced.relation()).isEqualTo(Facts.Relation.REPLACES);
    assertThat(replaced.date()).isEqualTo(LocalDate.of(2025, 1, 2));
    assertThat(replaced.issuer()).isEqualTo("UBND tỉnh");
  }

  @Test
  void tasks_carry_assignee_due_date_and_frequency() {
    Facts facts = read(DECISION);

    assertThat(facts.effectiveDate().value()).isEqualTo(LocalDate.of(2031, 3, 1));
    assertThat(facts.tasks())
        .anySatisfy(task -> {
          assertThat(task.assignee()).isEqualTo("Sở Nội vụ");
          assertThat(task.dueDates()).containsExactly(LocalDate.of(2031, 6, 30));
          assertThat(task.bound()).isEqualTo(Facts.Bound.BEFORE);
        })
        .anySatisfy(task -> {
          assertThat(task.assignee()).isEqualTo("Sở Tài chính");
          assertThat(task.frequency()).isEqualTo("quarterly");
          assertThat(task.dueDates()).isEmpty();
        });
  }

  @Test
  void a_deadline_before_the_day_of_issue_is_no_task() {
    Facts facts = read(DECISION.replace("30/6/2031", "30/6/2030"));

    assertThat(facts.tasks()).allSatisfy(task -> assertThat(task.dueDates()).isEmpty());
  }

  @Test
  void a_blank_number_and_day_are_absent_not_guessed() {
    Facts facts =
        read(
            DECISION
                .replace("071/QĐ-UBND", "      /QĐ-UBND")
                .replace("ngày 04 tháng 02", "ngày     tháng    "));

    assertThat(facts.number()).isNull();
    assertThat(facts.unsureNumber()).isNotNull();
    assertThat(facts.issueDate()).isNull();
    assertThat(facts.place().value()).isEqualTo("Lâm Đồng");
  }

  @Test
  void a_right_cell_that_was_read_after_the_title_is_not_the_subject() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN
            TỈNH LÂM ĐỒNG
            Số: 8/QĐ-UBND

            QUYẾT ĐỊNH
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Lâm Đồng, ngày 04 tháng 02 năm 2031

            Điều 1. Ban hành Quy chế.

            Nơi nhận:
            - Như Điều 1;
            - Lưu: VT.

            CHỦ TỊCH

            Nguyễn Văn Mẫu
            """);

    assertThat(facts.number().value().normalized()).isEqualTo("8/QĐ-UBND");
    assertThat(facts.subject()).isNull();
  }

  @Test
  void cells_read_line_by_line_across_give_the_same_letterhead() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            TỈNH LÂM ĐỒNG            Độc lập - Tự do - Hạnh phúc
            Số: 071/QĐ-UBND          Lâm Đồng, ngày 04 tháng 02 năm 2031
            QUYẾT ĐỊNH
            Về việc khen thưởng
            Nơi nhận:                TM. ỦY BAN NHÂN DÂN
            - Như Điều 1;            CHỦ TỊCH
            - Lưu: VT.
                                     Lê Văn Tám
            """);

    assertThat(facts.issuingBody().name()).isEqualTo("Ủy ban nhân dân tỉnh Lâm Đồng");
    assertThat(facts.number().value().normalized()).isEqualTo("071/QĐ-UBND");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 2, 4));
    assertThat(facts.signer().name()).isEqualTo("Lê Văn Tám");
    assertThat(facts.signer().authorityNormalized()).isEqualTo("TM");
  }

  @Test
  void a_party_document_is_told_by_its_number_and_the_line_under_its_title() {
    Facts facts =
        read(
            """
            Pleiku, ngày 9 tháng 8 năm 2021
            Số 12-CT/TU
            ĐẾN\tSố: 345
            \tNgày: 02/01
            \tChuyển: Phòng Tổng hợp
            CHỈ THỊ
            CỦA BAN THƯỜNG VỤ TỈNH ỦY
            về chăm sóc cây xanh
            Các cấp ủy thực hiện Kết luận số 7-KL/TW, ngày 3/2/2020 của Bộ Chính trị.
            Nơi nhận:
            - Văn phòng Trung ương (b/c),
            - Lưu Văn phòng Tỉnh ủy.
            T/M BAN THƯỜNG VỤ
            BÍ THƯ
            Rơ Châm Hồng
            """);

    assertThat(facts.system()).isEqualTo("party");
    assertThat(facts.issuingBody().name()).isEqualTo("Ban Thường vụ Tỉnh ủy");
    assertThat(facts.issuingBody().province()).isEqualTo("Gia Lai");
    assertThat(facts.signer().authority()).isEqualTo("T/M");
    assertThat(facts.incomingStamp().number()).isEqualTo("345");
    assertThat(facts.incomingStamp().date()).isEqualTo(LocalDate.of(2022, 1, 2));
    assertThat(facts.incomingStamp().transfer()).isEqualTo("Phòng Tổng hợp");
    assertThat(facts.citations().getFirst().issuer()).isEqualTo("Bộ Chính trị");
  }

  @Test
  void a_sentence_right_under_the_subject_is_text_and_a_line_that_goes_on_is_not() {
    String head =
        """
        SỞ NỘI VỤ
        Số: 12/KH-SNV
        An Lạc, ngày 3 tháng 2 năm 2031
        KẾ HOẠCH
        """;
    assertThat(
            read(head
                    + "Kiểm tra kho sách năm 2031\nSở Nội vụ ban hành kế hoạch kiểm tra như sau.\n1. Kiểm kê.\n")
                .subject()
                .value())
        .isEqualTo("Kiểm tra kho sách năm 2031");
    assertThat(
            read(head
                    + "Kiểm tra kho sách năm 2031\nNội dung kiểm tra gồm các việc sau:\n1. Kiểm kê.\n")
                .subject()
                .value())
        .isEqualTo("Kiểm tra kho sách năm 2031");
    assertThat(
            read(head + "Kiểm tra kho sách của\nThư viện tỉnh An Lạc.\nCăn cứ Luật Thư viện;\n")
                .subject()
                .value())
        .isEqualTo("Kiểm tra kho sách của Thư viện tỉnh An Lạc");
  }

  @Test
  void a_letter_has_no_title_and_its_subject_stands_under_the_number() {
    Facts facts =
        read(
            """
            BỘ XÂY DỰNG
            Số: 88/BXD-KTXD
            V/v định mức cây xanh
            đô thị
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Hà Nội, ngày 5 tháng 6 năm 2031
            Kính gửi: Sở Xây dựng các tỉnh
            Bộ Xây dựng trả lời như sau.
            KẾ HOẠCH
            TL. BỘ TRƯỞNG
            VỤ TRƯỞNG VỤ KINH TẾ
            Đỗ Quyên
            """);

    assertThat(facts.documentType().name()).isEqualTo("Công văn");
    assertThat(facts.documentType().inferred()).isTrue();
    assertThat(facts.subject().value()).isEqualTo("V/v định mức cây xanh đô thị");
    assertThat(facts.addressees().getFirst().value()).isEqualTo("Sở Xây dựng các tỉnh");
    assertThat(facts.signer().authorityNormalized()).isEqualTo("TL");
  }

  @Test
  void a_report_in_the_newspaper_is_no_record_and_has_no_number() {
    Facts facts =
        read(
            """
            08:15, 03/04/2031
            Thêm cây xanh cho thành phố
            Ban Thường vụ Thành ủy vừa ban hành Kết luận số 45 về trồng cây xanh trên các tuyến phố trong những năm tới của thành phố.
            Người dân các phường đã hưởng ứng, nhiều tuyến đường trồng mới được hàng nghìn cây trong tháng đầu tiên thực hiện.
            """);

    assertThat(facts.contentClass()).isEqualTo(ContentClass.NEWS_ARTICLE);
    assertThat(facts.number()).isNull();
    assertThat(facts.article().publishedAt()).isEqualTo("2031-04-03T08:15:00+07:00");
    assertThat(facts.citations().getFirst().number()).isEqualTo("45");
    assertThat(facts.citations().getFirst().bareNumber()).isTrue();
  }

  @Test
  void only_a_mark_alone_above_the_title_is_a_mark_of_secrecy() {
    Recogniser recogniser = Recogniser.standard();
    String marked = DECISION.replace("-------\n", "TUYỆT MẬT\n");
    String told = DECISION.replace("Như Điều 3", "MẬT").replace("kho sách", "tài liệu tối mật");

    assertThat(recogniser.secrecy(ExtractedText.ofText(marked)))
        .hasValueSatisfying(mark -> assertThat(mark.key()).isEqualTo("top-secret"));
    assertThat(recogniser.secrecy(ExtractedText.ofText(told))).isEmpty();
  }

  @Test
  void minutes_of_an_inspection_need_no_number() {
    Facts facts =
        read(
            """
            SỞ NỘI VỤ TỈNH LÂM ĐỒNG
            ĐOÀN KIỂM TRA THEO QĐ SỐ 9
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            BIÊN BẢN
            Kiểm tra công tác văn thư
            Vào hồi 8 giờ 30 ngày 5/6/2031, tại trụ sở UBND phường Hoa Hồng, Đoàn kiểm tra tiến hành làm việc đối với UBND phường Hoa Hồng.
            1. Đại diện Đoàn kiểm tra
            - Ông Trần Văn An, Trưởng đoàn
            - Bà Lê Thị Bưởi, thành viên
            2. Đại diện đơn vị được kiểm tra
            - Ông Phạm Cam, Chủ tịch
            3. Nội dung làm việc
            Sổ văn bản đến được ghi đủ.
            4. Kiến nghị của đơn vị
            Cấp thêm tủ hồ sơ.
            Biên bản kết thúc vào hồi 11 giờ cùng ngày, lập thành 02 bản, mỗi bên giữ 01 bản.
            """);

    Facts.Minutes minutes = facts.minutes();
    assertThat(facts.number()).isNull();
    assertThat(minutes.place().value()).startsWith("trụ sở UBND phường Hoa Hồng");
    assertThat(minutes.startedAt().value()).startsWith("8 giờ 30");
    assertThat(minutes.endedAt().value()).startsWith("11 giờ");
    assertThat(minutes.inspectors()).hasSize(2);
    assertThat(minutes.representatives()).hasSize(1);
    assertThat(minutes.findings().value()).contains("ghi đủ");
    assertThat(minutes.recommendations().value()).contains("tủ hồ sơ");
  }

  @Test
  void minutes_are_dated_by_their_beginning_and_say_so() {
    Facts facts =
        read(
            """
            SỞ CÔNG THƯƠNG
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc

            BIÊN BẢN KIỂM TRA

            Vào hồi 9 giờ 15 phút, ngày 7 tháng 3 năm 2031, tại kho số 2, Đoàn kiểm tra làm việc với Xưởng gỗ.
            1. Đại diện Đoàn kiểm tra:
            - Bà Lê Thị Mận, Trưởng đoàn;
            2. Nội dung làm việc: xem sổ sách.
            """);

    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 3, 7));
    assertThat(facts.issueDate().inferred()).isTrue();
    assertThat(facts.minutes().inspectors())
        .extracting(Facts.Value::value)
        .containsExactly("Bà Lê Thị Mận, Trưởng đoàn");
  }

  @Test
  void a_decree_of_the_first_years_has_a_bare_number_under_its_title() {
    Facts facts =
        read(
            """
            VIỆT NAM DÂN CHỦ CỘNG HÒA
            Độc lập - Tự do - Hạnh phúc

            SẮC LỆNH
            CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI SỐ 903 NGÀY 4 THÁNG 9 NĂM 1946
            CHỦ TỊCH CHÍNH PHỦ LÂM THỜI
            Chiểu theo tờ trình của Bộ trưởng Bộ Nội vụ;
            RA SẮC LỆNH:
            Điều thứ 1. Nay lập kho thóc.

            CHỦ TỊCH CHÍNH PHỦ LÂM THỜI
            Hồ Chí Minh
            """);

    assertThat(facts.contentClass()).isEqualTo(ContentClass.OFFICIAL_DOCUMENT);
    assertThat(facts.number().value().normalized()).isEqualTo("903");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(1946, 9, 4));
    assertThat(facts.issuingBody().name()).isEqualTo("Chủ tịch Chính phủ lâm thời");
    assertThat(facts.signer().name()).isEqualTo("Hồ Chí Minh");
  }

  @Test
  void a_decree_of_the_first_years_may_have_a_letter_behind_its_number_and_has_no_subject() {
    Facts facts =
        read(
            """
            SẮC LỆNH
            CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI
            SỐ 903-b NGÀY 4 THÁNG 9 NĂM 1946
            CHỦ TỊCH CHÍNH Phủ
            VIỆT NAM DÂN CHỦ CỘNG HOÀ
            Chiểu theo lời đề nghị của Bộ trưởng Bộ Nội vụ,
            RA SẮC LỆNH:
            Điều thứ nhất: Nay lập kho thóc.
            """);

    assertThat(facts.number().value().normalized()).isEqualTo("903-b");
    assertThat(facts.number().value().number()).isEqualTo(903);
    assertThat(facts.number().value().symbol()).isEmpty();
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(1946, 9, 4));
    assertThat(facts.issuingBody().name()).isEqualTo("Chủ tịch Chính phủ lâm thời");
    assertThat(facts.subject()).isNull();
  }

  @Test
  void accented_letters_that_lost_their_capitals_are_read_as_capitals() {
    Facts facts =
        read(
            """
            SắC LệNH
            CủA CHủ TịCH CHíNH PHủ LâM THờI Số 904
            NGàY 5 THáNG 9 NăM 1946
            CHíNH PHủ LâM THờI
            Xét rằng kho thóc đã cạn;
            ĐịNH RằNG:
            Khoản thứ nhất: Nay lập kho thóc.
            """);

    assertThat(facts.documentType().name()).isEqualTo("Sắc lệnh");
    assertThat(facts.number().value().normalized()).isEqualTo("904");
    assertThat(facts.issueDate().evidence().text()).isEqualTo("5 THáNG 9 NăM 1946");
    assertThat(facts.subject()).isNull();
  }

  @Test
  void a_letter_answers_what_it_says_it_answers_and_nothing_else() {
    Facts facts =
        read(
            """
            BỘ TÀI CHÍNH
            Số: 77/BTC-KHTC
            V/v kho thóc
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Hà Nội, ngày 4 tháng 9 năm 2031

            Kính gửi: Bộ Tư pháp

            Phúc đáp Công văn số 12/BTP-VP ngày 1/8/2031 của Bộ Tư pháp về việc thực hiện Nghị định số 5/2030/NĐ-CP, Bộ Tài chính có ý kiến như sau:
            Nội dung này nêu tại Công văn số 9/BYT-TH ngày 2/7/2031 của Bộ Y tế.
            """);

    assertThat(facts.citations())
        .extracting(Facts.Citation::number, Facts.Citation::issuer, Facts.Citation::relation)
        .contains(
            tuple("12/BTP-VP", "Bộ Tư pháp", Facts.Relation.REPLIES_TO),
            tuple("9/BYT-TH", "Bộ Y tế", Facts.Relation.REFERS_TO))
        .doesNotContain(tuple("5/2030/NĐ-CP", null, Facts.Relation.REPLIES_TO));
    assertThat(facts.citations().getFirst().subject())
        .isEqualTo("về việc thực hiện Nghị định số 5/2030/NĐ-CP");
  }

  @Test
  void a_form_that_nobody_filled_in_is_no_record() {
    Facts facts =
        read(
            """
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc

            ĐƠN ĐỀ NGHỊ
            Cấp thẻ đọc sách
            Kính gửi: ………………
            Họ và tên: ………………
            Tôi cam đoan lời khai trên là đúng.
            """);

    assertThat(facts.contentClass()).isEqualTo(ContentClass.FORM);
  }

  @Test
  void whatever_is_done_to_a_text_nothing_fails_and_every_evidence_stands_in_it() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder(DECISION);
      for (int cut = random.nextInt(12); cut >= 0 && text.length() > 20; cut--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "\n*|\t");
          case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
          default -> text.insert(at, "số 12/QĐ- ngày 3/4/2030 ");
        }
      }
      ExtractedText extracted = ExtractedText.ofText(text.toString());
      Map<String, @Nullable Object> tree =
          FactsJson.tree(Recogniser.standard().recognise(extracted));
      assertEvidence("seed " + seed, extracted.text(), tree);
    }
  }

  private static void assertEvidence(String seed, String text, @Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        boolean evidence = String.valueOf(key).toLowerCase(Locale.ROOT).endsWith("evidence");
        if (evidence && value instanceof Map<?, ?> found) {
          assertThat(text).as(seed).contains(String.valueOf(found.get("text")));
        } else {
          assertEvidence(seed, text, value);
        }
      });
    } else if (node instanceof Collection<?> list) {
      list.forEach(item -> assertEvidence(seed, text, item));
    }
  }
}
