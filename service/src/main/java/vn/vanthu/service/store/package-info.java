/**
 * Where bytes and rows are kept so that nothing acknowledged is ever lost: {@link
 * vn.vanthu.service.store.BlobStore} (files by their hash), {@link
 * vn.vanthu.service.store.Database} (PostgreSQL, embedded or external), and one class per table.
 * All file writing goes through {@link vn.vanthu.service.store.DurableFiles}; all JDBI stays here.
 *
 * <p>Knows the words of {@code service.records} and {@code service.access}; decides nothing about
 * the office.
 */
@NullMarked
package vn.vanthu.service.store;

import org.jspecify.annotations.NullMarked;
