package vn.vanthu.service.routing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.records.Answered;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Letterhead;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;
import vn.vanthu.signing.Message;

/**
 * Makes outgoing drafts: sets the text as a PDF with open fields and enters it as a draft.
 * Thread-safe.
 */
public final class DraftDesk {
  private final Typesetter typesetter;
  private final Intakes intakes;
  private final Registrar registrar;
  private final InstantSource clock;

  public DraftDesk(
      Typesetter typesetter, Intakes intakes, Registrar registrar, InstantSource clock) {
    this.typesetter = typesetter;
    this.intakes = intakes;
    this.registrar = registrar;
    this.clock = clock;
  }

  /** What came of a draft. */
  public sealed interface Drafting {
    /** What the registers said. */
    record Entered(RegisterResult result) implements Drafting {}

    /** The files were not taken. */
    record NotReceived(Refusal reason) implements Drafting {}

    /**
     * A part of the composition is missing, too long or names nothing.
     *
     * @param field its name
     */
    record Incomplete(String field) implements Drafting {}

    /** The text cannot be set. */
    record NotSet(Message message) implements Drafting {}
  }

  /** The words for a character that the typeface does not have. */
  static Message unprintable(String shown) {
    return new Message(
        "CHARACTER_UNPRINTABLE",
        "Dự thảo có ký tự không in được: " + shown + ".",
        "The draft holds a character that cannot be printed: " + shown + ".");
  }

  /**
   * Sets what a drafter wrote under the agency's letterhead and enters it as a draft.
   *
   * @param answered the incoming document that it answers, or null
   */
  public Drafting compose(
      Composition written, @Nullable Answered answered, Audience audience, Principal by)
      throws IOException {
    Optional<AgencyId> agency = by.home();
    if (agency.isEmpty() || !(by.has(Role.CLERK) || by.has(Role.OFFICIAL))) {
      return new Drafting.NotReceived(Refusal.NOT_ALLOWED);
    }
    Optional<String> wrong = written.firstWrong();
    if (wrong.isPresent()) {
      return new Drafting.Incomplete(wrong.get());
    }
    Optional<Letterhead> head =
        registrar.letterhead(agency.get(), written.facts(""), written.unit().strip());
    if (head.isEmpty() || head.get().symbol().isBlank()) {
      return new Drafting.NotReceived(Refusal.SERIES_UNKNOWN);
    }
    RecordFacts facts = written.facts(head.get().agency().name());
    return draft(written.under(head.get()), "du-thao", facts, answered, audience, by);
  }

  /** The same for a draft that answers nothing. */
  public Drafting draft(
      OfficialDraft draft, String fileName, RecordFacts facts, Audience audience, Principal by)
      throws IOException {
    return draft(draft, fileName, facts, null, audience, by);
  }

  /**
   * Sets a text and enters it as a draft.
   *
   * @param fileName without ending
   * @param facts what the register will say; number and date stay open
   */
  private Drafting draft(
      OfficialDraft draft,
      String fileName,
      RecordFacts facts,
      @Nullable Answered answered,
      Audience audience,
      Principal by)
      throws IOException {
    var pdf = new ByteArrayOutputStream();
    switch (typesetter.typeset(draft, clock.instant(), pdf)) {
      case Typesetting.Unprintable missing -> {
        return new Drafting.NotSet(unprintable(missing.shown()));
      }
      case Typesetting.Typeset _ -> {
        // set; the places are found again by the names of the fields
      }
    }
    var file = new HandedIn(fileName + ".pdf", new ByteArrayInputStream(pdf.toByteArray()));
    return switch (intakes.receive(Direction.OUTGOING, List.of(file), by)) {
      case ReceiveResult.Refused refused -> new Drafting.NotReceived(refused.reason());
      case ReceiveResult.Received received ->
          new Drafting.Entered(
              registrar.openDraft(received.intake().id(), facts, audience, null, answered, by));
    };
  }
}
