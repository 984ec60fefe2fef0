package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.Together;

/** Says a query of {@code search.query} in OpenSearch's language, meaning the same. Stateless. */
final class QueryJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryJson() {}

  /**
   * @throws IllegalArgumentException for a kind of query that no search of ours makes
   */
  static ObjectNode of(Query query) {
    return of(query, 1);
  }

  private static ObjectNode of(Query query, float boost) {
    return switch (query) {
      case BoostQuery boosted -> of(boosted.getQuery(), boost * boosted.getBoost());
      case BooleanQuery all -> all(all, boost);
      case ConstantScoreQuery constant -> {
        ObjectNode body = JSON.objectNode();
        body.set("filter", of(constant.getQuery()));
        yield named("constant_score", body.put("boost", boost));
      }
      case TermQuery term -> one("term", term.getTerm(), JSON.objectNode(), boost);
      case PrefixQuery prefix -> one("prefix", prefix.getPrefix(), JSON.objectNode(), boost);
      case WildcardQuery stars -> one("wildcard", stars.getTerm(), JSON.objectNode(), boost);
      case FuzzyQuery near -> {
        ObjectNode body = JSON.objectNode();
        body.put("fuzziness", near.getMaxEdits()).put("prefix_length", near.getPrefixLength());
        body.put("max_expansions", FuzzyQuery.defaultMaxExpansions);
        yield one(
            "fuzzy", near.getTerm(), body.put("transpositions", near.getTranspositions()), boost);
      }
      case TermInSetQuery set -> set(set, boost);
      case PhraseQuery phrase -> phrase(phrase.getField(), words(phrase), boost);
      case Together words -> phrase(Fields.BODY + Fields.FOLDED, words.words(), boost);
      case IndexOrDocValuesQuery either -> of(either.getIndexQuery(), boost);
      case PointRangeQuery range -> range(range, boost);
      case FieldExistsQuery exists ->
          named(
              "exists",
              JSON.objectNode().put("field", Mapping.name(exists.getField())).put("boost", boost));
      case MatchAllDocsQuery _ -> named("match_all", JSON.objectNode().put("boost", boost));
      case MatchNoDocsQuery _ -> named("match_none", JSON.objectNode());
      default -> throw new IllegalArgumentException("not said yet: " + query.getClass());
    };
  }

  private static ObjectNode all(BooleanQuery query, float boost) {
    if (query.clauses().isEmpty()) {
      return named("match_none", JSON.objectNode());
    }
    ObjectNode body = JSON.objectNode();
    for (BooleanClause clause : query.clauses()) {
      String occur =
          clause.occur() == BooleanClause.Occur.MUST_NOT
              ? "must_not"
              : clause.occur().name().toLowerCase(Locale.ROOT);
      body.withArray("/" + occur).add(of(clause.query()));
    }
    if (query.getMinimumNumberShouldMatch() > 0) {
      body.put("minimum_should_match", query.getMinimumNumberShouldMatch());
    }
    return named("bool", body.put("adjust_pure_negative", false).put("boost", boost));
  }

  private static ObjectNode one(String kind, Term term, ObjectNode more, float boost) {
    ObjectNode body = JSON.objectNode();
    body.set(Mapping.name(term.field()), more.put("value", term.text()).put("boost", boost));
    return named(kind, body);
  }

  private static ObjectNode set(TermInSetQuery query, float boost) {
    ArrayNode values = JSON.arrayNode();
    BytesRefIterator terms = query.getBytesRefIterator();
    try {
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        values.add(term.utf8ToString());
      }
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("reading from memory", cannotHappen);
    }
    ObjectNode body = JSON.objectNode();
    body.set(Mapping.name(query.getField()), values);
    return named("terms", body.put("boost", boost));
  }

  /** Side by side: no search of ours leaves gaps. */
  private static List<String> words(PhraseQuery query) {
    return Arrays.stream(query.getTerms()).map(Term::text).toList();
  }

  private static ObjectNode phrase(String field, List<String> words, float boost) {
    if (words.isEmpty()) {
      return named("match_none", JSON.objectNode());
    }
    ObjectNode said = JSON.objectNode();
    said.put("query", String.join(" ", words)).put("slop", 0).put("boost", boost);
    ObjectNode body = JSON.objectNode();
    body.set(Mapping.name(field), said);
    return named("match_phrase", body);
  }

  private static ObjectNode range(PointRangeQuery query, float boost) {
    ObjectNode bounds = JSON.objectNode();
    bounds.put("gte", LongPoint.decodeDimension(query.getLowerPoint(), 0));
    bounds.put("lte", LongPoint.decodeDimension(query.getUpperPoint(), 0));
    ObjectNode body = JSON.objectNode();
    body.set(Mapping.name(query.getField()), bounds.put("boost", boost));
    return named("range", body);
  }

  private static ObjectNode named(String kind, ObjectNode body) {
    ObjectNode query = JSON.objectNode();
    query.set(kind, body);
    return query;
  }
}
