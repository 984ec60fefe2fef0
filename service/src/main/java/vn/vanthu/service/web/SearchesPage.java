package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.SavedSearchesResource;
import vn.vanthu.service.questions.AskedQuestion;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.questions.SavedSearch;
import vn.vanthu.service.questions.SearchAlert;
import vn.vanthu.service.searches.SavedSearches;

/**
 * Tra cứu của tôi: kept questions, what is new for them, and what was asked lately. Thread-safe.
 */
@Path("/searches")
public final class SearchesPage {
  private final Pages pages;
  private final SavedSearches searches;

  public SearchesPage(Pages pages, SavedSearches searches) {
    this.pages = pages;
    this.searches = searches;
  }

  /** What the page shows. */
  public record View(
      List<SearchAlert> alerts, List<SavedSearch> saved, List<AskedQuestion> history) {}

  @GET
  public Response page(@Context ContainerRequestContext request) {
    Principal reader = reader(request);
    View view = new View(searches.alerts(reader), searches.list(reader), searches.history(reader));
    return pages.show(request, "searches", Map.of("view", view));
  }

  /** How many alerts wait, for the bell in the head of every page. */
  @GET
  @Path("/bell")
  public Response bell(@Context ContainerRequestContext request) {
    return pages.show(request, "bell", Map.of("unseen", searches.unseen(reader(request))));
  }

  /** Keeps a question: every field of the form that is a parameter of a search belongs to it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(
      MultivaluedMap<String, String> form, @Context ContainerRequestContext request) {
    Map<String, String> parameters = new HashMap<>();
    for (String name : SavedQuestion.NAMES) {
      String value = form.getFirst(name);
      if (value != null) {
        parameters.put(name, value);
      }
    }
    SavedQuestion question =
        SavedQuestion.parse(parameters)
            .orElseThrow(() ->
                Problem.of(ProblemCode.INVALID_FIELD).with("fields", List.of("q")).exception());
    String name = form.getFirst("name");
    SavedSearchesResource.saved(
        searches.save(
            name == null ? "" : name, question, form.containsKey("alert"), reader(request)));
    return home();
  }

  @POST
  @Path("/{id}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    boolean deleted;
    try {
      deleted = searches.delete(UUID.fromString(id), reader(request));
    } catch (IllegalArgumentException malformed) {
      deleted = false;
    }
    if (!deleted) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return home();
  }

  @POST
  @Path("/seen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response seen(@Context ContainerRequestContext request) {
    searches.seen(reader(request));
    return home();
  }

  /** Forgets one question of the history, or all when no id is given. */
  @POST
  @Path("/forget")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response forget(
      @FormParam("id") @DefaultValue("0") long id, @Context ContainerRequestContext request) {
    if (id == 0) {
      searches.forgetAll(reader(request));
    } else {
      searches.forget(id, reader(request));
    }
    return home();
  }

  private static Principal reader(ContainerRequestContext request) {
    return Caller.of(request).require(Scope.RECORDS_READ).principal();
  }

  private static Response home() {
    return Response.seeOther(URI.create("/searches")).build();
  }
}
