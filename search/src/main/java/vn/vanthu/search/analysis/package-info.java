/**
 * How Vietnamese words become index terms: syllables, lower case, one place for the tone, folded
 * forms and pairs. Read {@link vn.vanthu.search.analysis.Syllables} first, then {@link
 * vn.vanthu.search.analysis.Terms}. Knows no record and no query.
 */
@NullMarked
package vn.vanthu.search.analysis;

import org.jspecify.annotations.NullMarked;
