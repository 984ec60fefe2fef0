package vn.vanthu.service.routing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyProblem;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs11Token;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;

/** Opens the key of a binding with the secret given for this one act. Immutable. */
public final class KeyOpener {
  private final Path data;

  /**
   * Over the data folder, below which relative key files lie.
   *
   * @param data absolute
   */
  public KeyOpener(Path data) {
    this.data = data;
  }

  /** Opens the key, lets the work use it, and closes it again. */
  public <R> R with(KeyBinding binding, Secret secret, Instant now, Function<KeyOpening, R> work) {
    return switch (binding.home()) {
      case KeyHome.KeyFile file -> {
        Path path = data.resolve(file.path());
        yield work.apply(Pkcs12KeyFile.open(path, secret, choice(file.alias(), now)));
      }
      case KeyHome.Token token -> onToken(binding, token, secret, now, work);
      case KeyHome.Desk _ -> work.apply(KeyRefusal.of(KeyProblem.NO_SUCH_KEY));
    };
  }

  private static <R> R onToken(
      KeyBinding binding,
      KeyHome.Token token,
      Secret pin,
      Instant now,
      Function<KeyOpening, R> work) {
    var unlocking = Pkcs11Token.unlock(Path.of(token.module()), OptionalInt.of(token.slot()), pin);
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
