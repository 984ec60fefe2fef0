package vn.vanthu.search.query;

/**
 * A value and how many records of the whole result carry it, counted under the viewer's permission.
 */
public record FacetCount(String value, long count) {}
