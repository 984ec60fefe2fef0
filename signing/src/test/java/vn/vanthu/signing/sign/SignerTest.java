package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.XrefEntry;
import vn.vanthu.signing.trust.Trust;

class SignerTest {
  private static final Rectangle PERSON = new Rectangle(1, 330, 200, 150, 75);

  @TempDir static Path folder;
  private static final TestOffice OFFICE = new TestOffice();
  private static final Trust TRUST = Trust.of(List.of(OFFICE.root));
  private static final Signer SIGNER = new Signer(SigningProfile.circular15());
  private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

  private static SigningKey key(String name) {
    return KEYS.computeIfAbsent(name, SignerTest::newKey);
  }

  private static SigningKey newKey(String name) {
    KeyPair pair = TestOffice.pair("RSA", 2048);
    Path file = OFFICE.keyFile(folder, name, pair, OFFICE.person("CN=" + name + ",O=UBND", pair));
    try (Secret password = Secret.of("secret".toCharArray())) {
      return switch (Pkcs12KeyFile.open(file, password, KeyChoice.first(TestOffice.NOW))) {
        case KeyOpening.Opened opened -> opened.key();
        case KeyRefusal refusal -> throw new AssertionError(refusal);
      };
    }
  }

  private static byte[] signed(SigningOutcome outcome) {
    return switch (outcome) {
      case SigningOutcome.Signed signed -> signed.bytes();
      case SigningOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static String refusal(SigningOutcome outcome) {
    return switch (outcome) {
      case SigningOutcome.Signed _ -> "SIGNED";
      case SigningOutcome.Refused refused -> refused.message().code();
    };
  }

  private SigningOutcome sign(byte[] document, SignatureRequest request, SigningKey key) {
    return SIGNER.sign(DocumentBytes.of(document), request, key, Optional.empty());
  }

  private static SignatureRequest person() {
    Picture blue = Picture.parse(TestOffice.png(0x1030c0)).orElseThrow();
    return SignatureRequest.byPerson(
            "person",
            List.of("so", "ngay", "seal"),
            Optional.of(new Appearance.Shown(blue, new Appearance.Place.At(PERSON))))
        .reserving("seal", PERSON.sealOverLeftThird(36, 36))
        .claiming(TestOffice.NOW);
  }

  private static SignatureRequest seal() {
    Picture red = Picture.parse(TestOffice.png(0xd01010)).orElseThrow();
    return SignatureRequest.bySeal(
            "seal",
            Map.of("so", "15/QĐ-UBND", "ngay", "Hà Nội, ngày 21 tháng 11 năm 2026"),
            Optional.of(new Appearance.Shown(red, new Appearance.Place.OfField())))
        .claiming(TestOffice.NOW);
  }

  @Test
  void the_signed_document_begins_with_the_very_bytes_that_were_signed_upon() {
    byte[] document = TestOffice.document();
    byte[] one = signed(sign(document, person(), key("A")));
    assertThat(one).startsWith(document);
    assertThat(signed(sign(one, seal(), key("B")))).startsWith(one);
  }

  @Test
  void after_the_seal_nobody_signs_any_more() {
    byte[] one = signed(sign(TestOffice.document(), person(), key("A")));
    byte[] two = signed(sign(one, seal(), key("B")));
    assertThat(refusal(sign(two, SignatureRequest.approval("more"), key("C"))))
        .isEqualTo("SIGN_FORBIDDEN_BY_EARLIER");
  }

  @Test
  void a_signed_document_cannot_be_certified() {
    SigningKey key = key("A");
    byte[] one = signed(sign(TestOffice.document(), SignatureRequest.approval("first"), key));
    assertThat(refusal(sign(one, person(), key))).isEqualTo("SIGN_ALREADY_SIGNED");
  }

  @Test
  void a_field_that_the_person_locked_cannot_be_filled_by_the_clerk() {
    SignatureRequest locksDate = person().locking(new FieldLock.AllExcept(List.of("so", "seal")));
    byte[] one = signed(sign(TestOffice.document(), locksDate, key("A")));
    assertThat(refusal(sign(one, seal(), key("B")))).isEqualTo("SIGN_FIELD_LOCKED");
  }

  @Test
  void the_same_document_request_and_key_give_the_same_bytes() {
    SigningKey key = key("A");
    assertThat(signed(sign(TestOffice.document(), person(), key)))
        .isEqualTo(signed(sign(TestOffice.document(), person(), key)));
  }

  @Test
  void a_prepared_signature_is_completed_after_a_restart() {
    SigningKey key = key("A");
    DocumentBytes document = DocumentBytes.of(TestOffice.document());
    Preparation preparation =
        SIGNER.prepare(document, person(), key.chain(), key.algorithm(), Optional.empty());
    byte[] stored = ((PreparedSignature) preparation).toBytes();
    PreparedSignature prepared = PreparedSignature.parse(stored).orElseThrow();
    byte[] value =
        ((vn.vanthu.signing.keys.KeyAnswer.Value) key.sign(prepared.toBeSigned())).bytes();
    byte[] completed =
        signed(
            new Signer(SigningProfile.circular15())
                .complete(document, prepared, value, Optional.empty()));
    assertThat(completed).isEqualTo(signed(sign(TestOffice.document(), person(), key)));
  }

  @Test
  void a_value_of_another_key_does_not_complete_a_prepared_signature() {
    SigningKey key = key("A");
    DocumentBytes document = DocumentBytes.of(TestOffice.document());
    PreparedSignature prepared =
        (PreparedSignature)
            SIGNER.prepare(document, person(), key.chain(), key.algorithm(), Optional.empty());
    byte[] foreign =
        ((vn.vanthu.signing.keys.KeyAnswer.Value) key("B").sign(prepared.toBeSigned())).bytes();
    assertThat(refusal(SIGNER.complete(document, prepared, foreign, Optional.empty())))
        .isEqualTo("SIGN_VALUE_WRONG");
  }

  @Test
  void other_bytes_of_the_same_length_do_not_complete_a_prepared_signature() {
    SigningKey key = key("A");
    byte[] document = TestOffice.document();
    PreparedSignature prepared =
        (PreparedSignature)
            SIGNER.prepare(
                DocumentBytes.of(document),
                person(),
                key.chain(),
                key.algorithm(),
                Optional.empty());
    byte[] value =
        ((vn.vanthu.signing.keys.KeyAnswer.Value) key.sign(prepared.toBeSigned())).bytes();
    byte[] other = document.clone();
    other[other.length / 3] ^= 1;
    assertThat(refusal(SIGNER.complete(DocumentBytes.of(other), prepared, value, Optional.empty())))
        .isEqualTo("SIGN_OTHER_DOCUMENT");
  }

  @Test
  void a_timestamp_without_a_source_is_refused_before_anything_is_signed() {
    assertThat(
            refusal(
                sign(
                    TestOffice.document(),
                    SignatureRequest.approval("a").withTimestamp(),
                    key("A"))))
        .isEqualTo("SIGN_NO_TIMESTAMP_SOURCE");
  }

  @Test
  void what_is_not_a_pdf_is_refused() {
    assertThat(refusal(sign(new byte[] {1, 2, 3}, SignatureRequest.approval("a"), key("A"))))
        .isEqualTo("SIGN_UNREADABLE");
  }

  @Test
  void a_letter_that_the_typeface_lacks_is_refused() {
    SignatureRequest request =
        SignatureRequest.approval("a").showing(Appearance.Text.prescribed(List.of("文")));
    assertThat(refusal(sign(TestOffice.document(), request, key("A"))))
        .isEqualTo("SIGN_LETTER_MISSING");
  }

  @Test
  void a_missing_page_is_refused() {
    SignatureRequest request =
        SignatureRequest.approval("a")
            .showing(new Appearance.Text(List.of("x"), 10, new Appearance.Place.TopRight(7)));
    assertThat(refusal(sign(TestOffice.document(), request, key("A"))))
        .isEqualTo("SIGN_NO_SUCH_PAGE");
  }

  /**
   * A page that refers to objects the document lacks: the first ones that a signature would add.
   */
  private static String[] lacking(int... missing) {
    StringBuilder contents = new StringBuilder("4 0 R");
    for (int number : missing) {
      contents.append(' ').append(number).append(" 0 R");
    }
    return new String[] {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents[" + contents + "]>>",
      "<</Length 9>>\nstream\n0 0 m n q\nendstream"
    };
  }

  private void signsBeside(byte[] document, int... missing) {
    Appearance blue =
        new Appearance.Shown(
            Picture.parse(TestOffice.png(0x1030c0)).orElseThrow(), new Appearance.Place.At(PERSON));
    byte[] one = signed(sign(document, SignatureRequest.approval("first").showing(blue), key("A")));
    byte[] two = signed(sign(one, SignatureRequest.approval("second"), key("B")));
    PdfFile file = PdfFile.open(DocumentBytes.of(two), Limits.standard());
    for (int number : missing) {
      assertThat(file.entry(number)).as(number + " 0 R").isInstanceOf(XrefEntry.Free.class);
    }
    assertThat(file.revisions()).hasSize(3);
    assertThat(new Verifier().verify(file.bytes(), TRUST, TestOffice.NOW).document())
        .isEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void no_object_of_a_signature_is_one_that_the_document_refers_to_and_lacks() {
    int[] missing = {5, 6, 8, 14, Integer.MAX_VALUE};
    signsBeside(TestPdf.withTable(lacking(missing)), missing);
    // the cross-reference stream itself is number 5 there
    int[] beside = {6, 7, 9, 15, Integer.MAX_VALUE};
    signsBeside(TestPdf.withStream(lacking(beside)), beside);
  }
}
