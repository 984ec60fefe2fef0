package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** PKCS#12 files with a random password beside them, both for the owner's eyes only. Stateless. */
final class KeyFiles {
  private static final String ALIAS = "key";

  /** Where the password of a key file is. */
  static Path secretOf(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ".p12".length()) + ".pin");
  }

  Optional<DemoPki.Entity> read(Path file) throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    char[] password = Files.readString(secretOf(file)).strip().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    if (store.getCertificate(ALIAS) instanceof X509Certificate certificate
        && store.getKey(ALIAS, password) instanceof PrivateKey key) {
      return Optional.of(new DemoPki.Entity(certificate, key));
    }
    throw new GeneralSecurityException("no key in " + file);
  }

  /** Writes the password first and the key file last, so that a key file is always whole. */
  void write(Path file, DemoPki.Entity entity, List<X509Certificate> issuers)
      throws IOException, GeneralSecurityException {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = new Certificate[issuers.size() + 1];
    chain[0] = entity.certificate();
    for (int i = 0; i < issuers.size(); i++) {
      chain[i + 1] = issuers.get(i);
    }
    store.setKeyEntry(ALIAS, entity.key(), password.toCharArray(), chain);
    Path secret = secretOf(file);
    Files.deleteIfExists(secret);
    create(secret);
    Files.write(secret, (password + "\n").getBytes(StandardCharsets.US_ASCII));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    create(part);
    try (OutputStream out = Files.newOutputStream(part)) {
      store.store(out, password.toCharArray());
    }
    Files.move(part, file);
  }

  private static void create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
