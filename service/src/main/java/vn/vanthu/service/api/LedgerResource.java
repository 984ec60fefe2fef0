package vn.vanthu.service.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.records.LeafHash;
import vn.vanthu.signing.ledger.Receipt;
import vn.vanthu.signing.ledger.SignedCheckpoint;
import vn.vanthu.signing.ledger.TreeHash;

/**
 * The log's head and its proofs, for everybody: a leaf hash tells nothing of the record behind it,
 * and a proof is worth something only when anyone can check it. Thread-safe.
 */
@Path("/api/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {
  private final Ledger ledger;
  private final AgencyId home;

  LedgerResource(Ledger ledger, AgencyId home) {
    this.ledger = ledger;
    this.home = home;
  }

  /** The newest signed head. */
  @GET
  @Path("/checkpoint")
  public Map<String, @Nullable Object> checkpoint(@QueryParam("agency") @Nullable String agency) {
    SignedCheckpoint head =
        ledger
            .checkpoint(agency(agency))
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    return checkpoint(head);
  }

  /** The proof that a leaf stands in the log under the newest head; 404 while it waits. */
  @GET
  @Path("/proofs/{leaf}")
  public Map<String, @Nullable Object> proof(
      @PathParam("leaf") String leaf, @QueryParam("agency") @Nullable String agency) {
    Optional<Receipt> proof = LeafHash.parse(leaf).flatMap(l -> ledger.proof(agency(agency), l));
    Receipt receipt = proof.orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("leaf", leaf);
    json.put("index", receipt.proof().index());
    json.put("size", receipt.proof().size());
    json.put("path", receipt.proof().path().stream().map(TreeHash::toString).toList());
    json.put("checkpoint", checkpoint(receipt.checkpoint()));
    json.put("receipt", receipt.text());
    return json;
  }

  private Map<String, @Nullable Object> checkpoint(SignedCheckpoint head) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("origin", head.checkpoint().origin());
    json.put("size", head.checkpoint().size());
    json.put("root", head.checkpoint().root().toString());
    json.put("note", head.text());
    json.put("key", ledger.key().text());
    return json;
  }

  private AgencyId agency(@Nullable String asked) {
    try {
      return asked == null ? home : new AgencyId(asked);
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
  }
}
