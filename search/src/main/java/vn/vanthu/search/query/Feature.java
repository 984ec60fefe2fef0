package vn.vanthu.search.query;

/**
 * What the second stage of ranking looks at, each a number for one question and one record. Sums
 * over words count only telling words and are divided by the weight of the whole question, so that
 * long and short questions compare.
 */
public enum Feature {
  /** The score of the first stage. */
  FIRST_STAGE,
  BODY_WORDS,
  BODY_PAIRS,
  SUBJECT_WORDS,
  SUBJECT_PAIRS,
  CONTEXT_WORDS,
  CONTEXT_PAIRS,
  /** Words of asking, which stand in few regulations. */
  ASKING_IN_BODY,
  ASKING_IN_SUBJECT,
  /**
   * The best stretch of 100 syllables: words, pairs, share of the question's weight that stands
   * there.
   */
  WIDE_WORDS,
  WIDE_PAIRS,
  WIDE_COVER,
  /** The best stretch of 40 syllables. */
  NARROW_WORDS,
  NARROW_PAIRS,
  NARROW_COVER,
  /** Share of the question's weight found in body or subject; pairs; in the subject; anywhere. */
  COVER,
  COVER_PAIRS,
  COVER_SUBJECT,
  COVER_ANYWHERE,
  /** Share of the subject's words that are asked for; of its pairs; of the context's words. */
  SUBJECT_ASKED,
  SUBJECT_PAIRS_ASKED,
  CONTEXT_ASKED,
  LOG_LENGTH,
  IS_LAW,
  IS_DECREE,
  YEAR,
  /** Longest run of the question's words standing together, as share of the question. */
  RUN_IN_SUBJECT,
  RUN_IN_BODY,
  /** How many strong candidates stand in the same law or decree. */
  SIBLINGS;

  /** Its place in an array of features. */
  @SuppressWarnings("EnumOrdinal") // an array of features is in the order of this enum
  public int at() {
    return ordinal();
  }
}
