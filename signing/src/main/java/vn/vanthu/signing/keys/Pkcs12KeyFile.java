package vn.vanthu.signing.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Keys from PKCS#12 files (RFC 7292), as the state's certificate authorities hand them out. */
public final class Pkcs12KeyFile {
  /** A key file holds a few certificates; this is far above any. */
  private static final long MAX_BYTES = 4L << 20;

  private Pkcs12KeyFile() {}

  /**
   * Opens one key. The password is used once and not kept; closing the {@link Secret} is for the
   * caller.
   */
  public static KeyOpening open(Path file, Secret password, KeyChoice choice) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return new KeyRefusal(KeyProblem.UNREADABLE, "more than " + MAX_BYTES + " bytes");
      }
      KeyStore store = load(KeyStore.getInstance("PKCS12"), file, password);
      KeyOpening opened = StoredKey.open(store, password, choice, Optional.empty());
      if (opened instanceof KeyRefusal refusal && refusal.problem() == KeyProblem.UNREADABLE) {
        // a kind of key that Java itself does not know, such as a Brainpool curve
        BouncyCastleProvider provider = new BouncyCastleProvider();
        KeyStore other = load(KeyStore.getInstance("PKCS12", provider), file, password);
        return StoredKey.open(other, password, choice, Optional.of(provider));
      }
      return opened;
    } catch (IOException e) {
      boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
      return KeyRefusal.of(wrong ? KeyProblem.WRONG_SECRET : KeyProblem.UNREADABLE, e);
    } catch (GeneralSecurityException | RuntimeException e) {
      return KeyRefusal.of(KeyProblem.UNREADABLE, e);
    }
  }

  private static KeyStore load(KeyStore store, Path file, Secret password)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.revealToDevice());
    }
    return store;
  }
}
