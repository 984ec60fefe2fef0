/**
 * How does a document get its next signature? Always as an incremental update: the bytes already
 * there stay, the new revision follows them.
 *
 * <p>Read {@link vn.vanthu.signing.sign.SignatureRequest} first, then {@link
 * vn.vanthu.signing.sign.Signer}. A {@link vn.vanthu.signing.sign.PreparedSignature} is the same
 * work stopped before the private key, for keys that are not here. Nothing here opens a socket,
 * knows the time of day or which record a document belongs to.
 */
@NullMarked
package vn.vanthu.signing.sign;

import org.jspecify.annotations.NullMarked;
