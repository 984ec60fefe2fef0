/**
 * Who vouches for the demo office? A root, an issuing authority, an OCSP responder, revocation
 * lists and a time stamp authority of its own, over HTTP on the loopback: everything the real ones
 * do, and on request what they do when they fail.
 *
 * <p>Read {@link vn.vanthu.service.demo.pki.DemoPki} first, then {@link
 * vn.vanthu.service.demo.pki.DemoServer}. Nothing of a real deployment depends on it.
 */
@NullMarked
package vn.vanthu.service.demo.pki;

import org.jspecify.annotations.NullMarked;
