/**
 * Who is at the door: accounts with their roles, sessions, one-time links and the tokens of other
 * systems.
 *
 * <p>Read first: {@link vn.vanthu.service.accounts.Accounts}, {@link
 * vn.vanthu.service.accounts.Scope}. It knows no HTTP; secrets are handed out once and kept as
 * hashes.
 */
@NullMarked
package vn.vanthu.service.accounts;

import org.jspecify.annotations.NullMarked;
