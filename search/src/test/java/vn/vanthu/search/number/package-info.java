@NullMarked
package vn.vanthu.search.number;

import org.jspecify.annotations.NullMarked;
