package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.Refusals;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.registers.Registrar;

/**
 * Dãy số: which number each series gives next, and where an office that begins in mid-year goes on
 * from. Thread-safe.
 */
@Path("/books/series")
public final class SeriesPage {
  private final Pages pages;
  private final Office office;

  public SeriesPage(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  @GET
  public Response series(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    List<Registrar.Standing> series = office.registrar().standing(agency(caller));
    return pages.show(
        request, "series", Map.of("series", series, "maySet", maySet(caller.principal())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response start(
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("next") @DefaultValue("0") int next,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    AgencyId agency = agency(caller);
    Registrar.Standing asked =
        office.registrar().standing(agency).stream()
            .filter(s -> s.series().code().value().equals(code))
            .findFirst()
            .orElseThrow(() -> Refusals.problem(Refusal.SERIES_UNKNOWN).exception());
    office
        .registrar()
        .startSeries(agency, asked.series().code(), next, caller.principal())
        .ifPresent(refused -> {
          throw Refusals.problem(refused).exception();
        });
    return Response.seeOther(URI.create("/books/series")).build();
  }

  private static AgencyId agency(Caller caller) {
    return caller
        .principal()
        .home()
        .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
  }

  private static boolean maySet(Principal person) {
    return person.has(Role.CLERK) || person.has(Role.ADMINISTRATOR);
  }
}
