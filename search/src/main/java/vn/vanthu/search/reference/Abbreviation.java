package vn.vanthu.search.reference;

/**
 * An abbreviation of administrative Vietnamese.
 *
 * @param shortForm as people write it, {@code CCHC}
 * @param longForm what it stands for, {@code cải cách hành chính}
 */
public record Abbreviation(String shortForm, String longForm) {}
