package vn.vanthu.service.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.typesetting.OfficialDraft.Signer;
import vn.vanthu.service.typesetting.OfficialDraft.Title;
import vn.vanthu.service.typesetting.Typesetting.Typeset;
import vn.vanthu.service.typesetting.Typesetting.Unprintable;

class TypesetterTest {
  private static final Instant CREATED = Instant.parse("2026-11-20T02:00:00Z");

  private static OfficialDraft decision(String body) {
    return new OfficialDraft(
        List.of(),
        List.of("ỦY BAN NHÂN DÂN", "TỈNH MẪU"),
        "QĐ-UBND",
        "Mẫu",
        new Title.Typed("QUYẾT ĐỊNH", "Ban hành Quy chế văn thư", ""),
        DraftText.parse(body),
        new Signer(List.of("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
        List.of("- Như Điều 2;", "- Lưu: VT."));
  }

  private static byte[] pdf(OfficialDraft draft) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(new Typesetter().typeset(draft, CREATED, out)).isInstanceOf(Typeset.class);
    return out.toByteArray();
  }

  @Test
  void every_word_of_the_draft_can_be_read_from_the_page() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(pdf(decision("Điều 1. Ban hành.\n\nĐiều 2. Thi hành./.")))) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
          .contains("TỈNH MẪU")
          .contains("Ban hành Quy chế văn thư")
          .contains("Điều 2. Thi hành./.")
          .contains("Nguyễn Văn Mẫu");
    }
  }

  @Test
  void number_and_date_and_both_signatures_are_empty_fields() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(decision("Điều 1. Ban hành.")))) {
      var form = document.getDocumentCatalog().getAcroForm();
      for (String name :
          List.of(OpenFields.NUMBER, OpenFields.DAY, OpenFields.MONTH, OpenFields.YEAR)) {
        assertThat(form.getField(name).getValueAsString()).isEmpty();
      }
      assertThat(((PDSignatureField) form.getField(OpenFields.PERSON)).getSignature()).isNull();
      assertThat(((PDSignatureField) form.getField(OpenFields.AGENCY)).getSignature()).isNull();
    }
  }

  @Test
  void every_font_is_embedded() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(decision("Điều 1. *Ban* **hành**.")))) {
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void a_long_draft_keeps_signer_and_recipients_on_one_page() throws IOException {
    var out = new ByteArrayOutputStream();
    var draft = decision("Các cơ quan, đơn vị chịu trách nhiệm thi hành.\n\n".repeat(60));
    var set = (Typeset) new Typesetter().typeset(draft, CREATED, out);
    assertThat(set.pages()).isGreaterThan(2);
    assertThat(set.person().page()).isEqualTo(set.pages());
    assertThat(set.person().y()).isGreaterThan(Paper.BOTTOM);
  }

  @Test
  void the_seal_covers_a_third_of_the_signature_on_its_left() throws IOException {
    var set =
        (Typeset)
            new Typesetter().typeset(decision("Điều 1."), CREATED, new ByteArrayOutputStream());
    float covered = set.agency().x() + set.agency().width() - set.person().x();
    assertThat(covered / set.person().width()).isBetween(0.33f, 0.34f);
    assertThat(set.agency().x()).isLessThan(set.person().x());
  }

  @Test
  void a_character_that_cannot_be_printed_is_refused_not_dropped() throws IOException {
    var out = new ByteArrayOutputStream();
    var answer = new Typesetter().typeset(decision("Điều 1. 😀"), CREATED, out);
    assertThat(answer).isEqualTo(new Unprintable(0x1F600));
    assertThat(out.size()).isZero();
  }
}
