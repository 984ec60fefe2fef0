/**
 * Kills the service, its database or both under load and looks afterwards whether everything that
 * was acknowledged is there. {@link vn.vanthu.drills.kill.KillDrill} drives, {@link
 * vn.vanthu.drills.kill.OfficeProcess} is what gets killed.
 */
@NullMarked
package vn.vanthu.drills.kill;

import org.jspecify.annotations.NullMarked;
