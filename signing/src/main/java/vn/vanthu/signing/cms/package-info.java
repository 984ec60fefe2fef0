/**
 * Does this signature value belong to these bytes and this certificate? Cryptographic Message
 * Syntax (RFC 5652) as found in PDF, and the time stamp tokens (RFC 3161) made of it.
 *
 * <p>Read {@link vn.vanthu.signing.cms.CmsSignature} first, then {@link
 * vn.vanthu.signing.cms.SignerCheck}. It must not know PDF structure, trust anchors or the time of
 * day.
 */
@NullMarked
package vn.vanthu.signing.cms;

import org.jspecify.annotations.NullMarked;
