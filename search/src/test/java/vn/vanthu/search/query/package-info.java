@NullMarked
package vn.vanthu.search.query;

import org.jspecify.annotations.NullMarked;
