package vn.vanthu.service.routing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.records.Direction;
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
   * Sets a text and enters it as a draft.
   *
   * @param fileName without ending
   * @param facts what the register will say; number and date stay open
   */
  public Drafting draft(
      OfficialDraft draft, String fileName, RecordFacts facts, Audience audience, Principal by)
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
          new Drafting.Entered(registrar.openDraft(received.intake().id(), facts, audience, by));
    };
  }
}
