package vn.vanthu.signing.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.TestAuthority;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampProblem;
import vn.vanthu.signing.timestamp.TimestampSource;

/** Validation data and time stamps as further revisions. */
class AugmenterTest {
  private static final TestAuthority OFFICE = new TestAuthority();
  private static final TestAuthority.Stamps STAMPS = OFFICE.stampsAt(TestAuthority.NOW);
  private static final Augmenter AUGMENTER = new Augmenter();
  private static final byte[] SIGNED = signed(Optional.of(STAMPS));

  @TempDir Path folder;

  private static byte[] signed(Optional<TimestampSource> stamps) {
    SignatureRequest request =
        SignatureRequest.byPerson("person", List.of("so", "ngay"), Optional.empty())
            .claiming(TestAuthority.NOW);
    return bytes(
        new Signer(SigningProfile.circular15())
            .sign(
                DocumentBytes.of(TestOffice.document()),
                stamps.isPresent() ? request.withTimestamp() : request,
                OFFICE.key(),
                stamps));
  }

  private static byte[] bytes(SigningOutcome outcome) {
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

  private static PdfFile file(byte[] document) {
    return PdfFile.open(DocumentBytes.of(document), Limits.standard());
  }

  private static Form form(byte[] document) {
    return new Form(new Increment(file(document)));
  }

  private static byte[] stamped(byte[] document) {
    return bytes(AUGMENTER.addDocumentTimestamp(DocumentBytes.of(document), STAMPS));
  }

  @Test
  void certificates_of_signatures_of_their_stamps_and_of_document_stamps_are_told()
      throws CertificateEncodingException {
    byte[] signer = OFFICE.signer().getEncoded();
    byte[] authority = STAMPS.certificate().getEncoded();
    assertThat(AUGMENTER.certificates(DocumentBytes.of(SIGNED)))
        .containsExactlyInAnyOrder(signer, authority);
    byte[] plain = signed(Optional.empty());
    assertThat(AUGMENTER.certificates(DocumentBytes.of(plain))).containsExactly(signer);
    assertThat(AUGMENTER.certificates(DocumentBytes.of(stamped(plain))))
        .containsExactly(signer, authority);
    assertThat(AUGMENTER.certificates(DocumentBytes.of(TestOffice.document()))).isEmpty();
    assertThat(AUGMENTER.certificates(DocumentBytes.of(new byte[] {1, 2}))).isEmpty();
  }

  /** What the store holds under a key. */
  private static List<byte[]> held(byte[] document, String key) {
    PdfFile file = file(document);
    PdfObject.Dict catalog = (PdfObject.Dict) file.resolve(file.trailer().get("Root"));
    PdfObject.Dict store = (PdfObject.Dict) file.resolve(catalog.get("DSS"));
    assertThat(store.get("Type")).isEqualTo(Pdf.name("DSS"));
    return file.items(store.get(key)).stream()
        .map(item -> file.decoded((PdfObject.Stream) file.resolve(item)))
        .toList();
  }

  @Test
  void evidence_is_added_once_and_what_is_there_stays() {
    byte[] a = {1};
    byte[] b = {2, 3};
    byte[] c = {4};
    byte[] once =
        bytes(
            AUGMENTER.addEvidence(
                DocumentBytes.of(SIGNED),
                new Evidence(List.of(a, b, a), List.of(b), List.of(), List.of())));
    assertThat(held(once, "Certs")).containsExactly(a, b);
    assertThat(held(once, "CRLs")).containsExactly(b);
    assertThat(held(once, "OCSPs")).isEmpty();
    assertThat(once).startsWith(SIGNED);
    byte[] twice =
        bytes(
            AUGMENTER.addEvidence(
                DocumentBytes.of(once),
                new Evidence(List.of(b, c), List.of(), List.of(c), List.of())));
    assertThat(held(twice, "Certs")).containsExactly(a, b, c);
    assertThat(held(twice, "CRLs")).containsExactly(b);
    assertThat(held(twice, "OCSPs")).containsExactly(c);
    assertThat(new String(twice, ISO_8859_1))
        .doesNotContain("/OCSPs []")
        .doesNotContain("/OCSPs[]");
  }

  @Test
  void a_time_stamp_has_an_invisible_field_of_its_own() {
    byte[] twice = stamped(stamped(SIGNED));
    assertThat(form(twice).fields())
        .extracting(FormField::name)
        .containsSubsequence("person", "Timestamp1", "Timestamp2");
    FormField field = form(twice).find("Timestamp2").orElseThrow();
    PdfFile file = file(twice);
    assertThat(file.items(field.dict().get("Rect")))
        .containsExactly(Pdf.whole(0), Pdf.whole(0), Pdf.whole(0), Pdf.whole(0));
    PdfObject.Dict value = (PdfObject.Dict) file.resolve(field.dict().get("V"));
    assertThat(value.get("SubFilter")).isEqualTo(Pdf.name("ETSI.RFC3161"));
    assertThat(value.get("Type")).isEqualTo(Pdf.name("DocTimeStamp"));
  }

  @Test
  void a_time_stamp_is_over_all_but_its_own_room() {
    byte[][] asked = new byte[1][];
    TimestampSource source =
        new TimestampSource() {
          @Override
          public DigestAlgorithm digest() {
            return DigestAlgorithm.SHA512;
          }

          @Override
          public int maxTokenBytes() {
            return 3;
          }

          @Override
          public TimestampAnswer stamp(byte[] imprint) {
            asked[0] = imprint;
            return new TimestampAnswer.Stamped(
                new byte[] {0x0a, (byte) 0xf1, 0x7e}, TestAuthority.NOW);
          }
        };
    byte[] document = bytes(AUGMENTER.addDocumentTimestamp(DocumentBytes.of(SIGNED), source));
    String text = new String(document, ISO_8859_1);
    int at = text.lastIndexOf("<0AF17E>");
    assertThat(at).isGreaterThan(SIGNED.length);
    byte[] covered = (text.substring(0, at) + text.substring(at + 8)).getBytes(ISO_8859_1);
    assertThat(asked[0]).isEqualTo(DigestAlgorithm.SHA512.of(covered));
    assertThat(text.substring(at))
        .startsWith(
            "<0AF17E>/ByteRange [0 %d %d %d]".formatted(at, at + 8, document.length - at - 8));
  }

  @Test
  void a_value_may_fill_its_room_and_not_one_byte_more() {
    DocumentBytes document = DocumentBytes.of(new byte[] {9, 9});
    byte[] increment = "<0000>".getBytes(ISO_8859_1);
    Increment.Gap gap = new Increment.Gap(2, 8);
    assertThat(bytes(Signer.insert(document, increment, gap, new byte[] {0x12, 0x34})))
        .endsWith("<1234>".getBytes(ISO_8859_1));
    assertThat(bytes(Signer.insert(document, increment, gap, new byte[] {0x12})))
        .endsWith("<1200>".getBytes(ISO_8859_1));
    assertThat(Signer.insert(document, increment, gap, new byte[3]))
        .isEqualTo(new SigningOutcome.Refused(SigningProblem.NO_ROOM.message(), "3 of 2 bytes"));
    assertThat(increment).isEqualTo("<0000>".getBytes(ISO_8859_1));
  }

  @Test
  void what_cannot_be_augmented_is_refused_with_its_reason() {
    DocumentBytes none = DocumentBytes.of(new byte[] {1, 2, 3});
    Evidence nothing = new Evidence(List.of(), List.of(), List.of(), List.of());
    assertThat(refusal(AUGMENTER.addEvidence(none, nothing)))
        .isEqualTo(SigningProblem.UNREADABLE.message().code());
    assertThat(refusal(AUGMENTER.addDocumentTimestamp(none, STAMPS)))
        .isEqualTo(SigningProblem.UNREADABLE.message().code());
    TimestampSource silent =
        new TimestampSource() {
          @Override
          public DigestAlgorithm digest() {
            return DigestAlgorithm.SHA256;
          }

          @Override
          public int maxTokenBytes() {
            return 1;
          }

          @Override
          public TimestampAnswer stamp(byte[] imprint) {
            return new TimestampAnswer.Refused(TimestampProblem.UNREACHABLE, "x");
          }
        };
    assertThat(AUGMENTER.addDocumentTimestamp(DocumentBytes.of(SIGNED), silent))
        .isEqualTo(new SigningOutcome.Refused(TimestampProblem.UNREACHABLE.message(), "x"));
  }

  @Test
  void a_signed_document_is_written_whole_over_what_was_there() throws IOException {
    byte[] original = {1, 2, 3};
    SigningOutcome.Signed signed =
        new SigningOutcome.Signed(DocumentBytes.of(original), new byte[] {4, 5});
    Path file = Files.write(folder.resolve("x"), new byte[100]);
    signed.writeTo(file);
    assertThat(signed.length()).isEqualTo(5);
    assertThat(signed.bytes()).containsExactly(1, 2, 3, 4, 5);
    assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3, 4, 5);
  }
}
