/**
 * The REST edge: the contract that other systems hold on to.
 *
 * <p>Read first: {@link vn.vanthu.service.api.Edge}, {@link vn.vanthu.service.api.ProblemCode}.
 * Each resource turns a request into one call of the domain and its outcome into JSON; each refusal
 * into a problem document (RFC 9457). It must not know SQL, and decides nothing itself.
 */
@NullMarked
package vn.vanthu.service.api;

import org.jspecify.annotations.NullMarked;
