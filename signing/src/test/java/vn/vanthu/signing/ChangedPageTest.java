package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.changes.ChangedPage;
import vn.vanthu.signing.pdf.Limits;

/** Which bytes show a page before and after a change, and where on it to look. */
class ChangedPageTest {

  private static final byte[] SEALED = SignedSamples.SHARED.sealed();

  @Test
  void the_page_that_the_seal_filled_is_named_with_both_its_states() {
    List<ChangedPage> pages = changed(SEALED, 4);
    assertThat(pages).isNotEmpty();
    ChangedPage first = pages.getFirst();
    assertThat(first.page()).isEqualTo(1);
    assertThat(first.beforeEnd()).isLessThan(first.afterEnd());
    assertThat(first.afterEnd()).isEqualTo(SEALED.length);
    assertThat(first.marks()).isNotEmpty().allMatch(ChangedPage.Mark::allowed);
    assertThat(first.marks())
        .allSatisfy(mark -> {
          assertThat(mark.left()).isBetween(0.0, 1.0);
          assertThat(mark.top()).isBetween(0.0, 1.0);
          assertThat(mark.width()).isPositive();
          assertThat(mark.height()).isPositive();
        });
  }

  @Test
  void no_more_pages_are_named_than_asked_for() {
    assertThat(changed(SEALED, 0)).isEmpty();
  }

  @Test
  void a_place_on_a_page_that_is_not_there_has_no_picture() {
    List<ChangedPage.Place> nowhere = List.of(new ChangedPage.Place(2, 99, null, true));
    assertThat(ChangedPage.of(DocumentBytes.of(SEALED), Limits.standard(), nowhere, 0, 4))
        .isEmpty();
  }

  @Test
  void what_was_not_allowed_is_shown_before_what_was() {
    List<ChangedPage.Place> both =
        List.of(new ChangedPage.Place(2, 1, null, true), new ChangedPage.Place(3, 1, null, false));
    DocumentBytes document = DocumentBytes.of(SEALED);
    assertThat(ChangedPage.of(document, Limits.standard(), both, 0, 1))
        .extracting(ChangedPage::revision)
        .containsExactly(3);
    assertThat(ChangedPage.of(document, Limits.standard(), both, 0, 4))
        .extracting(ChangedPage::revision)
        .containsExactly(3, 2);
    assertThat(ChangedPage.of(document, Limits.standard(), both, 1, 4))
        .extracting(ChangedPage::revision)
        .containsExactly(2);
    assertThat(ChangedPage.count(both)).isEqualTo(2);
  }

  private static List<ChangedPage> changed(byte[] bytes, int max) {
    DocumentBytes document = DocumentBytes.of(bytes);
    Report report =
        new Verifier().verify(document, SignedSamples.SHARED.trust(), SignedSamples.NOW);
    return ChangedPage.of(document, Limits.standard(), ChangedPage.places(report), 0, max);
  }
}
