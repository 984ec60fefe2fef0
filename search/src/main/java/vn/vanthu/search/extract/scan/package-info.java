/**
 * What does a picture of a page say? Tesseract reads it as a child process of the worker, inside
 * the same sandbox.
 *
 * <p>Read {@link vn.vanthu.search.extract.scan.ScanReader} first: stamps and blue ink are washed
 * out (what stands in rectangular red stamps is read apart), the page is set straight, every word
 * keeps its confidence.
 */
@NullMarked
package vn.vanthu.search.extract.scan;

import org.jspecify.annotations.NullMarked;
