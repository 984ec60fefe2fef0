/**
 * What kill -9 cannot show, because it keeps the page cache: that everything is synced before it is
 * acknowledged.
 */
@NullMarked
package vn.vanthu.drills.kill;

import org.jspecify.annotations.NullMarked;
