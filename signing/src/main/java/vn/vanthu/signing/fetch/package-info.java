/**
 * May this address be asked, and what did it say? The only place in the module that opens a socket.
 *
 * <p>Read {@link vn.vanthu.signing.fetch.AllowList} first, then {@link
 * vn.vanthu.signing.fetch.Fetcher}. Certificates name the addresses of their issuers' services, and
 * anyone can make a certificate: so only listed hosts are asked, the address is looked up once and
 * that very address is connected to, inner addresses are refused, no redirect is followed, and size
 * and time are bounded.
 */
@NullMarked
package vn.vanthu.signing.fetch;

import org.jspecify.annotations.NullMarked;
