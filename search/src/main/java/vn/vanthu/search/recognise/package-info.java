/**
 * Which facts a document states about itself: its kind, number, date, body, subject, signer,
 * recipients, what it cites and what it asks of whom by when.
 *
 * <p>Read {@link vn.vanthu.search.recognise.Recogniser} first, then {@link
 * vn.vanthu.search.recognise.Facts}. Every fact carries the words it was read from; what is not
 * found is null, and what is inferred says so. This package knows no file format, no index and no
 * clock.
 */
@NullMarked
package vn.vanthu.search.recognise;

import org.jspecify.annotations.NullMarked;
