/**
 * Whom does a state vouch for, and since when? Trust lists (ETSI TS 119 612): who may certify
 * signers, who may stamp time, with the history of each service.
 *
 * <p>Read {@link vn.vanthu.signing.trustlist.TrustList}. A list counts only when its own signature
 * was made by an operator that is given; nothing in it is fetched.
 */
@NullMarked
package vn.vanthu.signing.trustlist;

import org.jspecify.annotations.NullMarked;
