package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.signing.SignedSamples.SHARED;
import static vn.vanthu.signing.SignedSamples.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.changes.Additions;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.sign.SignatureRequest;

/** What was written under a signature that is whole, measured against the document before it. */
class AdditionsTest {
  private static final byte[] DRAFT = draft();

  private static List<String> beside(byte[] file, String... fillable) {
    return Additions.besideSignatures(
            DocumentBytes.of(file), Limits.standard(), DRAFT.length, Set.of(fillable))
        .stream()
        .map(Message::code)
        .toList();
  }

  /** Changed by a stranger's update, then signed over, so that the verifier finds it whole. */
  private static byte[] changedThenSigned(UnaryOperator<Update> change) {
    byte[] file =
        SHARED.byOfficial(
            change.apply(Update.of(DRAFT)).write(), SignatureRequest.approval("person"));
    Report report =
        new Verifier().verify(DocumentBytes.of(file), SHARED.trust(), SignedSamples.NOW);
    assertThat(report.document().whole()).isTrue();
    return file;
  }

  @Test
  void signatures_alone_add_nothing_else() {
    byte[] once = SHARED.byOfficial(DRAFT, SignatureRequest.approval("person"));
    assertThat(beside(once)).isEmpty();
    assertThat(beside(SHARED.byOfficial(once, SignatureRequest.approval("second")))).isEmpty();
  }

  @Test
  void other_content_under_the_signature_is_told() {
    String forged = "<</Length 9>>\nstream\nBT ET q Q\nendstream";
    assertThat(beside(changedThenSigned(u -> u.put(4, forged))))
        .containsExactly("CHANGE_PAGE_CONTENT");
  }

  @Test
  void what_a_verifier_gives_notice_of_is_told_too() {
    String note =
        "<</Type/Annot/Subtype/FreeText/F 4/Rect[20 700 400 820]/Contents(khac)/P 3 0 R>>";
    byte[] noted =
        changedThenSigned(
            u -> u.put(u.next(), note).edit(3, "6 0 R]", "6 0 R " + (u.next() - 1) + " 0 R]"));
    assertThat(beside(noted)).containsExactly("CHANGE_ANNOTATION");
    assertThat(beside(changedThenSigned(u -> u.edit(1, "/Type", "/PageMode/UseNone/Type"))))
        .containsExactly("CHANGE_CATALOG_MINOR");
  }

  @Test
  void only_named_fields_may_be_filled() {
    byte[] filled =
        SHARED.byOfficial(
            DRAFT,
            SignatureRequest.bySeal("seal", Map.of("so", "15", "ngay", "21"), Optional.empty()));
    assertThat(beside(filled, "so", "ngay")).isEmpty();
    assertThat(beside(filled, "so")).containsExactly("CHANGE_FIELD_FILLED");
    assertThat(beside(filled)).containsExactly("CHANGE_FIELD_FILLED", "CHANGE_FIELD_FILLED");
  }

  @Test
  void bytes_that_no_reader_follows_are_told() {
    assertThat(beside(changedThenSigned(u -> u.junk("hello\n").put(u.next(), "null"))))
        .contains("BYTES_UNACCOUNTED");
    assertThat(beside(new byte[DRAFT.length + 9])).containsExactly("FILE_UNREADABLE");
  }
}
