package vn.vanthu.service.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the history of an outgoing document says of its way. The history only ever grows, and
 * nothing else says how far a document is. Pure.
 */
public final class OutgoingHistory {
  /** The kinds of events on its way. */
  public enum Event {
    /** Its detail names the {@link CopyForm} of what was made as a copy, and nothing else does. */
    DRAFTED,
    DRAFT_CHECKED,
    /** Nothing was signed since; the document is a draft again. */
    CHECK_TAKEN_BACK,
    INITIALLED,
    PERSON_SIGNED,
    SEALED,
    ANNEX_SEALED,
    ATTACHMENT_KIND,
    RELEASED,
    RECALLED
  }

  private static final String COPY = "copy";

  private OutgoingHistory() {}

  /** What the event of its making says of a copy, beside the record that it copies. */
  public static Map<String, String> ofCopy(CopyForm form, RecordId source) {
    return Map.of(COPY, form.name(), "of", source.toString());
  }

  /** The form of a copy that was made here; empty for every other document. */
  public static Optional<CopyForm> copy(List<HistoryEvent> history) {
    return history.stream()
        .filter(e -> e.kind().equals(Event.DRAFTED.name()))
        .map(e -> e.detail().path(COPY))
        .filter(JsonNode::isTextual)
        .map(form -> CopyForm.valueOf(form.asText()))
        .findFirst();
  }

  /** Whether content and form were checked: from then on what was checked is what is signed. */
  public static boolean checked(List<HistoryEvent> history) {
    return check(history).isPresent();
  }

  /** The check that holds: the last one, unless it was taken back. */
  public static Optional<HistoryEvent> check(List<HistoryEvent> history) {
    return last(history, Event.DRAFT_CHECKED, Event.CHECK_TAKEN_BACK)
        .filter(event -> event.kind().equals(Event.DRAFT_CHECKED.name()));
  }

  /** Whether it is out with its recipients: released and not recalled. */
  public static boolean released(List<HistoryEvent> history) {
    return last(history, Event.RELEASED).isPresent() && last(history, Event.RECALLED).isEmpty();
  }

  /** The last event of one of these kinds. */
  public static Optional<HistoryEvent> last(List<HistoryEvent> history, Event... kinds) {
    Set<String> names = Stream.of(kinds).map(Event::name).collect(Collectors.toSet());
    return history.reversed().stream().filter(e -> names.contains(e.kind())).findFirst();
  }
}
