package vn.vanthu.signing.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;

/**
 * One change between two states of a document, before anyone asks which signature it offends.
 *
 * @param needs what a certification must permit for this to be lawful
 * @param field full name of the form field it touches, null when none
 * @param page from 1, null when it belongs to no page
 */
public record Found(
    Finding finding,
    List<String> details,
    Report.ChangeKind kind,
    Needs needs,
    @Nullable String field,
    @Nullable Integer page,
    Report.@Nullable Rect rect) {

  public Found {
    details = List.copyOf(details);
  }

  /** The same change under another finding. */
  public Found as(Finding other) {
    return new Found(other, details, kind, needs, field, page, rect);
  }

  /**
   * The least permission under which a change is lawful (ISO 32000-1 Table 254; validation data: EN
   * 319 142-1 §5.4).
   */
  public enum Needs {
    /** Allowed even under P 1. */
    NOTHING,
    /** Form filling and signing: P 2. */
    FILLING,
    /** Annotations: P 3. */
    ANNOTATING
  }
}
