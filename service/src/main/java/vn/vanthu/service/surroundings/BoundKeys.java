package vn.vanthu.service.surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.routing.TokenLibraries;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.TokenSlots;

/**
 * Looks at bound keys as far as that goes without asking for a secret: terms of certificates, key
 * files, devices. A PIN is never tried: a device counts wrong ones. Immutable.
 */
final class BoundKeys {
  private static final Duration SOON = Duration.ofDays(30);

  private final Path data;
  private final TokenLibraries libraries;
  private final Instant now;
  private final Consumer<Symptom> out;

  /**
   * Over a data folder.
   *
   * @param data below which relative key files lie
   * @param libraries no other PKCS#11 library is loaded
   */
  BoundKeys(Path data, TokenLibraries libraries, Instant now, Consumer<Symptom> out) {
    this.data = data;
    this.libraries = libraries;
    this.now = now;
    this.out = out;
  }

  void look(KeyBinding key) {
    String subject = key.holder() + " " + key.subject();
    Instant ends = key.certificate().getNotAfter().toInstant();
    if (ends.isBefore(now)) {
      met(Ailment.CERTIFICATE_EXPIRED, subject, ends.toString());
    } else if (ends.isBefore(now.plus(SOON))) {
      met(Ailment.CERTIFICATE_ENDS_SOON, subject, ends.toString());
    }
    switch (key.home()) {
      case KeyHome.KeyFile file ->
          file(data.resolve(file.path()), file.alias(), key.certificate(), subject);
      case KeyHome.Token token -> token(token, subject);
      case KeyHome.Desk _ -> {
        // lies on its holder's desk, where nobody of this machine can look
      }
    }
  }

  private void file(Path path, String alias, X509Certificate bound, String subject) {
    if (!Files.isReadable(path)) {
      met(Ailment.KEY_FILE_UNREADABLE, path.toString(), subject);
      return;
    }
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path pin = path.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".pin");
    Optional<String> named = alias.isEmpty() ? Optional.empty() : Optional.of(alias);
    if (Files.exists(pin)) {
      opened(path, pin, new KeyChoice(named, Optional.empty(), now), bound, subject);
    } else {
      Pkcs12KeyFile.inspect(path, named)
          .ifPresentOrElse(
              refusal -> refused(refusal, path, subject),
              () -> met(Ailment.KEY_PASSWORD_UNTRIED, path.toString(), subject));
    }
  }

  private void opened(
      Path path, Path pin, KeyChoice choice, X509Certificate bound, String subject) {
    try (Secret secret = Secret.fromFile(pin)) {
      switch (Pkcs12KeyFile.open(path, secret, choice)) {
        case KeyRefusal refusal -> refused(refusal, path, subject);
        case KeyOpening.Opened opened -> {
          if (!opened.key().chain().getFirst().equals(bound)) {
            met(Ailment.KEY_DIFFERS, path.toString(), subject);
          }
        }
      }
    } catch (IOException e) {
      met(Ailment.KEY_FILE_UNREADABLE, pin.toString(), String.valueOf(e.getMessage()));
    }
  }

  private void refused(KeyRefusal refusal, Path path, String subject) {
    switch (refusal.problem()) {
      case WRONG_SECRET -> met(Ailment.KEY_PASSWORD_WRONG, path.toString(), subject);
      case NO_SUCH_KEY -> met(Ailment.KEY_DIFFERS, path.toString(), subject);
      case CERTIFICATE_EXPIRED -> {
        // said of the bound certificate already
      }
      case UNREADABLE,
          SECRET_LOCKED,
          MODULE_UNUSABLE,
          MODULE_NOT_NAMED,
          TOKEN_ABSENT,
          SESSION_LOST,
          CERTIFICATE_NOT_YET_VALID,
          ALGORITHM_UNFIT,
          FAILED ->
          met(Ailment.KEY_FILE_UNREADABLE, path.toString(), refusal.message().en());
    }
  }

  /** The module answers without a PIN which devices are plugged in. */
  private void token(KeyHome.Token token, String subject) {
    Optional<Path> library = libraries.find(token.module());
    if (library.isEmpty()) {
      met(Ailment.TOKEN_LIBRARY_NOT_NAMED, token.module(), subject);
      return;
    }
    try {
      boolean there =
          TokenSlots.of(library.get()).stream().anyMatch(slot -> slot.slot() == token.slot());
      if (!there) {
        met(Ailment.TOKEN_ABSENT, token.module() + " " + token.slot(), subject);
      }
    } catch (IOException e) {
      met(Ailment.TOKEN_UNUSABLE, token.module(), String.valueOf(e.getMessage()));
    }
  }

  private void met(Ailment ailment, String subject, String detail) {
    out.accept(new Symptom(ailment, subject, detail));
  }
}
