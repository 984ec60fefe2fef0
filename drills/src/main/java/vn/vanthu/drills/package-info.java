/**
 * Programs that measure and attack the product. Nothing in the product knows them. Start reading at
 * Main.
 */
@NullMarked
package vn.vanthu.drills;

import org.jspecify.annotations.NullMarked;
