/**
 * The number of a document: how it is written, which document it names, and how people type it.
 *
 * <p>Read {@link vn.vanthu.search.number.DocumentNumber} first (one parsed number and its
 * identity), then {@link vn.vanthu.search.number.NumberScanner} (numbers inside running text),
 * {@link vn.vanthu.search.number.NumberReader} (what a person types into the search box) and {@link
 * vn.vanthu.search.number.NumberKeys} (the terms by which the index finds it). This package knows
 * no document text beyond the number and no index.
 */
@NullMarked
package vn.vanthu.search.number;

import org.jspecify.annotations.NullMarked;
