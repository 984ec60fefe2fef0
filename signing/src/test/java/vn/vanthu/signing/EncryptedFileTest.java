package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSUpdateInfo;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.signing.Report.Verdict;

/**
 * Files whose encryption only forbids copying or printing: everybody can open them, so what was
 * signed and what came later is judged as in any other file. Made by PDFBox.
 */
class EncryptedFileTest {
  private static final String NO_PASSWORD = "";

  /** Key length in bits, whether AES. */
  static Stream<Arguments> ciphers() {
    return Stream.of(
        Arguments.of(40, false),
        Arguments.of(128, false),
        Arguments.of(128, true),
        Arguments.of(256, true));
  }

  @FunctionalInterface
  private interface Edit {
    void of(PDDocument document) throws IOException;
  }

  private static byte[] draft(int bits, boolean aes, String password) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (String words : new String[] {"So tien: 1.000.000 dong", "Trang hai"}) {
        PDPage page = new PDPage();
        document.addPage(page);
        write(document, page, words, 700);
      }
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(bits);
      policy.setPreferAES(aes);
      document.protect(policy);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void write(PDDocument document, PDPage page, String words, int y)
      throws IOException {
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, AppendMode.APPEND, false)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(72, y);
      content.showText(words);
      content.endText();
    }
  }

  private static byte[] signed(byte[] file, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(file, NO_PASSWORD);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
      signature.setName(name);
      signature.setReason("Phê duyệt");
      Calendar day = new GregorianCalendar();
      day.setTimeInMillis(Broken.NOW.toEpochMilli());
      signature.setSignDate(day);
      document.addSignature(signature);
      var external = document.saveIncrementalForExternalSigning(out);
      byte[] cms = CmsForge.by(Broken.SIGNER).build(external.getContent().readAllBytes());
      external.setSignature(cms);
      return withoutPadding(out.toByteArray(), 2 * cms.length);
    }
  }

  /** PDFBox encrypts the zeros it reserves: what follows the value's digits becomes zeros again. */
  private static byte[] withoutPadding(byte[] file, int digits) throws IOException {
    try (PDDocument document = Loader.loadPDF(file, NO_PASSWORD)) {
      int[] range = document.getLastSignatureDictionary().getByteRange();
      Arrays.fill(file, range[1] + 1 + digits, range[2] - 1, (byte) '0');
      return file;
    }
  }

  private static byte[] later(byte[] file, Edit edit) throws IOException {
    try (PDDocument document = Loader.loadPDF(file, NO_PASSWORD);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      edit.of(document);
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static void touched(COSUpdateInfo object) {
    object.setNeedToBeUpdated(true);
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void signatures_of_a_file_that_opens_without_a_password_are_intact(int bits, boolean aes)
      throws IOException {
    Report report =
        Broken.verify(signed(signed(draft(bits, aes, NO_PASSWORD), "Nguyen An"), "Le Binh"));

    assertThat(report.document()).isEqualTo(Verdict.INTACT);
    assertThat(report.signatures())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.field()).startsWith("Signature"));
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void words_added_to_it_after_signing_are_found(int bits, boolean aes) throws IOException {
    byte[] changed =
        later(
            signed(draft(bits, aes, NO_PASSWORD), "Nguyen An"),
            document -> {
              write(document, document.getPage(0), "So tien: 9.000.000 dong", 650);
              touched(document.getPage(0).getCOSObject());
            });

    Report report = Broken.verify(changed);

    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(report.signatures().getFirst().changesAfter())
        .anySatisfy(c -> assertThat(c.message().code()).isEqualTo("CHANGE_PAGE_CONTENT"));
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void a_note_added_to_it_after_signing_is_told(int bits, boolean aes) throws IOException {
    byte[] noted =
        later(
            signed(draft(bits, aes, NO_PASSWORD), "Nguyen An"),
            document -> {
              PDPage page = document.getPage(1);
              var note = new PDAnnotationText();
              note.setContents("Ghi chú");
              note.setRectangle(page.getMediaBox());
              page.setAnnotations(List.of(note));
              touched(page.getCOSObject());
            });

    assertThat(Broken.verify(noted).document()).isEqualTo(Verdict.NOTICE);
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void a_file_that_needs_a_password_is_not_judged(int bits, boolean aes) throws IOException {
    assertThat(Broken.verify(draft(bits, aes, "secret")).document())
        .isEqualTo(Verdict.UNVERIFIABLE);
  }
}
