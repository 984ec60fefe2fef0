package vn.vanthu.service.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.vanthu.service.routing.SessionForm;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs11Token;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.TokenSlots;

/** The key at the official's own machine: in a token, or in a file. Stateless. */
final class DeskKey {
  private DeskKey() {}

  /** What is done while the key is unlocked. */
  @FunctionalInterface
  interface Work<T> {
    T with(KeyOpening opening) throws IOException, InterruptedException;
  }

  /**
   * The token to try the PIN on: the one named, or the only one there. With several, the wrong one
   * would count a wrong PIN against its owner.
   */
  private static OptionalInt slot(Arguments arguments) throws Misuse, IOException {
    if (arguments.value("pkcs11").isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<String> named = arguments.value("slot");
    if (named.isPresent()) {
      if (!named.get().matches("\\d{1,4}")) {
        throw new Misuse("--slot là một số, từ 0", "--slot is a number, from 0");
      }
      return OptionalInt.of(Integer.parseInt(named.get()));
    }
    List<TokenSlots.Slot> tokens = TokenSlots.of(Path.of(arguments.required("pkcs11")));
    return switch (tokens.size()) {
      case 0 -> OptionalInt.of(0); // unlocking says that no token is present
      case 1 -> OptionalInt.of(tokens.getFirst().slot());
      default ->
          throw new Misuse(
              "có nhiều thiết bị đang cắm, chọn một bằng --slot",
              "several tokens are plugged in, choose one by --slot:\n  "
                  + String.join("\n  ", tokens.stream().map(TokenSlots.Slot::toString).toList()));
    };
  }

  /**
   * Unlocks the key once and lets the work use it; it is locked again when this returns.
   *
   * @param form names the certificate and the algorithm that are wanted
   * @throws Misuse when the token holds another certificate
   */
  static <T> T with(Arguments arguments, SessionForm form, Work<T> work)
      throws Misuse, IOException, InterruptedException {
    OptionalInt slot = slot(arguments);
    var choice =
        new KeyChoice(
            arguments.value("alias"),
            Optional.of(SignatureAlgorithm.valueOf(form.algorithm())),
            Instant.now());
    try (Secret pin = pin(arguments)) {
      if (arguments.value("pkcs12").isPresent()) {
        Path file = Path.of(arguments.required("pkcs12"));
        return work.with(wanted(Pkcs12KeyFile.open(file, pin, choice), form));
      }
      return switch (Pkcs11Token.unlock(Path.of(arguments.required("pkcs11")), slot, pin)) {
        case Pkcs11Token.Unlocking.Refused refused -> work.with(refused.refusal());
        case Pkcs11Token.Unlocking.Unlocked unlocked -> {
          try (Pkcs11Token token = unlocked.token()) {
            yield work.with(wanted(token.key(choice, List.of()), form));
          }
        }
      };
    }
  }

  private static KeyOpening wanted(KeyOpening opening, SessionForm form)
      throws Misuse, IOException {
    X509Certificate wanted = certificate(form);
    if (opening instanceof KeyOpening.Opened opened && !opened.key().certificate().equals(wanted)) {
      throw new Misuse(
          "thiết bị giữ chứng thư khác chứng thư đã gắn với tài khoản của bạn: "
              + wanted.getSubjectX500Principal(),
          "the token holds another certificate than the one bound to your account: "
              + wanted.getSubjectX500Principal());
    }
    return opening;
  }

  private static X509Certificate certificate(SessionForm form) throws IOException {
    byte[] der = Base64.getDecoder().decode(form.certificate());
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IOException("the service sent no certificate", e);
    }
  }

  /** From a file, or typed without echo; wiped after use. */
  private static Secret pin(Arguments arguments) throws Misuse, IOException {
    if (arguments.value("pin-file").isPresent()) {
      return Secret.fromFile(Path.of(arguments.required("pin-file")));
    }
    java.io.Console terminal = java.util.Objects.requireNonNull(System.console());
    if (!terminal.isTerminal()) {
      throw new Misuse(
          "không có bàn phím để nhập mã PIN: dùng --pin-file",
          "no terminal to type the PIN at: give --pin-file");
    }
    char[] typed = terminal.readPassword("PIN: ");
    if (typed == null) {
      throw new Misuse("chưa nhập mã PIN", "no PIN was typed");
    }
    try {
      return Secret.of(typed);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }
}
