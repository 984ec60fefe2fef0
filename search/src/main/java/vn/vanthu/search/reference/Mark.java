package vn.vanthu.search.reference;

/**
 * A mark that stands alone in the letterhead or stamp zone, such as {@code HỎA TỐC}.
 *
 * @param kind {@code secrecy}, {@code urgency} or {@code circulation}
 * @param key stable key within the kind
 * @param label Vietnamese wording
 */
public record Mark(String kind, String key, String label) {}
