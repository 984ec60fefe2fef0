/**
 * How Vietnamese words become index terms: NFC, syllables, lower case, one place for the tone,
 * folded forms and bigrams. Read {@link vn.vanthu.search.analysis.Syllables} first, then {@link
 * vn.vanthu.search.analysis.VietnameseAnalyzer}. Knows no record and no query.
 */
@NullMarked
package vn.vanthu.search.analysis;

import org.jspecify.annotations.NullMarked;
