package vn.vanthu.service.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Origin;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.routing.Composition;
import vn.vanthu.service.routing.DraftDesk;

/** Makes drafts of what people write, for REST and for the page. Thread-safe. */
public final class ComposingDesk {
  private final Office office;
  private final OwnWrites ownWrites;

  public ComposingDesk(Office office, OwnWrites ownWrites) {
    this.office = office;
    this.ownWrites = ownWrites;
  }

  /** The types an office writes (NĐ 30/2020 Điều 7), the công văn apart. */
  public static List<DocumentType> types() {
    return Reference.standard().types().stream()
        .filter(type -> type.systems().contains("admin") && !type.code().isEmpty())
        .filter(type -> !type.name().equals("Công văn"))
        .toList();
  }

  /** The code of a type by its name; empty when the name is of no type. */
  public static String codeOf(String typeName) {
    return Reference.standard().typeByName(typeName.strip()).map(DocumentType::code).orElse("");
  }

  /**
   * Sets the text and enters the draft.
   *
   * @throws ProblemException when the office does not take it
   */
  public RegisterResult.Done compose(
      Composition written, @Nullable Origin answered, Audience audience, Caller caller)
      throws IOException {
    return entered(
        office.composer().compose(written, answered, audience, caller.principal()), caller);
  }

  /**
   * Begins a copy in electronic form of an incoming document on paper.
   *
   * @throws ProblemException when there is no such record, or it is not one that is copied
   */
  public RegisterResult.Done copy(@Nullable String id, Caller caller) throws IOException {
    OfficeRecord source =
        RecordId.parse(id == null ? "" : id)
            .flatMap(key -> office.records().find(key, caller.principal()))
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    Records.Content scan =
        office
            .records()
            .content(source.id(), 0, caller.principal())
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    return entered(office.composer().copy(source, scan.path(), caller.principal()), caller);
  }

  private RegisterResult.Done entered(DraftDesk.Drafting drafting, Caller caller) {
    RegisterResult.Done done =
        switch (drafting) {
          case DraftDesk.Drafting.Entered entered -> RegisterResource.done(entered.result());
          case DraftDesk.Drafting.NotReceived not ->
              throw Refusals.problem(not.reason()).exception();
          case DraftDesk.Drafting.NotCopied not -> throw RouteDesk.refusal(not.reason());
          case DraftDesk.Drafting.Incomplete incomplete -> throw Orders.field(incomplete.field());
          case DraftDesk.Drafting.NotSet not ->
              throw Problem.refusal(ProblemCode.INVALID_FIELD, not.message()).exception();
        };
    ownWrites.wrote(caller, done.record());
    return done;
  }

  /**
   * The incoming record with this id, as a draft names what it answers.
   *
   * @throws ProblemException when the id is of no incoming record with a number that the caller
   *     sees
   */
  static @Nullable Origin answered(Office office, @Nullable String id, Caller caller) {
    if (id == null || id.isBlank()) {
      return null;
    }
    Optional<Origin> answered =
        RecordId.parse(id)
            .flatMap(key -> office.records().find(key, caller.principal()))
            .filter(record -> record.direction() == Direction.INCOMING)
            .flatMap(record -> Origin.of(Origin.Kind.ANSWERED, record));
    return answered.orElseThrow(() -> Orders.field("repliesTo"));
  }

  /** The same over this desk's office. */
  @Nullable Origin answered(@Nullable String id, Caller caller) {
    return answered(office, id, caller);
  }
}
