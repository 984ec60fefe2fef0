package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.SealedAnnex;

/**
 * The words of a ledger leaf: which record, which entry, which bytes, when, by whom; what else the
 * books say stands in it as a digest ({@link EntryDigest}; leaves of form 1 lack it). One form,
 * fields in this order, so that anybody can hash it again. No subject, no names of people beyond
 * the account: the log may be shown to witnesses.
 */
final class LeafContent {
  private LeafContent() {}

  static String write(OfficeRecord record, String kind, Instant at, String by) {
    ObjectNode leaf = JsonNodeFactory.instance.objectNode();
    leaf.put("v", 2);
    leaf.put("kind", kind);
    leaf.put("agency", record.agency().value());
    leaf.put("record", record.id().toString());
    leaf.put("version", record.version());
    leaf.put("direction", record.direction().name());
    Registration entry = record.registration();
    if (entry != null) {
      leaf.put("series", entry.series().value());
      leaf.put("year", entry.year());
      leaf.put("number", entry.number());
      leaf.put("display", entry.display());
    }
    leaf.put("revision", record.current().number());
    ArrayNode files = leaf.putArray("sha256");
    files.add(record.current().file().blob().hex());
    for (Attachment attachment : record.attachments()) {
      files.add(attachment.file().blob().hex());
    }
    if (record.attachments().stream().anyMatch(a -> a.sealed() != null)) {
      ObjectNode seals = leaf.putObject("sealed");
      for (Attachment attachment : record.attachments()) {
        SealedAnnex seal = attachment.sealed();
        if (seal != null) {
          seals.put(Integer.toString(attachment.position()), seal.file().blob().hex());
        }
      }
    }
    leaf.put("entry", EntryDigest.of(record));
    leaf.put("at", at.toString());
    leaf.put("by", by);
    return leaf.toString();
  }
}
