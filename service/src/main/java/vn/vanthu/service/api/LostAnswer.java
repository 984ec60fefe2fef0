package vn.vanthu.service.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.routing.Outgoing;

/**
 * The answer to work that was committed and broke off before it was answered: the same status and
 * place as it would have been, the record or received document as it stands now. Warnings are lost.
 * Thread-safe.
 */
final class LostAnswer {
  private final Office office;

  LostAnswer(Office office) {
    this.office = office;
  }

  /**
   * Tells the answer.
   *
   * @param path of the request
   * @return empty when nothing was committed, or only a part, or the caller may not see it
   */
  Optional<Response> of(String path, AnswerBook.Earlier earlier, Caller caller, Language language) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    RecordId record = earlier.record();
    if (record != null) {
      return office
          .records()
          .find(record, caller.principal())
          .filter(r -> !last.equals("signatures") || whole(r, caller))
          .map(r -> record(last, r, caller));
    }
    if (earlier.intake() == null) {
      return Optional.empty();
    }
    return switch (last) {
      case "drop", "return" -> Optional.of(Response.noContent().build());
      case "intake", "main" ->
          office
              .intakes()
              .find(earlier.intake(), caller.principal())
              .map(intake -> {
                Map<String, @Nullable Object> body = RecordJson.intake(intake, language);
                return last.equals("main")
                    ? Response.ok(body).build()
                    : Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/intake/" + intake.id())
                        .entity(body)
                        .build();
              });
      default -> Optional.empty(); // a draft was received for it and never entered
    };
  }

  /** The seal of a document with annexes is several commits: it is done with the last of them. */
  private boolean whole(OfficeRecord record, Caller caller) {
    boolean sealed =
        office
            .outgoing()
            .stage(record.id(), caller.principal())
            .filter(Outgoing.Sealed.class::isInstance)
            .isPresent();
    return !sealed || office.outgoing().unsealedAnnexes(record.id(), caller.principal()).isEmpty();
  }

  private Response record(String last, OfficeRecord record, Caller caller) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(RecordJson.record(record));
    office
        .records()
        .receipt(record.id(), caller.principal())
        .ifPresent(receipt -> body.put("receipt", RecordJson.receipt(receipt)));
    body.put("warnings", List.of());
    Response.ResponseBuilder answer =
        switch (last) {
          case "records", "drafts", "copies" ->
              Response.status(Response.Status.CREATED)
                  .header(HttpHeaders.LOCATION, "/api/v1/records/" + record.id());
          case "versions", "signatures" -> Response.status(Response.Status.CREATED);
          default -> Response.ok();
        };
    return answer.tag(Versions.tag(record)).entity(body).build();
  }
}
