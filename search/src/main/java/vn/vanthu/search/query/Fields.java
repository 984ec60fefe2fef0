package vn.vanthu.search.query;

import vn.vanthu.search.analysis.Shorthand;
import vn.vanthu.search.number.NumberKeys;

/**
 * The fields of the index. Words stand in three places (body, subject, context) and three forms
 * each (accented syllables, folded syllables, folded pairs), in separate fields so that each form
 * has its own statistics.
 */
public final class Fields {

  /** Grows with every change of fields or analysis: an index of another version is built anew. */
  public static final int SCHEMA = 3;

  public static final String ID = "id";
  public static final String REVISION = "revision";

  public static final String BODY = "body";
  public static final String SUBJECT = "subject";
  public static final String CONTEXT = "context";
  public static final String FOLDED = ".folded";
  public static final String PAIRS = ".pairs";

  /** All words of subject, context and body in order: see {@link Shorthand}. */
  public static final String SHORTHAND = "shorthand";

  /** First syllable of each passage, as increasing numbers. */
  public static final String PASSAGES = "passages";

  /** Which law, decree or dossier a text stands in, as a number; texts of one share it. */
  public static final String CONTEXT_OF = "contextOf";

  /** Keys of the number: see {@link NumberKeys}. */
  public static final String NUMBER = "number";

  /** Who may find the record: see {@link AudienceTerms}. */
  public static final String AUDIENCE = "audience";

  public static final String ISSUED = "issued";
  public static final String EFFECTIVE_FROM = "from";
  public static final String EFFECTIVE_TO = "to";
  public static final String NUMBER_ORDER = "numberOrder";

  public static final String TYPE = "type";
  public static final String ISSUER = "issuer";
  public static final String YEAR = "year";
  public static final String REGISTER = "register";
  public static final String DIRECTION = "direction";
  public static final String SIGNER = "signer";
  public static final String URGENCY = "urgency";
  public static final String SIGNATURE = "signature";
  public static final String ARRIVAL = "arrival";

  /** Stored only: what a hit shows. */
  public static final String CARD = "card";

  /** Stored only: headings and texts of the passages. */
  public static final String TEXT = "text";

  private Fields() {}
}
