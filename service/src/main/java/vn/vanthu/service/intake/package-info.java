/**
 * The way in: {@link vn.vanthu.service.intake.Intakes} stores what is handed in, checks its
 * signatures and reads it, so that the clerk finds everything proposed; {@link
 * vn.vanthu.service.intake.FolderImport} does so for a whole folder. A file that cannot be read is
 * received all the same, flagged.
 */
@NullMarked
package vn.vanthu.service.intake;

import org.jspecify.annotations.NullMarked;
