@NullMarked
package vn.vanthu.search.opensearch;

import org.jspecify.annotations.NullMarked;
