package vn.vanthu.search.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.NumberKeys;

/** The hard conditions of a request as queries that do not score. Stateless. */
final class FilterQueries {

  private FilterQueries() {}

  static List<Query> of(Filters filters) {
    List<Query> queries = new ArrayList<>();
    LocalDate from = filters.issuedFrom();
    LocalDate to = filters.issuedTo();
    if (from != null || to != null) {
      queries.add(
          issued(
              from == null ? Long.MIN_VALUE : from.toEpochDay(),
              to == null ? Long.MAX_VALUE : to.toEpochDay()));
    }
    LocalDate validOn = filters.validOn();
    if (validOn != null) {
      queries.add(inForce(validOn.toEpochDay()));
    }
    String type = filters.type();
    if (type != null && !type.isBlank()) {
      queries.add(type(TypeNames.keys(type)));
    }
    String issuer = filters.issuer();
    if (issuer != null && !issuer.isBlank()) {
      queries.add(issuer(BodyNames.asked(issuer)));
    }
    named(queries, Fields.REGISTER, filters.register());
    named(queries, Fields.DIRECTION, filters.direction());
    named(queries, Fields.SIGNER, filters.signer());
    named(queries, Fields.URGENCY, filters.urgency());
    named(queries, Fields.SIGNATURE, filters.signature());
    String arrival = filters.arrivalNumber();
    if (arrival != null && !arrival.isBlank()) {
      queries.add(
          new TermQuery(
              new Term(
                  Fields.ARRIVAL,
                  NumberKeys.stripZeros(arrival.strip().toLowerCase(Locale.ROOT)))));
    }
    return queries;
  }

  /**
   * In force on a day: it has begun and has not ended; a document without a known beginning is not.
   */
  private static Query inForce(long day) {
    BooleanQuery.Builder ended = new BooleanQuery.Builder();
    ended.add(days(Fields.EFFECTIVE_FROM, Long.MIN_VALUE, day), Occur.FILTER);
    BooleanQuery.Builder open = new BooleanQuery.Builder();
    open.add(days(Fields.EFFECTIVE_FROM, Long.MIN_VALUE, day), Occur.FILTER);
    open.add(new FieldExistsQuery(Fields.EFFECTIVE_TO), Occur.MUST_NOT);
    ended.add(days(Fields.EFFECTIVE_TO, day, Long.MAX_VALUE), Occur.FILTER);
    return new BooleanQuery.Builder()
        .add(open.build(), Occur.SHOULD)
        .add(ended.build(), Occur.SHOULD)
        .build();
  }

  /** Issued on one of these days, both inclusive, counted from 1970-01-01. */
  static Query issued(long from, long to) {
    return days(Fields.ISSUED, from, to);
  }

  /** Issued in this year, or numbered in it. */
  static Query year(String year) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.YEAR, year)), Occur.SHOULD)
        .add(new TermQuery(new Term(Fields.NUMBER, NumberKeys.YEAR + year)), Occur.SHOULD)
        .build();
  }

  static Query type(Set<String> keys) {
    return new TermInSetQuery(Fields.TYPE, keys.stream().map(BytesRef::new).toList());
  }

  static Query issuer(Set<String> keys) {
    return new TermInSetQuery(Fields.ISSUER, keys.stream().map(BytesRef::new).toList());
  }

  private static Query days(String field, long from, long to) {
    return new IndexOrDocValuesQuery(
        LongPoint.newRangeQuery(field, from, to),
        NumericDocValuesField.newSlowRangeQuery(field, from, to));
  }

  private static void named(List<Query> queries, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      queries.add(new TermQuery(new Term(field, Names.key(value))));
    }
  }
}
