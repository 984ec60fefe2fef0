package vn.vanthu.search.query;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a question says by a sign rather than by a plain word. Immutable.
 *
 * @param kind what the sign says
 * @param field which field; null unless {@link Kind#FIELD}
 * @param text what it says it of
 * @param quoted whether the text stood in quotes: then it is taken whole
 * @param without whether a minus stood before it
 * @param alternative whether it may stand instead of the sign before it
 */
record Sign(
    Kind kind,
    @Nullable FieldName field,
    String text,
    boolean quoted,
    boolean without,
    boolean alternative) {

  /** What a sign says. */
  enum Kind {
    /** Quotes: the words stand side by side. */
    PHRASE,
    /** A minus or an alternative: the word stands, or must not. */
    WORD,
    /** A star: a word begins so. */
    BEGUN,
    /** A colon: a field holds this. */
    FIELD
  }

  Sign asAlternative() {
    return new Sign(kind, field, text, quoted, without, true);
  }
}
