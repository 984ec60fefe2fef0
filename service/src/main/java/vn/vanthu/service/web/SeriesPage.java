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
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.SeriesDesk;
import vn.vanthu.service.registers.NumberAllotment;

/**
 * Dãy số: which number each series gives next, and where an office that begins in mid-year goes on
 * from. Thread-safe.
 */
@Path("/books/series")
public final class SeriesPage {
  private final Pages pages;
  private final SeriesDesk desk;

  public SeriesPage(Pages pages, SeriesDesk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @GET
  public Response series(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    List<NumberAllotment.Standing> series = desk.standing(caller);
    return pages.show(
        request, "series", Map.of("series", series, "maySet", maySet(caller.principal())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response start(
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("next") @DefaultValue("0") int next,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    desk.start(desk.settable(code, caller), next, caller);
    return Response.seeOther(URI.create("/books/series")).build();
  }

  private static boolean maySet(Principal person) {
    return person.has(Role.CLERK) || person.has(Role.ADMINISTRATOR);
  }
}
