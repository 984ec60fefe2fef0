package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.ProblemException;
import vn.vanthu.service.api.RouteDesk;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.SigningBatches;
import vn.vanthu.service.routing.SigningSessions;

/**
 * Many documents signed or sealed from the list of drafts: at once with a key that the service
 * reaches, or by one link for a key at the person's own desk. A result each. Thread-safe.
 */
@Path("/drafts/signatures")
public final class BatchPage {
  private final Pages pages;
  private final Office office;
  private final RouteDesk route;
  private final URI publicUrl;

  /**
   * Over the outgoing way.
   *
   * @param publicUrl what links begin with
   */
  public BatchPage(Pages pages, Office office, RouteDesk route, URI publicUrl) {
    this.pages = pages;
    this.office = office;
    this.route = route;
    this.publicUrl = publicUrl;
  }

  /** What came of one document: nothing to tell when it was signed, or waits for the desk. */
  public record Result(OfficeRecord record, Optional<ProblemPages.View> problem) {}

  /**
   * What the page shows.
   *
   * @param command what to type at the machine with the token; empty when the service signed
   */
  public record View(String command, List<Result> results) {
    public View {
      results = List.copyOf(results);
    }

    /** How many documents were signed, or wait for the desk. */
    public long good() {
      return results.stream().filter(result -> result.problem().isEmpty()).count();
    }
  }

  /** Signs what was ticked. The PIN goes to the key and nowhere else. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sign(
      @FormParam("document") List<String> documents,
      @FormParam("key") @DefaultValue("") String key,
      @FormParam("pin") @DefaultValue("") String pin,
      @FormParam("intent") @DefaultValue("SIGN") String intent,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    Language language = pages.shell(request).language();
    KeyBinding binding =
        office.outgoing().keysOf(caller.principal()).stream()
            .filter(each -> each.id().equals(key))
            .findFirst()
            .orElseThrow(() -> Problem.of(ProblemCode.INVALID_FIELD).exception());
    SignatureIntent meant =
        intent.equals("INITIAL") ? SignatureIntent.INITIAL : SignatureIntent.SIGN;
    List<Ticked> ticked = documents.stream().distinct().map(text -> ticked(text, caller)).toList();
    if (ticked.isEmpty() || ticked.size() > SigningBatches.MOST) {
      throw Problem.of(ProblemCode.INVALID_FIELD).exception();
    }
    View view =
        RouteView.isAtDesk(binding)
            ? atDesk(ticked, binding, task(binding, meant), caller, language)
            : new View("", here(ticked, binding, meant, pin, caller, language));
    return pages.show(request, "batch", Map.of("batch", view));
  }

  private record Ticked(OfficeRecord record, long version) {}

  private Ticked ticked(String text, Caller caller) {
    String[] parts = text.split(":", 2);
    if (parts.length != 2 || !parts[1].matches("\\d{1,18}")) {
      throw Problem.of(ProblemCode.INVALID_FIELD).exception();
    }
    return new Ticked(office.record(parts[0], caller), Long.parseLong(parts[1]));
  }

  private static SignatureTask task(KeyBinding key, SignatureIntent meant) {
    return switch (key.use()) {
      case PERSON -> SignatureTask.of(meant);
      case SEAL -> SignatureTask.SEAL;
    };
  }

  private View atDesk(
      List<Ticked> ticked, KeyBinding key, SignatureTask task, Caller caller, Language language) {
    List<SigningBatches.Wanted> wanted =
        ticked.stream()
            .map(each -> new SigningBatches.Wanted(each.record().id(), each.version()))
            .toList();
    SigningBatches.Batch batch = route.batch(wanted, key.id(), task, caller);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < ticked.size(); i++) {
      Optional<ProblemPages.View> problem =
          batch.members().get(i).outcome() instanceof SigningSessions.Prepared.Not not
              ? Optional.of(ProblemPages.View.of(RouteDesk.problem(not), language, ""))
              : Optional.empty();
      results.add(new Result(ticked.get(i).record(), problem));
    }
    String command =
        batch.waiting() == 0
            ? ""
            : "./vanthu sign --session '"
                + publicUrl.resolve(RouteDesk.link(batch))
                + "' --pkcs11 MODULE";
    return new View(command, results);
  }

  /** What the key itself refuses stops: the next document would only try the PIN again. */
  private List<Result> here(
      List<Ticked> ticked,
      KeyBinding key,
      SignatureIntent meant,
      String pin,
      Caller caller,
      Language language) {
    List<Result> results = new ArrayList<>();
    Optional<ProblemPages.View> stopped = Optional.empty();
    for (Ticked each : ticked) {
      Optional<ProblemPages.View> problem = stopped;
      if (problem.isEmpty()) {
        try {
          switch (key.use()) {
            case PERSON -> route.sign(each.record(), each.version(), key.id(), meant, pin, caller);
            case SEAL -> route.seal(each.record(), each.version(), key.id(), pin, caller);
          }
        } catch (ProblemException refused) {
          problem = Optional.of(ProblemPages.View.of(refused.problem(), language, ""));
          stopped = isOfKey(refused.problem()) ? problem : stopped;
        }
      }
      results.add(new Result(each.record(), problem));
    }
    return results;
  }

  private static boolean isOfKey(Problem problem) {
    return problem.code().startsWith("KEY_") || problem.status() == 429 || problem.status() == 403;
  }
}
