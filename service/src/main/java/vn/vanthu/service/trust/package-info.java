/**
 * Whom this deployment believes: reads anchors, revocation lists and OCSP answers from folders that
 * the administrator fills. Read {@link vn.vanthu.service.trust.TrustFolder}. Knows files and
 * certificates; fetches nothing.
 */
@NullMarked
package vn.vanthu.service.trust;

import org.jspecify.annotations.NullMarked;
