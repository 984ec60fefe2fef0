package vn.vanthu.service.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import vn.vanthu.service.records.OfficeRecord;

/** ETags of records and what callers say of them (RFC 9110 §8.8.3, §13.1.1). */
final class Versions {
  private Versions() {}

  /** Strong, and of this record's version only. */
  static EntityTag tag(OfficeRecord record) {
    return new EntityTag("v" + record.version());
  }

  /**
   * Demands that the caller has seen the present version.
   *
   * @return that version
   * @throws ProblemException 428 without If-Match, 412 when it names another version
   */
  static long expected(ContainerRequestContext request, OfficeRecord record) {
    expected(request, "\"v" + record.version() + "\"");
    return record.version();
  }

  /**
   * Demands that the caller has seen what this tag stands for.
   *
   * @param present the tag with its quotes
   * @throws ProblemException 428 without If-Match, 412 when it names another tag
   */
  static void expected(ContainerRequestContext request, String present) {
    String header = request.getHeaderString(HttpHeaders.IF_MATCH);
    if (header == null || header.isBlank()) {
      throw Problem.of(ProblemCode.PRECONDITION_REQUIRED).exception();
    }
    String seen = header.strip();
    for (String tag : seen.split(",", 20)) {
      if (tag.strip().equals(present) || tag.strip().equals("*")) {
        return;
      }
    }
    throw Problem.of(ProblemCode.STALE_ETAG).with("etag", present).exception();
  }
}
