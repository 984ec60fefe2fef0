package vn.vanthu.search.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.Together;

/**
 * The yes or no of a query over one record, without an index: a query built for millions of records
 * costs more to prepare than one record costs to look through. It holds for just those records that
 * the query would find. Immutable.
 */
sealed interface Condition {

  boolean holds(HeldTerms record);

  /**
   * The condition of a query.
   *
   * @throws IllegalArgumentException when the query is of a kind that no kept question is made of
   */
  static Condition of(Query query) {
    return switch (query) {
      case TermQuery term -> new Holds(term.getTerm().field(), term.getTerm().text());
      case BooleanQuery all -> Clauses.of(all);
      case PhraseQuery phrase -> SideBySide.of(phrase);
      case Together words -> new SideBySide(Fields.BODY + Fields.FOLDED, words.words());
      case PrefixQuery begun -> new Begins(begun.getField(), begun.getPrefix().text());
      case TermInSetQuery set -> new Clauses(List.of(), oneOf(set), 1, List.of());
      case IndexOrDocValuesQuery either -> of(either.getIndexQuery());
      case PointRangeQuery days -> Between.of(days);
      case FieldExistsQuery exists ->
          new Between(exists.getField(), Long.MIN_VALUE, Long.MAX_VALUE);
      case MatchAllDocsQuery _ -> new Clauses(List.of(), List.of(), 0, List.of());
      default -> throw new IllegalArgumentException("no kept question holds " + query.getClass());
    };
  }

  private static List<Condition> oneOf(TermInSetQuery set) {
    List<Condition> terms = new ArrayList<>();
    var each = set.getBytesRefIterator();
    try {
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        terms.add(new Holds(set.getField(), term.utf8ToString()));
      }
    } catch (java.io.IOException cannotHappen) {
      throw new java.io.UncheckedIOException("reading memory", cannotHappen);
    }
    return terms;
  }

  /** The record holds a term. */
  record Holds(String field, String text) implements Condition {
    @Override
    public boolean holds(HeldTerms record) {
      return record.holds(field, text);
    }
  }

  /** A term begins so. */
  record Begins(String field, String letters) implements Condition {
    @Override
    public boolean holds(HeldTerms record) {
      return record.begins(field, letters);
    }
  }

  /** Folded words stand side by side. */
  record SideBySide(String field, List<String> words) implements Condition {
    static SideBySide of(PhraseQuery phrase) {
      Term[] terms = phrase.getTerms();
      int[] places = phrase.getPositions();
      List<String> words = new ArrayList<>();
      for (int i = 0; i < terms.length; i++) {
        if (places[i] != i || phrase.getSlop() != 0) {
          throw new IllegalArgumentException("no kept question leaves gaps: " + phrase);
        }
        words.add(terms[i].text());
      }
      return new SideBySide(phrase.getField(), List.copyOf(words));
    }

    @Override
    public boolean holds(HeldTerms record) {
      return record.together(field, words);
    }
  }

  /** The record has a day, and it is one of these, both inclusive. */
  record Between(String field, long from, long to) implements Condition {
    static Between of(PointRangeQuery days) {
      return new Between(
          days.getField(),
          LongPoint.decodeDimension(days.getLowerPoint(), 0),
          LongPoint.decodeDimension(days.getUpperPoint(), 0));
    }

    @Override
    public boolean holds(HeldTerms record) {
      Long day = record.day(field);
      return day != null && day >= from && day <= to;
    }
  }

  /** All of some, at least so many of others, and none of the rest. */
  record Clauses(List<Condition> all, List<Condition> some, int least, List<Condition> none)
      implements Condition {

    static Condition of(BooleanQuery query) {
      List<Condition> all = new ArrayList<>();
      List<Condition> some = new ArrayList<>();
      List<Condition> none = new ArrayList<>();
      for (BooleanClause clause : query) {
        switch (clause.occur()) {
          case MUST, FILTER -> all.add(Condition.of(clause.query()));
          case SHOULD -> some.add(Condition.of(clause.query()));
          case MUST_NOT -> none.add(Condition.of(clause.query()));
        }
      }
      int least = Math.max(query.getMinimumNumberShouldMatch(), all.isEmpty() ? 1 : 0);
      boolean single = none.isEmpty() && all.size() + some.size() == 1 && least == some.size();
      return single
          ? (all.isEmpty() ? some : all).getFirst()
          : new Clauses(List.copyOf(all), List.copyOf(some), least, List.copyOf(none));
    }

    @Override
    public boolean holds(HeldTerms record) {
      for (Condition one : all) {
        if (!one.holds(record)) {
          return false;
        }
      }
      int missing = least;
      for (int i = 0; missing > 0 && some.size() - i >= missing; i++) {
        missing -= some.get(i).holds(record) ? 1 : 0;
      }
      if (missing > 0) {
        return false;
      }
      for (Condition one : none) {
        if (one.holds(record)) {
          return false;
        }
      }
      return true;
    }
  }
}
