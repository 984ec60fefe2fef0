package vn.vanthu.service.intake;

import java.io.InputStream;

/**
 * A file as somebody hands it in.
 *
 * @param fileName as the sender called it, untrusted
 * @param bytes read once, by {@link Intakes#receive}; closed by the caller
 */
public record HandedIn(String fileName, InputStream bytes) {}
