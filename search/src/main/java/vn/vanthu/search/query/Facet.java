package vn.vanthu.search.query;

/** The values a result list is counted by. */
public enum Facet {
  TYPE(Fields.TYPE),
  ISSUER(Fields.ISSUER),
  YEAR(Fields.YEAR),
  REGISTER(Fields.REGISTER),
  DIRECTION(Fields.DIRECTION),
  URGENCY(Fields.URGENCY),
  SIGNATURE(Fields.SIGNATURE);

  private final String field;

  Facet(String field) {
    this.field = field;
  }

  /** The field of the index that holds the values. */
  public String field() {
    return field;
  }
}
