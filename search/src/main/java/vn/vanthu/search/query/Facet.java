package vn.vanthu.search.query;

/** The values a result list is counted by. */
public enum Facet {
  TYPE,
  ISSUER,
  YEAR,
  REGISTER,
  DIRECTION,
  URGENCY,
  SIGNATURE
}
