package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.records.Cancellation;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;

/**
 * The digest of what the books say of a record beside its number and its bytes: facts, arrival, who
 * may read it, why it was struck. It stands in the ledger's leaf, so that a changed row is seen
 * while the log shows no subject and no name. Stateless.
 */
public final class EntryDigest {
  private EntryDigest() {}

  /** SHA-256, in hex, of the values in the order below, as a JSON array in UTF-8. */
  public static String of(OfficeRecord record) {
    ArrayNode said = JsonNodeFactory.instance.arrayNode();
    said.add(record.state().name());
    facts(said, record.facts());
    incoming(said, record.incoming());
    Set<String> marks = new TreeSet<>(AccessRule.marksOf(record.agency(), record.audience()));
    ArrayNode readers = said.addArray();
    marks.forEach(readers::add);
    Cancellation struck = record.cancellation();
    said.add(struck == null ? null : struck.reason());
    try {
      byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void facts(ArrayNode said, RecordFacts facts) {
    said.add(facts.number());
    said.add(facts.typeCode());
    said.add(facts.typeName());
    said.add(text(facts.issuedOn()));
    said.add(facts.issuer());
    said.add(facts.subject());
    said.add(facts.signer());
    said.add(facts.signerPosition());
    said.add(facts.urgency().name());
    said.add(facts.secrecy().name());
  }

  private static void incoming(ArrayNode said, @Nullable IncomingEntry entry) {
    if (entry == null) {
      said.addNull();
      return;
    }
    ArrayNode arrival = said.addArray();
    arrival.add(entry.arrivedOn().toString());
    arrival.add(entry.sender());
    arrival.add(text(entry.dueOn()));
    arrival.add(entry.paperOriginal());
    arrival.add(entry.handedTo());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
