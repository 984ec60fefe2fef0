package vn.vanthu.service.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.index.Passage;
import vn.vanthu.search.index.Passages;
import vn.vanthu.search.query.Highlight;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;

/**
 * Chỗ tìm thấy: the article that answered a search, with the words marked; shown on the record's
 * page when the reader comes from the list of hits. Thread-safe.
 */
@Path("/records/{id}/passage")
public final class PassagePart {
  private static final int LONGEST = 20_000;

  private final Pages pages;
  private final Office office;

  public PassagePart(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  /** Where the part of a passage is fetched from. */
  static String address(RecordId record, int passage, String question) {
    return "/records/"
        + record
        + "/passage?n="
        + passage
        + "&q="
        + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  /**
   * The part.
   *
   * @param number of the passage, as a hit names it; passages of attachments follow the document's
   *     and are not shown here
   */
  @GET
  public Response passage(
      @PathParam("id") String id,
      @QueryParam("n") @DefaultValue("0") int number,
      @QueryParam("q") @DefaultValue("") String question,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    OfficeRecord record = office.record(id, caller);
    List<Passage> passages =
        office
            .records()
            .text(record.id(), caller.principal())
            .map(words -> Passages.of(words.body()))
            .orElse(List.of());
    if (number < 0 || number >= passages.size()) {
      return Response.noContent().build();
    }
    Passage passage = passages.get(number);
    String text = passage.text();
    int end = Math.min(text.length(), LONGEST);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return pages.show(
        request,
        "passage",
        Map.of(
            "heading",
            SearchView.pieces(
                Highlight.of(passage.heading() == null ? "" : passage.heading(), question)),
            "text",
            SearchView.pieces(Highlight.of(text.substring(0, end), question))));
  }
}
