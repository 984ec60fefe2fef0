/**
 * Joins the two halves of reading a document, words by {@code search.extract} and facts by {@code
 * search.recognise}, into what the registers ask for. Read {@link
 * vn.vanthu.service.reading.DocumentReader}. Knows no database and no HTTP.
 */
@NullMarked
package vn.vanthu.service.reading;

import org.jspecify.annotations.NullMarked;
