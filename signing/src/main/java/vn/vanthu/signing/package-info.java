/**
 * Bytes in, verdict or signed bytes out. Knows PDF, CMS, certificates and time stamps; must not
 * know records, HTTP servers or SQL.
 */
@NullMarked
package vn.vanthu.signing;

import org.jspecify.annotations.NullMarked;
