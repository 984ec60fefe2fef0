package vn.vanthu.search.query;

import org.jspecify.annotations.Nullable;

/** A record offered while typing, by its number or the beginning of words of its subject. */
public record Suggestion(String id, @Nullable String number, String subject) {}
