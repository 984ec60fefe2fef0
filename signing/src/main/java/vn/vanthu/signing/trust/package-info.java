/**
 * Whose word may be believed? Anchors, path building, CRL and OCSP answers, all of them given data.
 *
 * <p>Read {@link vn.vanthu.signing.trust.Trust} first. It must not know PDF, nor open a socket, nor
 * ask a clock.
 */
@NullMarked
package vn.vanthu.signing.trust;

import org.jspecify.annotations.NullMarked;
