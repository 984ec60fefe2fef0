package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.Report.Verdict;
import vn.vanthu.signing.trust.Trust;

/** Each step of the verifier, and the ways to break it; every test asserts the reason too. */
class VerifierTest {

  private static final SignedSamples SAMPLES = SignedSamples.SHARED;
  private static final byte[] APPROVED = SAMPLES.approved();
  private static final byte[] SEALED = SAMPLES.sealed();

  private static Report verify(byte[] bytes) {
    return new Verifier().verify(DocumentBytes.of(bytes), SAMPLES.trust(), SignedSamples.NOW);
  }

  private static List<String> codes(Report report) {
    Stream<Message> own = report.signatures().stream().flatMap(s -> s.messages().stream());
    Stream<Message> later =
        report.signatures().stream()
            .flatMap(s -> s.changesAfter().stream())
            .map(Report.Change::message);
    return Stream.concat(report.notices().stream(), Stream.concat(own, later))
        .map(Message::code)
        .toList();
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(ISO_8859_1);
  }

  @Test
  void a_document_signed_by_our_signer_is_intact() {
    Report report = verify(APPROVED);
    assertThat(report.document()).isEqualTo(Verdict.INTACT);
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.signatures().getFirst().coversRevision()).isTrue();
    assertThat(report.signatures().getFirst().level()).isEqualTo("PAdES-BASELINE-B");
  }

  @Test
  void number_and_date_filled_in_by_the_seal_stay_intact_and_are_named() {
    Report report = verify(SEALED);
    assertThat(report.document()).isEqualTo(Verdict.INTACT);
    assertThat(codes(report)).contains("CHANGE_FIELD_FILLED", "CHANGE_SIGNATURE_ADDED");
    assertThat(report.signatures().get(1).changesAfter()).isEmpty();
    assertThat(report.signatures().get(1).kind()).isEqualTo(Report.Kind.SEAL);
  }

  @Test
  void a_document_that_only_sha1_binds_is_not_passed() {
    byte[] signed =
        Broken.raw(content -> {
          byte[] digest = sha1(content);
          return CmsForge.by(Broken.SIGNER).carrying(digest).build(digest);
        });
    Report report = Broken.verify(signed);
    assertThat(report.signatures().getFirst().subIndication())
        .isEqualTo(Report.SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
  }

  private static byte[] sha1(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_document_without_signature_is_unsigned() {
    Report report = verify(SignedSamples.draft());
    assertThat(report.document()).isEqualTo(Verdict.UNSIGNED);
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.NO_SIGNATURE);
  }

  @Test
  void usage_rights_are_nobodys_signature() {
    Report report = verify(FileSteps.withRights(SignedSamples.draft(), "UR3"));
    assertThat(report.document()).isEqualTo(Verdict.UNSIGNED);
    assertThat(codes(report)).containsExactly("USAGE_RIGHTS");
    assertThat(verify(FileSteps.withRights(SignedSamples.draft(), "DocMDP")).signatures())
        .hasSize(1);
  }

  @Test
  void a_signature_that_an_update_calls_usage_rights_is_not_unsigned() {
    byte[] renamed =
        FileSteps.withRights(
            SignedSamples.update(
                APPROVED,
                Map.of(
                    1,
                    "<</Type/Catalog/Pages 2 0 R>>",
                    3,
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")),
            "UR3");
    assertThat(verify(renamed).document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(verify(renamed))).contains("EARLIER_SIGNATURE_REMOVED");
  }

  /** A page with one more object, a stream of this data; its length may be told otherwise. */
  private static byte[] holding(byte[] data, int length) {
    return Update.of(SignedSamples.draft())
        .put(
            9,
            "<</Type/EmbeddedFile/Length "
                + length
                + ">>\nstream\n"
                + new String(data, ISO_8859_1)
                + "\nendstream")
        .write();
  }

  @Test
  void a_signed_document_attached_to_an_unsigned_one_leaves_it_unsigned() {
    Report report = verify(holding(APPROVED, APPROVED.length));
    assertThat(report.document()).isEqualTo(Verdict.UNSIGNED);
    assertThat(codes(report)).isEmpty();
  }

  @Test
  void words_of_a_signature_in_text_are_none() {
    byte[] words = "BT (/ByteRange <3082 /adbe.pkcs7) Tj ET".getBytes(ISO_8859_1);
    assertThat(verify(holding(words, words.length)).document()).isEqualTo(Verdict.UNSIGNED);
    byte[] titled =
        Update.of(SignedSamples.draft()).put(9, "<</Title(/ByteRange <3082 /adbe.pkcs7)>>").write();
    assertThat(verify(titled).document()).isEqualTo(Verdict.UNSIGNED);
  }

  @Test
  void a_signature_that_damage_hides_in_a_stream_or_string_is_not_unsigned() {
    byte[] words = "BT (/ByteRange) Tj ET".getBytes(ISO_8859_1);
    String hidden = new String(APPROVED, ISO_8859_1);
    for (byte[] damaged :
        List.of(
            holding(words, words.length - 1), // no true length
            replaced(holding(words, words.length), "\n9 1\n", "\n8 1\n"), // misplaced
            replaced(APPROVED, "/SubFilter ", "/SubFilter("),
            replaced(APPROVED, "/Type /Sig", "(Type/Sig"),
            replaced(APPROVED, "<</Type /Sig", "<(</Type/Sig"),
            replaced(APPROVED, "<</Type /Sig", "%</Type/Sig"),
            (hidden.substring(0, hidden.indexOf("52>>\nstream"))
                    + "999>>\nstream"
                    + hidden.substring(hidden.indexOf("52>>\nstream") + 11))
                .getBytes(ISO_8859_1))) {
      assertThat(verify(damaged).document()).isIn(Verdict.UNVERIFIABLE, Verdict.ALTERED);
    }
  }

  @Test
  void a_flipped_byte_inside_the_byte_range_is_altered() {
    Report report = verify(replaced(APPROVED, "1.000.000", "9.000.000"));
    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(report)).contains("DIGEST_MISMATCH");
    assertThat(report.signatures().getFirst().subIndication())
        .isEqualTo(Report.SubIndication.HASH_FAILURE);
  }

  @Test
  void content_replaced_by_an_update_is_altered() {
    byte[] forged =
        SignedSamples.update(APPROVED, Map.of(4, "<</Length 9>>\nstream\nBT ET q Q\nendstream"));
    Report report = verify(forged);
    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(report)).contains("CHANGE_PAGE_CONTENT");
    assertThat(report.signatures().getFirst().changesAfter().getFirst().page()).isEqualTo(1);
  }

  @Test
  void bytes_that_no_revision_accounts_for_are_altered() {
    byte[] tail = Arrays.copyOf(APPROVED, APPROVED.length + 20);
    Arrays.fill(tail, APPROVED.length, tail.length, (byte) 'x');
    Report report = verify(tail);
    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(report)).contains("BYTES_UNACCOUNTED");
  }

  @Test
  void a_second_end_without_an_update_of_its_own_is_altered() {
    String text = new String(APPROVED, java.nio.charset.StandardCharsets.ISO_8859_1);
    Report report = verify(appended(text.substring(text.lastIndexOf("startxref"))));
    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(report)).contains("BYTES_UNACCOUNTED");
  }

  @Test
  void a_remark_after_the_end_is_altered() {
    Report report = verify(appended("% 9.000.000 dong\n"));
    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(report)).contains("BYTES_UNACCOUNTED");
  }

  @Test
  void blank_lines_after_the_end_are_shown() {
    Report report = verify(appended("\n"));
    assertThat(report.document()).isEqualTo(Verdict.NOTICE);
    assertThat(codes(report)).contains("BLANKS_APPENDED");
  }

  @Test
  void an_unsigned_document_cut_inside_its_end_mark_is_not_called_unsigned() {
    byte[] draft = SignedSamples.draft();
    Report report = verify(Arrays.copyOf(draft, draft.length - 3));
    assertThat(report.document()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(codes(report)).contains("FILE_CUT");
  }

  private static byte[] appended(String tail) {
    byte[] more = tail.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(APPROVED, APPROVED.length + more.length);
    System.arraycopy(more, 0, all, APPROVED.length, more.length);
    return all;
  }

  @Test
  void a_field_filled_after_the_seal_locked_it_is_altered() {
    byte[] refilled =
        SignedSamples.update(
            SEALED,
            Map.of(
                5,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R"
                    + "/DA(/F1 12 Tf 0 g)/V(99/QD-UBND)>>"));
    Report report = verify(refilled);
    assertThat(report.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(report)).contains("CHANGE_FIELD_LOCKED");
  }

  @Test
  void a_value_filled_with_zeros_is_unverifiable_and_never_unsigned() {
    byte[] zeroed = APPROVED.clone();
    String text = new String(APPROVED, ISO_8859_1);
    int open = text.indexOf('<', text.lastIndexOf("/Contents")) + 1;
    Arrays.fill(zeroed, open, text.indexOf('>', open), (byte) '0');
    Report report = verify(zeroed);
    assertThat(report.document()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(codes(report)).contains("CONTENTS_EMPTY");
  }

  @Test
  void a_changed_last_digit_of_the_value_is_seen() {
    byte[] padded = APPROVED.clone();
    String text = new String(APPROVED, ISO_8859_1);
    int close = text.indexOf('>', text.lastIndexOf("/Contents"));
    padded[close - 1] = (byte) (padded[close - 1] == '1' ? '2' : '1');
    assertThat(verify(padded).document()).isNotIn(Verdict.INTACT, Verdict.UNSIGNED);
  }

  @Test
  void a_document_cut_short_is_unverifiable() {
    Report report = verify(Arrays.copyOf(APPROVED, APPROVED.length - 60));
    assertThat(report.document()).isIn(Verdict.UNVERIFIABLE, Verdict.ALTERED);
  }

  @Test
  void a_range_moved_past_the_end_by_resaving_is_explained_with_its_signer() {
    String text = new String(APPROVED, ISO_8859_1);
    int range = text.indexOf("/ByteRange");
    String old = text.substring(range, text.indexOf(']', range) + 1);
    String[] n = old.replaceAll("[^0-9 ]", " ").strip().split("\\s+", -1);
    String longer = old.replace(n[3], "9".repeat(n[3].length()));
    String one = text.replace(old, longer);
    Report report = verify(one.getBytes(ISO_8859_1));
    assertThat(report.document()).isIn(Verdict.UNVERIFIABLE, Verdict.ALTERED);
    assertThat(report.signatures().getFirst().signer()).isNotNull();
  }

  @Test
  void without_anchors_a_whole_document_is_intact_but_indeterminate() {
    Report report =
        new Verifier().verify(DocumentBytes.of(APPROVED), Trust.none(), SignedSamples.NOW);
    assertThat(report.document()).isEqualTo(Verdict.INTACT);
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.INDETERMINATE);
    assertThat(codes(report)).contains("NO_ANCHOR");
  }

  @Test
  void all_nine_criteria_are_reported() {
    assertThat(verify(APPROVED).signatures().getFirst().criteria().keySet())
        .containsExactly("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4");
  }

  private static String criterion(byte[] bytes, Instant at, String key) {
    return new Verifier()
        .verify(DocumentBytes.of(bytes), SAMPLES.trust(), at)
        .signatures()
        .getFirst()
        .criteria()
        .get(key)
        .result()
        .name();
  }

  @Test
  void a_certificate_that_has_run_out_decides_no_criterion_and_one_to_begin_fails_it() {
    Duration years = Duration.ofDays(3 * 365);
    for (String key : List.of("1.1", "2.3")) {
      assertThat(criterion(APPROVED, SignedSamples.NOW.plus(years), key)).isEqualTo("NOT_CHECKED");
      assertThat(criterion(APPROVED, SignedSamples.NOW.minus(years), key)).isEqualTo("FAIL");
    }
    assertThat(criterion(APPROVED, SignedSamples.NOW, "1.1")).isEqualTo("PASS");
  }

  @Test
  void a_document_changed_after_signing_fails_the_criterion_of_integrity() {
    byte[] more = Update.of(APPROVED).edit(4, "1.000.000", "9.000.000").write();
    assertThat(criterion(more, SignedSamples.NOW, "2.4")).isEqualTo("FAIL");
    assertThat(criterion(APPROVED, SignedSamples.NOW, "2.4")).isEqualTo("PASS");
    assertThat(criterion(SEALED, SignedSamples.NOW, "2.4")).isEqualTo("PASS");
  }

  @Test
  void the_issuer_that_is_not_trusted_is_named() {
    Report report =
        new Verifier().verify(DocumentBytes.of(APPROVED), Trust.none(), SignedSamples.NOW);
    assertThat(report.signatures().getFirst().messages())
        .filteredOn(m -> m.code().equals("NO_ANCHOR"))
        .allSatisfy(m -> assertThat(m.vi()).contains("chưa tin cậy nơi cấp Root"));
  }

  @Test
  void text_that_is_no_pdf_is_unverifiable() {
    Report report = verify("không phải PDF".getBytes(StandardCharsets.UTF_8));
    assertThat(report.document()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(codes(report)).containsExactly("FILE_NOT_PDF");
  }

  @Test
  void an_empty_file_is_unverifiable() {
    assertThat(verify(new byte[0]).document()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  @Tag("exhaustive")
  void no_prefix_of_a_signed_document_crashes_or_passes() {
    for (int length = SEALED.length - 1; length > 0; length -= 211) {
      Report report = verify(Arrays.copyOf(SEALED, length));
      boolean wholeEarlierState = report.document() == Verdict.INTACT;
      if (wholeEarlierState) {
        assertThat(report.signatures()).hasSizeLessThan(2);
      }
    }
  }

  @Test
  void every_seventh_hundredth_bit_flipped_is_seen() {
    for (long bit = 3; bit < APPROVED.length * 8L; bit += 701) {
      byte[] flipped = APPROVED.clone();
      flipped[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
      assertThat(verify(flipped).document())
          .as("bit %d of byte %d", bit % 8, bit / 8)
          .isNotIn(Verdict.INTACT, Verdict.UNSIGNED);
    }
  }

  private static DocumentBytes outside(String text, int open, int close) {
    String outside = text.substring(0, open) + text.substring(close);
    return DocumentBytes.of(outside.getBytes(ISO_8859_1));
  }

  @Test
  void a_signer_that_cannot_be_read_leaves_the_other_signature_its_verdict() {
    Party signer =
        Draft.person("CN=Signer", Keys.ec("secp256r1", "verifier"), SignedSamples.NOW).selfSigned();
    byte[] document =
        PdfForge.page()
            .signed("sound", c -> CmsForge.by(signer).build(c))
            .signed("odd", c -> CmsForge.by(signer).identifiedBy(new DERSequence()).build(c))
            .bytes();
    Report report = verify(document);
    Report.Signature sound = report.signatures().getFirst();
    Report.Signature odd = report.signatures().getLast();
    assertThat(sound.integrity()).isEqualTo(Verdict.INTACT);
    assertThat(sound.signer()).isNotNull();
    assertThat(odd.integrity()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(odd.messages()).extracting(Message::code).contains("CONTENTS_MALFORMED");
    assertThat(report.document()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  void a_signature_beside_its_document_is_judged_like_one_inside() {
    String text = new String(APPROVED, ISO_8859_1);
    int open = text.indexOf('<', text.lastIndexOf("/Contents"));
    int close = text.indexOf('>', open) + 1;
    byte[] cms = HexFormat.of().parseHex(text.substring(open + 1, close - 1));
    Verifier verifier = new Verifier();
    Report whole =
        verifier.verifyDetached(
            outside(text, open, close), DocumentBytes.of(cms), SAMPLES.trust(), SignedSamples.NOW);
    assertThat(whole.document()).isEqualTo(Verdict.INTACT);
    assertThat(whole.signatures().getFirst().level()).isEqualTo("CAdES-BASELINE-B");
    Report other =
        verifier.verifyDetached(
            DocumentBytes.of(SignedSamples.draft()),
            DocumentBytes.of(cms),
            SAMPLES.trust(),
            SignedSamples.NOW);
    assertThat(other.document()).isEqualTo(Verdict.ALTERED);
    assertThat(codes(other)).contains("DIGEST_MISMATCH");
  }
}
