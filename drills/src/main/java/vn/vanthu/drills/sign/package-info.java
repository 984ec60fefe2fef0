/** How fast does the product sign, beside the reference library and the bare key operation? */
@NullMarked
package vn.vanthu.drills.sign;

import org.jspecify.annotations.NullMarked;
