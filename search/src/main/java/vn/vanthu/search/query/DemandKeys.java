package vn.vanthu.search.query;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/** Terms of which a record must hold one to fulfil what signs demand. Stateless. */
final class DemandKeys {

  private DemandKeys() {}

  /** The keys of one of the demands; empty when none has any. */
  static Set<Term> of(Demand.All demands, Lexicon lexicon) throws IOException {
    for (List<Demand> alternatives : demands.all()) {
      Set<Term> keys = new HashSet<>();
      boolean each = true;
      for (Demand demand : alternatives) {
        Set<Term> own = of(demand, lexicon);
        keys.addAll(own);
        each = each && !own.isEmpty();
      }
      if (each) {
        return keys;
      }
    }
    return Set.of();
  }

  private static Set<Term> of(Demand demand, Lexicon lexicon) throws IOException {
    return switch (demand) {
      case Demand.Phrase(String text) -> rarest(text, lexicon);
      case Demand.Word(String text) -> rarest(text, lexicon);
      case Demand.DocumentNumber(var number) -> NumberQueries.keys(number);
      case Demand.Issuer(var names) -> issuers(names);
      case Demand.Begun _, Demand.Type _, Demand.Issued _, Demand.Signer _ -> Set.of();
    };
  }

  static Set<Term> issuers(Set<String> names) {
    Set<Term> keys = new HashSet<>();
    names.forEach(name -> keys.add(new Term(Fields.ISSUER, name)));
    return keys;
  }

  private static Set<Term> rarest(String text, Lexicon lexicon) throws IOException {
    String rarest = null;
    int least = Integer.MAX_VALUE;
    for (Syllable syllable : new Syllables().read(text)) {
      int frequency = lexicon.frequency(Fields.BODY + Fields.FOLDED, syllable.folded());
      if (rarest == null || frequency < least) {
        rarest = syllable.folded();
        least = frequency;
      }
    }
    return rarest == null ? Set.of() : Set.of(new Term(Fields.BODY + Fields.FOLDED, rarest));
  }
}
