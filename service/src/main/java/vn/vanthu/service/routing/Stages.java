package vn.vanthu.service.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.service.intake.MediaTypes;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.routing.Outgoing.Paper;

/**
 * Reads the stage of an outgoing document from what is stored of it: its register entry and its
 * history, which only ever grows. There is no stage column that could say something else. Pure.
 */
public final class Stages {
  /** History kinds that this package writes and reads. */
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

  private Stages() {}

  /** The stage, or empty when the record is not an outgoing document. */
  public static Optional<Outgoing> of(
      OfficeRecord record, List<HistoryEvent> history, ZoneId zone) {
    if (record.direction() != Direction.OUTGOING) {
      return Optional.empty();
    }
    var paper =
        new Paper(
            record.id(),
            record.agency(),
            inspectionMinutes(record.facts()),
            copy(history).orElse(null),
            record.createdBy(),
            record.version());
    if (record.state() == RecordState.CANCELLED) {
      return Optional.of(new Outgoing.Cancelled(paper));
    }
    Optional<HistoryEvent> signed = last(history, Event.PERSON_SIGNED);
    Registration entry = record.registration();
    if (entry == null) {
      return Optional.of(unnumbered(paper, history, signed));
    }
    Instant signedAt = signed.map(HistoryEvent::at).orElse(entry.registeredAt());
    Optional<HistoryEvent> recalled = last(history, Event.RECALLED);
    if (recalled.isPresent()) {
      String reason = recalled.get().detail().path("reason").asText();
      return Optional.of(new Outgoing.Recalled(paper, entry.display(), reason));
    }
    Optional<HistoryEvent> released = last(history, Event.RELEASED);
    if (released.isPresent()) {
      return Optional.of(new Outgoing.Released(paper, entry.display(), released.get().at()));
    }
    if (last(history, Event.SEALED).isPresent()) {
      return Optional.of(
          new Outgoing.Sealed(paper, entry.display(), signedAt, unsealedAnnexes(record, history)));
    }
    LocalDate on = record.facts().issuedOn();
    return Optional.of(
        new Outgoing.Numbered(
            paper,
            entry.display(),
            on == null ? LocalDate.ofInstant(entry.registeredAt(), zone) : on,
            signedAt));
  }

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
  private static Optional<HistoryEvent> check(List<HistoryEvent> history) {
    return last(history, Event.DRAFT_CHECKED, Event.CHECK_TAKEN_BACK)
        .filter(event -> event.kind().equals(Event.DRAFT_CHECKED.name()));
  }

  /** Whether it is out with its recipients: released and not recalled. */
  public static boolean released(List<HistoryEvent> history) {
    return last(history, Event.RELEASED).isPresent() && last(history, Event.RECALLED).isEmpty();
  }

  private static Outgoing unnumbered(
      Paper paper, List<HistoryEvent> history, Optional<HistoryEvent> signed) {
    if (signed.isPresent()) {
      return new Outgoing.PersonSigned(paper, signed.get().by(), signed.get().at());
    }
    boolean initialled = last(history, Event.INITIALLED).isPresent();
    return check(history)
        .<Outgoing>map(check -> new Outgoing.Checked(paper, check.by(), initialled))
        .orElseGet(() -> new Outgoing.Drafted(paper));
  }

  /**
   * The positions of the annexes in files of their own that still need the agency's seal: every PDF
   * among the attachments, except those that a clerk called reference material.
   */
  static List<Integer> unsealedAnnexes(OfficeRecord record, List<HistoryEvent> history) {
    return record.attachments().stream()
        .filter(a -> a.sealed() == null && a.file().mediaType().equals(MediaTypes.PDF))
        .map(Attachment::position)
        .filter(position -> kind(history, position) == AttachmentKind.ANNEX)
        .toList();
  }

  private static AttachmentKind kind(List<HistoryEvent> history, int position) {
    return history.reversed().stream()
        .filter(e -> e.kind().equals(Event.ATTACHMENT_KIND.name()))
        .map(HistoryEvent::detail)
        .filter(detail -> detail.path("position").asInt() == position)
        .findFirst()
        .map(detail -> AttachmentKind.valueOf(detail.path("kind").asText()))
        .orElse(AttachmentKind.ANNEX);
  }

  private static Optional<HistoryEvent> last(List<HistoryEvent> history, Event... kinds) {
    Set<String> names = Stream.of(kinds).map(Event::name).collect(Collectors.toSet());
    return history.reversed().stream().filter(e -> names.contains(e.kind())).findFirst();
  }

  /**
   * Minutes of an inspection, which a leader of the unit must sign: a province's directive of 2016
   * and the practice of others.
   */
  public static boolean inspectionMinutes(RecordFacts facts) {
    String subject = facts.subject();
    String type = facts.typeName();
    boolean minutes =
        "BB".equals(facts.typeCode())
            || (type != null && type.toLowerCase(Locale.ROOT).startsWith("biên bản"));
    String words =
        ((type == null ? "" : type) + " " + (subject == null ? "" : subject))
            .toLowerCase(Locale.ROOT);
    return minutes && (words.contains("kiểm tra") || words.contains("thanh tra"));
  }
}
