/**
 * When did these bytes exist? Time stamps by RFC 3161: asking an authority for one, and reading
 * one.
 *
 * <p>Read {@link vn.vanthu.signing.timestamp.TimestampSource} first. Nothing here opens a socket:
 * the client asks through {@code signing.fetch}.
 */
@NullMarked
package vn.vanthu.signing.timestamp;

import org.jspecify.annotations.NullMarked;
