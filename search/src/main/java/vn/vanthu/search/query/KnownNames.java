package vn.vanthu.search.query;

import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Which names of bodies and signers stand in records that the viewer may read: what only a
 * forbidden record holds is not known. For one search by one thread.
 */
record KnownNames(Lexicon lexicon, Viewer viewer) {

  /** Whether a body of this name, or what it was before or became, issued something. */
  boolean body(String folded, int words) throws IOException {
    for (String key : BodyNames.asked(folded)) {
      if ((words > 1 || key.startsWith("@") || BodyNames.isCode(folded))
          && holds(Fields.ISSUER, key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody of this name signed something. */
  boolean signer(String name) throws IOException {
    return holds(Fields.SIGNER, Names.key(name));
  }

  /** Whether a record that the viewer may read holds this term. */
  boolean holds(String field, String text) throws IOException {
    if (lexicon.frequency(field, text) == 0) {
      return false;
    }
    if (viewer.everything()) {
      return true;
    }
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(field, text)), Occur.FILTER)
            .add(AudienceTerms.clause(viewer), Occur.FILTER)
            .build();
    return lexicon.finds(query);
  }
}
