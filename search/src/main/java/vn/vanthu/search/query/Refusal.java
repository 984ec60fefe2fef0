package vn.vanthu.search.query;

/**
 * Why a question is not answered: its signs ask for too much or cannot be read.
 *
 * @param at what was typed there
 */
public record Refusal(Reason reason, String at) {

  /** The kinds of refusal; the names are stable. */
  public enum Reason {
    /**
     * More than {@value QuestionSyntax#MOST_SIGNS} quotes, fields, minus signs and alternatives.
     */
    TOO_MANY_SIGNS,
    /** More than {@value QuestionSyntax#MOST_BEGUN} words with a star. */
    TOO_MANY_STARS,
    /**
     * A star stands only at the end of a word, after at least {@value QuestionSyntax#FEWEST_BEGUN}
     * letters.
     */
    STAR_TOO_EARLY,
    /** What follows {@code ngày:} is no day, month, year or stretch of days. */
    NO_DATE
  }
}
