package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import vn.vanthu.service.api.Caller;

/** Bàn làm việc: where a person starts. The public starts at the verification page. Thread-safe. */
@Path("/")
public final class DeskPage {
  private final Pages pages;

  public DeskPage(Pages pages) {
    this.pages = pages;
  }

  @GET
  public Response desk(@Context ContainerRequestContext request) {
    return Caller.of(request) instanceof Caller.Person
        ? pages.show(request, "desk", Map.of())
        : Response.seeOther(URI.create("/verify")).build();
  }
}
