package vn.vanthu.signing.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Keys from PKCS#12 files (RFC 7292), as the state's certificate authorities hand them out. */
public final class Pkcs12KeyFile {
  /** A key file holds a few certificates; this is far above any. */
  private static final long MAX_BYTES = 4L << 20;

  private static final KeyRefusal TOO_LARGE =
      new KeyRefusal(KeyProblem.UNREADABLE, "more than " + MAX_BYTES + " bytes");

  private Pkcs12KeyFile() {}

  /**
   * Opens one key. The password is used once and not kept; closing the {@link Secret} is for the
   * caller.
   */
  public static KeyOpening open(Path file, Secret password, KeyChoice choice) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return TOO_LARGE;
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

  /**
   * Looks at a file without its password: whether it is a key file at all, and whether the key
   * named is in it as far as names stand outside the encrypted parts. Its seal, its certificates
   * and the key itself are not seen.
   *
   * @param alias the key's name; empty takes any key
   * @return UNREADABLE or NO_SUCH_KEY; empty when nothing is wrong that can be seen
   */
  public static Optional<KeyRefusal> inspect(Path file, Optional<String> alias) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return Optional.of(TOO_LARGE);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, null);
      }
      List<String> keys = new ArrayList<>();
      for (String name : Collections.list(store.aliases())) {
        if (store.isKeyEntry(name)) {
          keys.add(name);
        }
      }
      boolean known = alias.isEmpty() || keys.stream().anyMatch(alias.get()::equalsIgnoreCase);
      return keys.isEmpty() || known
          ? Optional.empty()
          : Optional.of(KeyRefusal.of(KeyProblem.NO_SUCH_KEY));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.of(KeyRefusal.of(KeyProblem.UNREADABLE, e));
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
