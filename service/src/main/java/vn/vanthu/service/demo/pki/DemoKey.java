package vn.vanthu.service.demo.pki;

import java.nio.file.Path;
import java.security.cert.X509Certificate;

/**
 * A key that the demo authority certified.
 *
 * @param file PKCS#12
 * @param secretFile the file's password on its first line, mode 0600
 * @param certificate whose key it is
 */
public record DemoKey(Path file, Path secretFile, X509Certificate certificate) {}
