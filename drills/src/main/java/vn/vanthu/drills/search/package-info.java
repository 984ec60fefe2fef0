/**
 * How well and how fast the product finds. Read {@link vn.vanthu.drills.search.SearchQuality}
 * first.
 */
@NullMarked
package vn.vanthu.drills.search;

import org.jspecify.annotations.NullMarked;
