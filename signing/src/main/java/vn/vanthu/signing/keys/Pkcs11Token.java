package vn.vanthu.signing.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.login.LoginException;

/**
 * An unlocked PKCS#11 token (thiết bị lưu khóa bí mật): one login for any number of signatures.
 * Closing logs out. Thread-safe. The PIN is given to the device once and not kept.
 *
 * <p>The login belongs to the token and the process: unlocking a token that this process holds open
 * already tries no PIN, and closing either logs out both. Who unlocks from several threads has to
 * do it one after the other.
 */
public final class Pkcs11Token implements AutoCloseable {
  private final Provider provider;
  private final KeyStore store;

  private Pkcs11Token(Provider provider, KeyStore store) {
    this.provider = provider;
    this.store = store;
  }

  /** What trying to unlock a token gives. */
  public sealed interface Unlocking {
    /** The token is unlocked. */
    record Unlocked(Pkcs11Token token) implements Unlocking {}

    /** It is not, and why. */
    record Refused(KeyRefusal refusal) implements Unlocking {}
  }

  /**
   * Loads the maker's module and logs in once.
   *
   * @param module the maker's shared library
   * @param slot which slot of the module's list, from 0; empty takes the first
   * @param pin the user's PIN; wiping it is for the caller
   */
  public static Unlocking unlock(Path module, OptionalInt slot, Secret pin) {
    if (!Files.isReadable(module)) {
      return refused(new KeyRefusal(KeyProblem.MODULE_UNUSABLE, "no such file: " + module));
    }
    Provider template = Security.getProvider("SunPKCS11");
    if (template == null) {
      return refused(new KeyRefusal(KeyProblem.MODULE_UNUSABLE, "Java lacks jdk.crypto.cryptoki"));
    }
    String settings =
        "--name = vanthu\nlibrary = \"%s\"\nslotListIndex = %d\nshowInfo = false\n"
            .formatted(module.toAbsolutePath(), slot.orElse(0));
    Provider provider;
    try {
      provider = template.configure(settings);
    } catch (InvalidParameterException | ProviderException e) {
      return refused(KeyRefusal.of(TokenFailure.of(e, KeyProblem.MODULE_UNUSABLE), e));
    }
    return login(provider, pin);
  }

  private static Unlocking login(Provider provider, Secret pin) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin.revealToDevice());
      return new Unlocking.Unlocked(new Pkcs11Token(provider, store));
    } catch (IOException e) {
      return refused(KeyRefusal.of(TokenFailure.of(e, KeyProblem.WRONG_SECRET), e));
    } catch (GeneralSecurityException | ProviderException e) {
      return refused(KeyRefusal.of(TokenFailure.of(e, KeyProblem.TOKEN_ABSENT), e));
    }
  }

  private static Unlocking refused(KeyRefusal refusal) {
    return new Unlocking.Refused(refusal);
  }

  /**
   * One key of the token.
   *
   * @param issuers certificates of the issuing authorities, in order, to complete the chain, since
   *     tokens mostly hold the owner's certificate alone
   */
  public KeyOpening key(KeyChoice choice, List<X509Certificate> issuers) {
    try (Secret none = Secret.of(new char[0])) {
      KeyOpening opening = StoredKey.open(store, none, choice, Optional.of(provider));
      return switch (opening) {
        case KeyRefusal refusal -> refusal;
        case KeyOpening.Opened opened ->
            opened.key().chain().size() > 1
                ? opened
                : new KeyOpening.Opened(new WithIssuers(opened.key(), issuers));
      };
    } catch (GeneralSecurityException | ProviderException e) {
      return KeyRefusal.of(TokenFailure.of(e, KeyProblem.SESSION_LOST), e);
    }
  }

  /** Logs out; a token already pulled out is not an error. */
  @Override
  public void close() {
    if (provider instanceof AuthProvider session) {
      try {
        session.logout();
      } catch (LoginException | ProviderException e) {
        System.getLogger(Pkcs11Token.class.getName())
            .log(System.Logger.Level.DEBUG, "the token was gone before logging out", e);
      }
    }
  }

  private record WithIssuers(SigningKey key, List<X509Certificate> issuers) implements SigningKey {
    @Override
    public List<X509Certificate> chain() {
      List<X509Certificate> whole = new ArrayList<>(key.chain());
      whole.addAll(issuers);
      return List.copyOf(whole);
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return key.algorithm();
    }

    @Override
    public KeyAnswer sign(byte[] message) {
      return key.sign(message);
    }
  }
}
