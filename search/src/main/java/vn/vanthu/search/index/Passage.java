package vn.vanthu.search.index;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of the text that can be opened by itself: an article (Điều), or what stands before the
 * first one.
 */
public record Passage(@Nullable String heading, String text) {}
