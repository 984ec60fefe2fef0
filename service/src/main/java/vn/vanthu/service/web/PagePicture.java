package vn.vanthu.service.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.registers.Records;

/** A page of a stored picture or PDF as an answer. Stateless. */
final class PagePicture {
  private PagePicture() {}

  /**
   * The page as PNG; bytes never change, so that the browser may keep it for an hour.
   *
   * @param page from 1
   * @throws vn.vanthu.service.api.ProblemException when the file has no such page
   */
  static Response of(Illustrator illustrator, Records.Content content, int page) {
    return illustrator
        .page(content.path(), content.file().fileName(), page)
        .map(png ->
            Response.ok(png, "image/png")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .build())
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }
}
