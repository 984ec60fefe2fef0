/**
 * Is what we write valid in others' eyes? Every profile, judged by EU DSS, OpenSSL and poppler.
 * {@link vn.vanthu.drills.interop.InteropDrill} first, then {@link
 * vn.vanthu.drills.interop.Written}.
 */
@NullMarked
package vn.vanthu.drills.interop;

import org.jspecify.annotations.NullMarked;
