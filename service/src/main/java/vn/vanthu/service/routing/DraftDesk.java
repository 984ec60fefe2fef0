package vn.vanthu.service.routing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.MediaTypes;
import vn.vanthu.service.records.CopyForm;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.Letterhead;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Origin;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.store.KeyedWork;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;
import vn.vanthu.signing.Message;

/**
 * Makes outgoing drafts: sets the text as a PDF with open fields and enters it as a draft.
 * Thread-safe.
 */
public final class DraftDesk {
  private static final String UNSIGNED = "UNSIGNED";

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

    /** The document is not one that is copied. */
    record NotCopied(RouteRefusal reason) implements Drafting {}

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
   * @param origin the incoming document that it answers, or null
   */
  public Drafting compose(
      Composition written, @Nullable Origin origin, Audience audience, Principal by)
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
    return draft(written.under(head.get()), "du-thao", facts, origin, audience, by);
  }

  /**
   * Begins a copy in electronic form (sao y) of an incoming document on paper that was scanned to
   * PDF: the scan as it is, entered as a draft that needs no person's signature (Articles 25, 26).
   *
   * @param source a record that the person may read
   * @param scan the bytes of its present file
   */
  public Drafting copy(OfficeRecord source, Path scan, Principal by) throws IOException {
    if (!by.home().equals(Optional.of(source.agency()))) {
      return new Drafting.NotReceived(Refusal.NOT_ALLOWED);
    }
    Optional<RouteRefusal> refused = notCopied(source);
    if (refused.isPresent()) {
      return new Drafting.NotCopied(refused.get());
    }
    Optional<Letterhead> head = registrar.letterhead(source.agency(), ofCopy(source, ""), "");
    if (head.isEmpty()) {
      return new Drafting.NotReceived(Refusal.SERIES_UNKNOWN);
    }
    try (InputStream bytes = Files.newInputStream(scan)) {
      var file = new HandedIn(source.current().file().fileName(), bytes);
      RecordFacts facts = ofCopy(source, head.get().agency().name());
      return entered(
          file, by, intake -> registrar.openCopy(intake, facts, source, CopyForm.SAO_Y, by));
    }
  }

  /** Why a record is not one that is copied into electronic form; empty when it is. */
  public static Optional<RouteRefusal> notCopied(OfficeRecord record) {
    IncomingEntry entry = record.incoming();
    boolean pdf = record.current().file().mediaType().equals(MediaTypes.PDF);
    if (entry == null
        || !entry.paperOriginal()
        || !pdf
        || record.state() != RecordState.REGISTERED) {
      return Optional.of(RouteRefusal.COPY_NO_PAPER);
    }
    return UNSIGNED.equals(record.current().verdict())
        ? Optional.empty()
        : Optional.of(RouteRefusal.COPY_OF_SIGNED);
  }

  /** Trích yếu of a copy names what was copied. */
  private static RecordFacts ofCopy(OfficeRecord source, String agency) {
    RecordFacts facts = source.facts();
    String what =
        Stream.of(facts.typeName(), facts.number(), facts.issuer(), facts.subject())
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", "));
    return new RecordFacts(
        null,
        CopyForm.SAO_Y.code(),
        CopyForm.SAO_Y.typeName(),
        null,
        agency,
        CopyForm.SAO_Y.printed() + (what.isEmpty() ? "" : ": " + what),
        null,
        null,
        facts.urgency(),
        facts.secrecy());
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
      @Nullable Origin origin,
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
    return entered(
        file, by, intake -> registrar.openDraft(intake, facts, audience, null, origin, by));
  }

  private Drafting entered(HandedIn file, Principal by, Function<IntakeId, RegisterResult> opening)
      throws IOException {
    // The same order broke off between receiving and entering: what it received is entered now.
    Optional<Intake> left =
        KeyedWork.received()
            .flatMap(id -> intakes.find(id, by))
            .filter(intake -> intake.state() == IntakeState.OPEN);
    if (left.isPresent()) {
      return new Drafting.Entered(opened(left.get().id(), by, opening));
    }
    return switch (intakes.receive(Direction.OUTGOING, List.of(file), by)) {
      case ReceiveResult.Refused refused -> new Drafting.NotReceived(refused.reason());
      case ReceiveResult.Received received ->
          new Drafting.Entered(opened(received.intake().id(), by, opening));
    };
  }

  /** What is not entered is nobody's draft: it goes again, words and bytes. */
  private RegisterResult opened(
      IntakeId received, Principal by, Function<IntakeId, RegisterResult> opening) {
    RegisterResult result = opening.apply(received);
    switch (result) {
      case RegisterResult.Done _ -> {
        // it stands as a draft
      }
      case RegisterResult.AlreadyRegistered _ ->
          intakes.tray().takeBack(received, "ALREADY_REGISTERED", by);
      case RegisterResult.Refused refused ->
          intakes.tray().takeBack(received, refused.reason().code(), by);
    }
    return result;
  }
}
