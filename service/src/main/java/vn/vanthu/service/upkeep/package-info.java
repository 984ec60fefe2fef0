/**
 * Proving and keeping the whole: {@link vn.vanthu.service.upkeep.Fsck} compares files, rows,
 * numbers, ledger and index and says what is wrong; {@link vn.vanthu.service.upkeep.Backup} and
 * {@link vn.vanthu.service.upkeep.Restore} carry everything to another folder and back.
 */
@NullMarked
package vn.vanthu.service.upkeep;

import org.jspecify.annotations.NullMarked;
