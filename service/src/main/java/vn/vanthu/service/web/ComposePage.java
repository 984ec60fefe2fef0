package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.ComposingDesk;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemException;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.routing.Composition;

/** Soạn văn bản: from a form to a draft in the layout of NĐ 30/2020. Thread-safe. */
@Path("/drafts/new")
public final class ComposePage {
  private final Pages pages;
  private final ComposingDesk desk;

  public ComposePage(Pages pages, ComposingDesk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  /**
   * The form with what was typed.
   *
   * @param message what was wrong with it; empty at first
   */
  public record View(FactsForm form, List<DocumentType> types, String message) {}

  @GET
  public Response form(@Context ContainerRequestContext request) {
    Caller.of(request).require(Scope.RECORDS_WRITE);
    return show(request, 200, new FactsForm(Map.of()), "");
  }

  /** Makes the draft and goes on to its record; what was wrong is said above the same form. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response compose(
      MultivaluedMap<String, String> sent, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    FactsForm form = FactsForm.of(sent);
    try {
      RegisterResult.Done done =
          desk.compose(
              composition(form), form.answered().orElse(null), new Audience.Agency(), caller);
      return Response.seeOther(URI.create("/records/" + done.record().id())).build();
    } catch (ProblemException e) {
      return show(request, e.problem().status(), form, words(e.problem(), pages.shell(request)));
    }
  }

  private static Composition composition(FactsForm form) {
    String type = form.text("typeName");
    return new Composition(
        type,
        ComposingDesk.codeOf(type),
        form.text("unit"),
        form.text("place"),
        lines(form, "parent"),
        form.text("subject"),
        form.text("competence"),
        lines(form, "addressees"),
        lines(form, "bases"),
        form.text("body"),
        lines(form, "authority"),
        form.text("signer"),
        lines(form, "recipients"));
  }

  private static List<String> lines(FactsForm form, String field) {
    return form.text(field).lines().toList();
  }

  private static String words(Problem problem, Shell shell) {
    return problem.members().get("fields") instanceof List<?> fields && !fields.isEmpty()
        ? shell.t("compose.wrong", shell.t("compose." + fields.getFirst()))
        : problem.title().in(shell.language());
  }

  private Response show(
      ContainerRequestContext request, int status, FactsForm form, String message) {
    return pages.show(
        request, status, "compose", Map.of("view", new View(form, ComposingDesk.types(), message)));
  }
}
