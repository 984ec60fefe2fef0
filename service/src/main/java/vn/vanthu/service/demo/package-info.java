/**
 * A whole little world to try the product in: an invented office with its people, papers and
 * pictures, and certificate authorities of its own. Used by {@code ./vanthu demo}, drills and
 * tests; nothing of a real deployment depends on it.
 */
@NullMarked
package vn.vanthu.service.demo;

import org.jspecify.annotations.NullMarked;
