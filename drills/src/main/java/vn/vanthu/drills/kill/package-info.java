/**
 * Kills the server, its database or both under load and looks afterwards whether everything that
 * was acknowledged is there, once. {@link vn.vanthu.drills.kill.KillDrill} drives, {@link
 * vn.vanthu.drills.kill.Clerks} work, {@link vn.vanthu.drills.kill.Served} is what they see.
 */
@NullMarked
package vn.vanthu.drills.kill;

import org.jspecify.annotations.NullMarked;
