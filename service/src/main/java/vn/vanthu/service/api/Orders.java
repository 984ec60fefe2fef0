package vn.vanthu.service.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.calendar.DueDates;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.routing.Composition;

/** What callers send as JSON, still unchecked, and how it becomes orders of the office. */
final class Orders {
  private Orders() {}

  /**
   * {@code POST /api/v1/records}.
   *
   * @param facts what the clerk corrects; a field that is absent stays as it was read
   * @param book its code, also under the name {@code register}, by which searches call it
   * @param arrivedOn absent means today
   * @param repliesTo for a draft: id of the incoming record that it answers
   */
  record Register(
      @Nullable String intake,
      @Nullable JsonNode facts,
      @JsonAlias("register") @Nullable String book,
      @Nullable LocalDate arrivedOn,
      @Nullable String sender,
      @Nullable LocalDate dueOn,
      @Nullable Boolean paperOriginal,
      @Nullable String handedTo,
      @Nullable String repliesTo,
      @Nullable ReadersOrder audience) {

    /** Without a due date the office's own term counts. */
    IncomingEntry entry(LocalDate today, RecordFacts facts, DueDates terms) {
      LocalDate arrived = arrivedOn == null ? today : arrivedOn;
      return new IncomingEntry(
          arrived,
          blankToNull(sender),
          dueOn == null ? terms.propose(facts, arrived).orElse(null) : dueOn,
          paperOriginal != null && paperOriginal,
          blankToNull(handedTo));
    }

    @Nullable BookCode bookCode() {
      String code = blankToNull(book);
      try {
        return code == null ? null : new BookCode(code);
      } catch (IllegalArgumentException malformed) {
        throw field("book");
      }
    }
  }

  /**
   * {@code POST /api/v1/intake/{id}/main}.
   *
   * @param position of the attachment that becomes the main file, from 1
   */
  record MainFile(@Nullable Integer position) {}

  /** Facts as a clerk writes them. */
  record Facts(
      @Nullable String number,
      @Nullable String typeCode,
      @Nullable String typeName,
      @Nullable LocalDate issuedOn,
      @Nullable String issuer,
      @Nullable String subject,
      @Nullable String signer,
      @Nullable String signerPosition,
      @Nullable Urgency urgency,
      @Nullable Secrecy secrecy) {

    static Facts of(RecordFacts facts) {
      return new Facts(
          facts.number(),
          facts.typeCode(),
          facts.typeName(),
          facts.issuedOn(),
          facts.issuer(),
          facts.subject(),
          facts.signer(),
          facts.signerPosition(),
          facts.urgency(),
          facts.secrecy());
    }

    RecordFacts toFacts() {
      return new RecordFacts(
          blankToNull(number),
          typeCode == null ? null : typeCode.strip(),
          blankToNull(typeName),
          issuedOn,
          blankToNull(issuer),
          blankToNull(subject),
          blankToNull(signer),
          blankToNull(signerPosition),
          urgency == null ? Urgency.NORMAL : urgency,
          secrecy == null ? Secrecy.NORMAL : secrecy);
    }
  }

  /**
   * Body of {@code POST /drafts/copies}.
   *
   * @param record id of the incoming record that is copied
   */
  record Copy(@Nullable String record) {}

  /**
   * {@code POST /api/v1/drafts}.
   *
   * @param repliesTo id of the incoming record that the draft answers
   */
  record Draft(
      @Nullable String typeName,
      @Nullable String typeCode,
      @Nullable String unit,
      @Nullable String place,
      @Nullable List<String> parent,
      @Nullable String subject,
      @Nullable String competence,
      @Nullable List<String> addressees,
      @Nullable List<String> bases,
      @Nullable String body,
      @Nullable List<String> authority,
      @Nullable String signer,
      @Nullable List<String> recipients,
      @Nullable String repliesTo,
      @Nullable ReadersOrder audience) {

    Composition composition() {
      return new Composition(
          text(typeName),
          text(typeCode),
          text(unit),
          text(place),
          lines(parent),
          text(subject),
          text(competence),
          lines(addressees),
          lines(bases),
          text(body),
          lines(authority),
          text(signer),
          lines(recipients));
    }

    private static String text(@Nullable String given) {
      return given == null ? "" : given;
    }

    private static List<String> lines(@Nullable List<String> given) {
      return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }
  }

  /**
   * {@code PUT /api/v1/series/{code}}.
   *
   * @param next the number that the next document gets, from 1
   */
  record SeriesStart(@Nullable Integer next) {}

  /** {@code POST /api/v1/records/{id}/assignment}. */
  record Assignment(@Nullable String handedTo, @Nullable LocalDate dueOn) {}

  /** {@code POST /api/v1/records/{id}/cancellation} and {@code /intake/{id}/return}. */
  record Reason(@Nullable String reason, @Nullable String sender) {}

  static ProblemException field(String name) {
    return Problem.of(ProblemCode.INVALID_FIELD).with("fields", List.of(name)).exception();
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
