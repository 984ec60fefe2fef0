package vn.vanthu.search.query;

/**
 * The order of a result list. Ties are always broken by date of issue (newest first), then by
 * record id.
 */
public enum Sort {
  RELEVANCE,
  NEWEST,
  OLDEST,
  NUMBER
}
