/**
 * Will the signatures in the archive still be provable in twenty years? Reckons when each signed
 * document needs its next archive time stamp (EN 319 142-1 §5.5) and adds validation data and the
 * stamp before that day.
 *
 * <p>Read {@link vn.vanthu.service.archive.ArchiveKeeping} first, then {@link
 * vn.vanthu.service.records.ArchiveLine}. What is due is kept in the table {@code archive_due},
 * which every new revision renews. Knows no HTTP and no SQL.
 */
@NullMarked
package vn.vanthu.service.archive;

import org.jspecify.annotations.NullMarked;
