package vn.vanthu.service.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.ReaderLanguage;
import vn.vanthu.service.language.Texts;

/** Renders pages: finds the reader's language and person and fills the template. Thread-safe. */
public final class Pages {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Texts texts;
  private final Assets assets;
  private final String agencyName;

  /**
   * Over the templates that were compiled with the program.
   *
   * @param agencyName shown in the head of every page
   */
  public Pages(Texts texts, Assets assets, String agencyName) {
    this.texts = texts;
    this.assets = assets;
    this.agencyName = agencyName;
  }

  /** What stands around the page of this request. */
  public Shell shell(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return new Shell(
        ReaderLanguage.of(request),
        texts,
        Caller.of(request),
        path.startsWith("/") ? path : "/" + path,
        agencyName,
        assets);
  }

  /**
   * A page or a part of one. The whole page is rendered before the first byte is sent: a fault
   * becomes an error, never half a page.
   *
   * @param values what the template asks for besides {@code shell}
   */
  public Response show(
      ContainerRequestContext request, int status, String template, Map<String, Object> values) {
    Shell shell = shell(request);
    Utf8ByteOutput output = new Utf8ByteOutput();
    Map<String, @Nullable Object> all = new java.util.HashMap<>(values);
    all.put("shell", shell);
    templates.render(template + ".jte", all, output);
    StreamingOutput body = output::writeTo;
    return Response.status(status)
        .entity(body)
        .type("text/html; charset=utf-8")
        .header(HttpHeaders.CONTENT_LANGUAGE, shell.language().tag())
        .header(HttpHeaders.VARY, "Accept-Language, Cookie, HX-Request")
        .build();
  }

  /** The page with status 200. */
  public Response show(
      ContainerRequestContext request, String template, Map<String, Object> values) {
    return show(request, 200, template, values);
  }

  /**
   * Where a form with files goes on: the script that sent it is told, a browser without scripts is
   * led there.
   */
  public static Response next(ContainerRequestContext request, String path) {
    return wantsPage(request)
        ? Response.seeOther(URI.create(path)).build()
        : Response.ok(Map.of("next", path), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** Whether a browser without scripts asks, which can show a page and nothing else. */
  static boolean wantsPage(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML);
  }

  /** Whether htmx asks for a part of the page. */
  public static boolean isPart(ContainerRequestContext request) {
    return "true".equals(request.getHeaderString("HX-Request"))
        && !"true".equals(request.getHeaderString("HX-Boosted"));
  }
}
