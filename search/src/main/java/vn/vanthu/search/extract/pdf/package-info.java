/**
 * What are the words of a PDF, where do they stand, and what does a page look like?
 *
 * <p>Read {@link vn.vanthu.search.extract.pdf.PdfReader} first. Runs inside the worker only; PDFBox
 * lives here.
 */
@NullMarked
package vn.vanthu.search.extract.pdf;

import org.jspecify.annotations.NullMarked;
