package vn.vanthu.service.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.AnswerBook;

/**
 * The answer to work that was committed and broke off before it was answered: the same status and
 * place as it would have been, the record or received document as it stands now, the kept search.
 * Warnings are lost. Thread-safe.
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
   * @return empty when nothing was committed, or perhaps only a part, or the caller may not see it
   */
  Optional<Response> of(String path, AnswerBook.Noted noted, Caller caller, Language language) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    RecordId record = noted.record();
    if (record != null) {
      return last.equals("signatures")
          ? Optional
              .empty() // a seal is several commits: its resource knows whether it was the last
          : office.records().find(record, caller.principal()).map(r -> record(last, r, caller));
    }
    if (noted.search() != null) {
      return office.searches().list(caller.principal()).stream()
          .filter(search -> search.id().equals(noted.search()))
          .findFirst()
          .map(SavedSearchesResource::created);
    }
    IntakeId intake = noted.intake();
    if (noted.done() || (intake != null && List.of("drop", "return").contains(last))) {
      return Optional.of(Response.noContent().build());
    }
    return switch (last) {
      case "intake", "main" ->
          Optional.ofNullable(intake)
              .flatMap(id -> office.intakes().find(id, caller.principal()))
              .map(received -> intake(last, received, language));
      default -> Optional.empty(); // a draft was received for it and never entered
    };
  }

  private static Response intake(String last, Intake intake, Language language) {
    Map<String, @Nullable Object> body = RecordJson.intake(intake, language);
    return last.equals("main")
        ? Response.ok(body).build()
        : Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, "/api/v1/intake/" + intake.id())
            .entity(body)
            .build();
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
          case "versions" -> Response.status(Response.Status.CREATED);
          default -> Response.ok();
        };
    return answer.tag(Versions.tag(record)).entity(body).build();
  }
}
