/**
 * Who signs, and with what: PKCS#12 files, PKCS#11 tokens and keys held elsewhere, behind one port.
 *
 * <p>Read {@link vn.vanthu.signing.keys.SigningKey} first, then {@link
 * vn.vanthu.signing.keys.KeyOpening}. A wrong PIN is tried once and never again; secrets come as
 * {@code char[]} inside a {@link vn.vanthu.signing.keys.Secret}, which is wiped, and are never part
 * of a message. Nothing here knows PDF.
 */
@NullMarked
package vn.vanthu.signing.keys;

import org.jspecify.annotations.NullMarked;
