/**
 * The number of a document: how it is written, which document it names, and how people type it.
 *
 * <p>Read {@link vn.vanthu.search.number.DocumentNumber} first (one parsed number, its identity and
 * search keys), then {@link vn.vanthu.search.number.NumberScanner} (numbers inside running text).
 * What a person types into the search box is read by search.query. This package knows no document
 * text beyond the number and no index.
 */
@NullMarked
package vn.vanthu.search.number;

import org.jspecify.annotations.NullMarked;
