package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import vn.vanthu.search.analysis.TermStream;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.RecordDocuments;
import vn.vanthu.search.query.Fields;

/**
 * The fields of the index as OpenSearch keeps them. Words come as terms with blanks between, so
 * that the cluster cuts at blanks and does nothing else; values to count and show have a field of
 * their own beside the one to filter by. Stateless.
 */
final class Mapping {

  /** Follows the name of a field whose value is counted as it is written. */
  static final String SHOWN = "_shown";

  /** Name of the law or dossier a text stands in, as written. */
  static final String CONTEXT_TEXT = "contextText";

  /** What is given back: the rest is only searched. */
  static final List<String> GIVEN_BACK = List.of(Fields.CARD, Fields.TEXT, CONTEXT_TEXT);

  /** The version of the document, and what follows from context and text. */
  private static final Set<String> FOLLOWS =
      Set.of(Fields.REVISION, Fields.CONTEXT_OF, Fields.PASSAGES, Fields.SHORTHAND);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Mapping() {}

  /** The name of a field there: a point would make it part of another. */
  static String name(String field) {
    return field.replace('.', '_');
  }

  /**
   * Settings and fields of a new index.
   *
   * @param copies how many copies beside the first, as {@code auto_expand_replicas} says it
   */
  static ObjectNode index(String copies, String refresh) {
    ObjectNode settings = JSON.objectNode();
    // One shard: an agency's records fit, and each term then has one frequency.
    settings.put("number_of_shards", 1).put("auto_expand_replicas", copies);
    settings.put("refresh_interval", refresh).put("gc_deletes", "1h");
    settings.putArray("sort.field").add(Fields.ISSUED);
    settings.putArray("sort.order").add("desc");
    settings.putArray("sort.missing").add("_last");
    ObjectNode similarity = settings.putObject("similarity").putObject("default");
    similarity.put("type", "BM25").put("k1", 1.2).put("b", 0.85);
    ObjectNode mappings = JSON.objectNode();
    mappings.put("dynamic", "strict");
    ObjectNode source = mappings.putObject("_source");
    GIVEN_BACK.forEach(source.putArray("includes")::add);
    fields(mappings.putObject("properties"));
    ObjectNode index = JSON.objectNode();
    index.putObject("settings").set("index", settings);
    index.set("mappings", mappings);
    return index;
  }

  private static void fields(ObjectNode properties) {
    for (String place : List.of(Fields.BODY, Fields.SUBJECT, Fields.CONTEXT)) {
      boolean positions = !place.equals(Fields.CONTEXT);
      words(properties, place, false);
      words(properties, place + Fields.FOLDED, positions);
      words(properties, place + Fields.PAIRS, false);
    }
    properties.putObject(Fields.ID).put("type", "keyword");
    // The names of all issuers are asked for as a list.
    properties.putObject(Fields.ISSUER).put("type", "keyword");
    for (String field :
        List.of(
            Fields.AUDIENCE,
            Fields.NUMBER,
            Fields.YEAR,
            Fields.TYPE,
            Fields.REGISTER,
            Fields.DIRECTION,
            Fields.URGENCY,
            Fields.SIGNATURE,
            Fields.SIGNER,
            Fields.ARRIVAL)) {
      properties.putObject(field).put("type", "keyword").put("doc_values", false);
    }
    for (String field :
        List.of(
            Fields.YEAR,
            Fields.TYPE,
            Fields.ISSUER,
            Fields.REGISTER,
            Fields.DIRECTION,
            Fields.URGENCY,
            Fields.SIGNATURE)) {
      properties.putObject(field + SHOWN).put("type", "keyword").put("index", false);
    }
    for (String field : List.of(Fields.ISSUED, Fields.EFFECTIVE_FROM, Fields.EFFECTIVE_TO)) {
      properties.putObject(field).put("type", "long");
    }
    properties.putObject(Fields.NUMBER_ORDER).put("type", "long").put("index", false);
    properties.putObject(Fields.CARD).put("type", "binary");
    properties.putObject(Fields.TEXT).put("type", "binary");
    properties
        .putObject(CONTEXT_TEXT)
        .put("type", "keyword")
        .put("index", false)
        .put("doc_values", false);
  }

  private static void words(ObjectNode properties, String field, boolean positions) {
    properties
        .putObject(name(field))
        .put("type", "text")
        .put("analyzer", "whitespace")
        .put("index_options", positions ? "positions" : "freqs");
  }

  /** A record as the cluster takes it: what the embedded index would hold of it. */
  static ObjectNode document(RecordDocuments documents, IndexedRecord record) {
    ObjectNode json = JSON.objectNode();
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (IndexableField field : documents.document(record)) {
      if (FOLLOWS.contains(field.name())) {
        continue;
      }
      String name = field.name();
      BytesRef bytes = field.binaryValue();
      Number number = field.numericValue();
      if (field instanceof Field words && words.tokenStreamValue() instanceof TermStream stream) {
        json.put(name(name), String.join(" ", stream.terms()));
      } else if (name.equals(Fields.CARD) || name.equals(Fields.TEXT)) {
        json.put(name, base64(bytes));
      } else if (number != null) {
        json.put(name, number.longValue());
      } else if (field.fieldType().docValuesType() == DocValuesType.SORTED) {
        json.put(name.equals(Fields.ID) ? name : name + SHOWN, bytes.utf8ToString());
      } else {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.stringValue());
      }
    }
    values.forEach((name, all) -> {
      if (!name.equals(Fields.ID)) {
        all.forEach(json.withArray("/" + name)::add);
      }
    });
    String context = record.description().context();
    json.put(CONTEXT_TEXT, context == null ? "" : context);
    return json;
  }

  private static String base64(BytesRef bytes) {
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
  }
}
