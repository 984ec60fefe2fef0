/**
 * What do these bytes say as a PDF, revision by revision, and where exactly? Our own reader,
 * lenient in form and bounded in cost, which keeps the byte position of everything that a signature
 * depends on.
 *
 * <p>Read {@link vn.vanthu.signing.pdf.PdfFile} first, then {@link
 * vn.vanthu.signing.pdf.PdfObject}. It must not know certificates.
 */
@NullMarked
package vn.vanthu.signing.pdf;

import org.jspecify.annotations.NullMarked;
