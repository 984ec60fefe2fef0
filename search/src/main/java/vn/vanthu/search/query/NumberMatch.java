package vn.vanthu.search.query;

/** How the hits of a question fit the number that it asks for. */
public enum NumberMatch {
  /** There are records of exactly this number. */
  EXACT,
  /** Of this number with its symbol written further: {@code 14/CT} finds {@code 14/CT-UBND}. */
  BEGUN,
  /** None; the hits have one like it: another letter, or another symbol. */
  NEAR,
  /** None, nor one like it; hits, if any, share the words only. */
  NONE
}
