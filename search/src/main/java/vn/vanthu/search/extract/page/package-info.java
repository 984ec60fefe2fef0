/**
 * In what order does a reader read the words that stand on a page?
 *
 * <p>PDF text layers and optical reading both give {@link vn.vanthu.search.extract.page.Token words
 * with places}. {@link vn.vanthu.search.extract.page.PageBlocks} finds cells side by side and
 * tables, {@link vn.vanthu.search.extract.page.RunningHeads} what repeats on every page, and {@link
 * vn.vanthu.search.extract.page.BlockWriter} joins lines to paragraphs, across pages too. Runs
 * inside the worker only.
 */
@NullMarked
package vn.vanthu.search.extract.page;

import org.jspecify.annotations.NullMarked;
