package vn.vanthu.service.routing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyProblem;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs11Token;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;

/**
 * Opens the key of a binding with the secret given for this one act. Thread-safe.
 *
 * <p>Whether a token is logged in belongs to the token and the whole process (C_Login of PKCS #11
 * v2.40): while one act holds it open, the PIN of another would not be tried at all, and the end of
 * the first would log the other out. So a token does one act at a time, from its login to its
 * logout; the others wait in the order in which they came. One object of this class serves the
 * whole process.
 */
public final class KeyOpener {
  private final Path data;
  private final TokenLibraries libraries;
  private final Map<Device, ReentrantLock> devices = new ConcurrentHashMap<>();

  /** A slot of a module, by whichever of its paths it is bound. */
  private record Device(Path module, int slot) {}

  /**
   * Over the data folder, below which relative key files lie.
   *
   * @param data absolute
   * @param libraries no other PKCS#11 library is loaded, whatever a binding names
   */
  public KeyOpener(Path data, TokenLibraries libraries) {
    this.data = data;
    this.libraries = libraries;
  }

  /**
   * Opens the key, lets the work use it, and closes it again. Waits while another act holds the
   * same token.
   */
  public <R> R with(KeyBinding binding, Secret secret, Instant now, Function<KeyOpening, R> work) {
    return switch (binding.home()) {
      case KeyHome.KeyFile file -> {
        Path path = data.resolve(file.path());
        yield work.apply(Pkcs12KeyFile.open(path, secret, choice(file.alias(), now)));
      }
      case KeyHome.Token token -> {
        Optional<Path> library = libraries.find(token.module());
        if (library.isEmpty()) {
          yield work.apply(KeyRefusal.of(KeyProblem.MODULE_NOT_NAMED));
        }
        ReentrantLock device =
            devices.computeIfAbsent(
                new Device(library.get(), token.slot()), _ -> new ReentrantLock(true));
        device.lock();
        try {
          yield onToken(binding, library.get(), token, secret, now, work);
        } finally {
          device.unlock();
        }
      }
      case KeyHome.Desk _ -> work.apply(KeyRefusal.of(KeyProblem.NO_SUCH_KEY));
    };
  }

  private static <R> R onToken(
      KeyBinding binding,
      Path library,
      KeyHome.Token token,
      Secret pin,
      Instant now,
      Function<KeyOpening, R> work) {
    var unlocking = Pkcs11Token.unlock(library, OptionalInt.of(token.slot()), pin);
    return switch (unlocking) {
      case Pkcs11Token.Unlocking.Refused refused -> work.apply(refused.refusal());
      case Pkcs11Token.Unlocking.Unlocked unlocked -> {
        try (Pkcs11Token device = unlocked.token()) {
          yield work.apply(
              device.key(
                  choice(token.alias(), now), binding.chain().subList(1, binding.chain().size())));
        }
      }
    };
  }

  private static KeyChoice choice(String alias, Instant now) {
    return new KeyChoice(
        alias.isEmpty() ? Optional.empty() : Optional.of(alias), Optional.empty(), now);
  }
}
