/** Claims about the office as a whole, against a real PostgreSQL and a real index. */
@NullMarked
package vn.vanthu.service.office;

import org.jspecify.annotations.NullMarked;
