package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.OwnWrites;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.ReadersOrder;
import vn.vanthu.service.api.Refusals;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RegisterResult;

/** Who may read a record, chosen on its page. Thread-safe. */
@Path("/records/{id}/audience")
public final class AudiencePage {
  private final Office office;
  private final Accounts accounts;
  private final OwnWrites ownWrites;

  public AudiencePage(Office office, Accounts accounts, OwnWrites ownWrites) {
    this.office = office;
    this.accounts = accounts;
    this.ownWrites = ownWrites;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(
      @PathParam("id") String id,
      @FormParam("kind") @DefaultValue("") String kind,
      @FormParam("unit") @DefaultValue("") String unit,
      @FormParam("people") @DefaultValue("") String people,
      @FormParam("version") long version,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    Audience readers = new ReadersOrder(kind, unit, names(people)).toAudience(accounts);
    switch (office.registrar().setAudience(record.id(), version, readers, caller.principal())) {
      case RegisterResult.Done done -> ownWrites.wrote(caller, done.record());
      case RegisterResult.AlreadyRegistered _ -> throw Problem.of(ProblemCode.CONFLICT).exception();
      case RegisterResult.Refused refused -> throw Refusals.problem(refused.reason()).exception();
    }
    return Response.seeOther(URI.create("/records/" + record.id() + "#attributes")).build();
  }

  /** One more than may be named, so that too many are seen to be too many. */
  private static List<String> names(String people) {
    return Arrays.asList(people.strip().split("[\\s,;]+", Audience.People.MOST + 1));
  }

  /** The kind of readers a record has now, as the form names it. */
  public static String kind(OfficeRecord record) {
    return switch (record.audience()) {
      case Audience.Public() -> "PUBLIC";
      case Audience.Agency() -> "AGENCY";
      case Audience.Unit(String _) -> "UNIT";
      case Audience.People(Set<String> _) -> "PEOPLE";
    };
  }

  /** The unit or the people that are named, as the form shows them; empty when none are. */
  public static String named(OfficeRecord record) {
    return switch (record.audience()) {
      case Audience.Public(), Audience.Agency() -> "";
      case Audience.Unit(String unit) -> unit;
      case Audience.People(Set<String> people) -> String.join(", ", new TreeSet<>(people));
    };
  }
}
