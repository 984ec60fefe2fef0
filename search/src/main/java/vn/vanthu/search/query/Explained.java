package vn.vanthu.search.query;

/**
 * Why a record stands where it stands.
 *
 * @param score of the first stage
 * @param features one number for each {@link Feature}, in order; do not change
 */
@SuppressWarnings("ArrayRecordComponent")
public record Explained(String id, float score, float[] features) {}
