/**
 * What are the words of a text, Office, web or mail file? One reader for each kind of file; all of
 * them run inside the worker only. Read {@link vn.vanthu.search.extract.reading.FileKind} and
 * {@link vn.vanthu.search.extract.reading.TextDraft} first.
 */
@NullMarked
package vn.vanthu.search.extract.reading;

import org.jspecify.annotations.NullMarked;
