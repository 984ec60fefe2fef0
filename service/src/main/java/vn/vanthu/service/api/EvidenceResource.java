package vn.vanthu.service.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.archive.EvidenceKeeping;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.EvidenceGroup;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;

/**
 * {@code /api/v1/records/{id}/evidence-records}: what proves the signed files of a record for
 * decades (RFC 4998). For accounts only. Thread-safe.
 */
@Path("/api/v1/records/{id}/evidence-records")
@Produces(MediaType.APPLICATION_JSON)
public final class EvidenceResource {
  private final Office office;

  EvidenceResource(Office office) {
    this.office = office;
  }

  /** Each signed file with since when it is proven to exist, the oldest first. */
  @GET
  public List<Map<String, @Nullable Object>> files(
      @PathParam("id") String id, @Context ContainerRequestContext request) throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    OfficeRecord record = office.record(id, caller);
    List<Map<String, @Nullable Object>> files = new ArrayList<>();
    for (EvidenceKeeping.Kept kept : office.evidence().of(record.id(), caller.principal())) {
      files.add(json(record, kept));
    }
    return files;
  }

  private Map<String, @Nullable Object> json(OfficeRecord record, EvidenceKeeping.Kept kept)
      throws IOException {
    EvidenceGroup group = kept.group();
    EvidenceVerdict proof =
        group == null ? null : office.evidence().proof(kept.file()).orElse(null);
    Instant since = proof == null ? null : proof.existedAt();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    String sha256 = kept.file().file().hex();
    json.put("sha256", sha256);
    json.put("state", group == null ? "WAITING" : "COVERED");
    json.put("verdict", proof == null ? null : proof.verdict().name());
    json.put("existedSince", since == null ? null : Times.of(since));
    List<Message> messages = proof == null ? List.of() : proof.messages();
    json.put("messages", messages.stream().map(Message::code).toList());
    json.put("holdsUntil", group == null ? null : Times.of(group.holding().until()));
    json.put("dueAt", group == null ? null : Times.of(group.dueAt()));
    json.put(
        "content",
        group == null ? null : "/api/v1/records/" + record.id() + "/evidence-records/" + sha256);
    return json;
  }

  /** The evidence record of one file, in DER: whoever holds both can check them. */
  @GET
  @Path("/{sha256}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response content(
      @PathParam("id") String id,
      @PathParam("sha256") String sha256,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    OfficeRecord record = office.record(id, caller);
    EvidenceRecord evidence =
        BlobId.parse(sha256)
            .flatMap(file -> office.evidence().record(record.id(), file, caller.principal()))
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    return Response.ok(evidence.encoded())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + sha256.substring(0, 12) + ".ers\"")
        .build();
  }
}
