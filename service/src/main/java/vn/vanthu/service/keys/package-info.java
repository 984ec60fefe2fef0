/**
 * The official keys as types: which account signs with which certificate ({@link
 * vn.vanthu.service.keys.KeyBinding}, read it first), in what right ({@link
 * vn.vanthu.service.keys.SigningAuthority}, Decree 30/2020/NĐ-CP, Article 13), and a signature that
 * is under way at somebody's own desk ({@link vn.vanthu.service.keys.SigningSession}).
 *
 * <p>Values only; immutable. Signing with them is the work of {@code service.routing}. Knows no
 * secret that opens a key.
 */
@NullMarked
package vn.vanthu.service.keys;

import org.jspecify.annotations.NullMarked;
