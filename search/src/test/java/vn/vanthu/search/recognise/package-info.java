@NullMarked
package vn.vanthu.search.recognise;

import org.jspecify.annotations.NullMarked;
