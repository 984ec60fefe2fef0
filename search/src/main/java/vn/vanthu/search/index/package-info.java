/**
 * The index of records: written in outbox order, read near real time, rebuilt while serving. Read
 * {@link vn.vanthu.search.index.RecordIndex} first, then {@link
 * vn.vanthu.search.index.IndexedRecord}. Knows no HTTP and no SQL; the truth is the database, so
 * that the index may be thrown away and built anew at any time.
 */
@NullMarked
package vn.vanthu.search.index;

import org.jspecify.annotations.NullMarked;
