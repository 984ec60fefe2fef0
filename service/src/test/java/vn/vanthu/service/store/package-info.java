/** Claims about files and the database server: what survives which death. */
@NullMarked
package vn.vanthu.service.store;

import org.jspecify.annotations.NullMarked;
