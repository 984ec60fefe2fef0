package vn.vanthu.service.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.records.DayLimits;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Stated;

/**
 * {@code /api/v1/records/{id}/read-facts}: what was read in a document, with evidence; its tasks
 * and citations can be put right. Whoever may not see the record is told that it does not exist.
 * Thread-safe.
 */
@Path("/api/v1/records/{id}/read-facts")
@Produces(MediaType.APPLICATION_JSON)
public final class StatedResource {
  private static final Pattern DATE = Pattern.compile("\\d{4}(?:-\\d{2}-\\d{2})?");

  private final Office office;
  private final OwnWrites ownWrites;

  StatedResource(Office office, OwnWrites ownWrites) {
    this.office = office;
    this.ownWrites = ownWrites;
  }

  /**
   * A task as a caller wants it.
   *
   * @param read its place among the tasks that were read, which gives it its evidence; absent for a
   *     new one
   * @param dueDate a date or a list of dates
   */
  record Task(
      @Nullable Integer read,
      @Nullable String assignee,
      @Nullable String task,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<LocalDate> dueDate) {
    Stated.Task checked() {
      String words = Orders.blankToNull(task);
      if (words == null) {
        throw Orders.field("tasks.task");
      }
      return new Stated.Task(
          read, Orders.blankToNull(assignee), words, dueDate == null ? List.of() : dueDate);
    }
  }

  /**
   * A citation as a caller wants it; one of kind, number and subject must be there.
   *
   * @param read its place among {@code legalBasis} and then {@code citations} as they were read
   * @param date ISO date or a year
   */
  record Citation(
      @Nullable Integer read,
      @Nullable String relation,
      @Nullable String type,
      @Nullable String number,
      @Nullable String date,
      @Nullable String issuer,
      @Nullable String subject) {
    Stated.Citation checked() {
      if (relation == null || !Stated.RELATIONS.contains(relation)) {
        throw Orders.field("citations.relation");
      }
      String day = Orders.blankToNull(date);
      if (day != null && !isDate(day)) {
        throw Orders.field("citations.date");
      }
      String kind = Orders.blankToNull(type);
      String symbol = Orders.blankToNull(number);
      String about = Orders.blankToNull(subject);
      if (kind == null && symbol == null && about == null) {
        throw Orders.field("citations.number");
      }
      return new Stated.Citation(
          read, relation, kind, symbol, day, Orders.blankToNull(issuer), about);
    }

    private static boolean isDate(String day) {
      try {
        return DATE.matcher(day).matches()
            && DayLimits.hold(LocalDate.parse(day.length() == 4 ? day + "-01-01" : day));
      } catch (DateTimeException noDate) {
        return false;
      }
    }
  }

  /** What is to stand; a list that is absent stays as it is. */
  record Change(@Nullable List<Task> tasks, @Nullable List<Citation> citations) {
    Stated over(Stated standing) {
      return new Stated(
          tasks == null ? standing.tasks() : tasks.stream().map(Task::checked).toList(),
          citations == null
              ? standing.citations()
              : citations.stream().map(Citation::checked).toList());
    }
  }

  /** Everything that was read, tasks and citations as they stand now. */
  @GET
  public Response facts(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return answer(record, caller);
  }

  /**
   * The clerk puts tasks and citations right, each list whole; what stood before stays in the
   * history.
   */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response correct(
      @PathParam("id") String id,
      @Nullable Change change,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long expected = Versions.expected(request, record);
    if (change == null) {
      throw Orders.field("tasks");
    }
    Stated right = change.over(Stated.of(read(record, caller)));
    RegisterResult result =
        office
            .registrar()
            .correct(
                record.id(),
                expected,
                record.facts(),
                Reviewed.of(right),
                null,
                caller.principal());
    RegisterResult.Done done = RegisterResource.done(result);
    ownWrites.wrote(caller, done.record());
    return answer(done.record(), caller);
  }

  private Response answer(OfficeRecord record, Caller caller) {
    return Response.ok(read(record, caller)).tag(Versions.tag(record)).build();
  }

  private JsonNode read(OfficeRecord record, Caller caller) {
    return office
        .records()
        .readFacts(record.id(), caller.principal())
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }
}
