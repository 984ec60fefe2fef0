package vn.vanthu.service.routing;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.signing.sign.Picture;

/**
 * Which key belongs to whom: an administrator ties a certificate to an account, with the right to
 * sign that its holder has (Decree 30/2020/NĐ-CP, Articles 13 and 32). Private keys and PINs never
 * come here. Thread-safe.
 */
public final class KeyBook {
  private final Database database;
  private final InstantSource clock;
  private final RouteSettings settings;
  private final TokenLibraries libraries;
  private final KeyBindingTable bindings = new KeyBindingTable();

  public KeyBook(
      Database database, RouteSettings settings, TokenLibraries libraries, InstantSource clock) {
    this.libraries = libraries;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is to be bound.
   *
   * @param certificates the holder's certificate and, if wanted, its issuers: PEM, DER or PKCS#7
   * @param image PNG of the hand signature or the seal; empty for an invisible signature
   * @param until last day of a delegation; null for every other right
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  public record NewKey(
      AgencyId agency,
      String holder,
      KeyBinding.Use use,
      byte[] certificates,
      KeyHome home,
      SigningAuthority.Kind authority,
      @Nullable LocalDate until,
      byte[] image) {}

  /** What came of binding a key. */
  public sealed interface Binding {
    /** Bound from now on. */
    record Bound(KeyBinding key) implements Binding {}

    /** Not bound. */
    record Refused(KeyFault fault) implements Binding {}
  }

  /** The PKCS#11 libraries that a key may be bound to. */
  public List<Path> tokenLibraries() {
    return libraries.named();
  }

  /** The bindings in force, every holder's. */
  public List<KeyBinding> inForce(AgencyId agency) {
    return database.read(tx -> bindings.all(tx, agency));
  }

  /** Ties a certificate to an account. One certificate belongs to one account of one agency. */
  public Binding bind(NewKey order) {
    Instant now = clock.instant();
    List<X509Certificate> chain = chain(order.certificates());
    if (chain.isEmpty()) {
      return new Binding.Refused(KeyFault.CERTIFICATE_UNREADABLE);
    }
    X509Certificate own = chain.getFirst();
    if (own.getNotAfter().toInstant().isBefore(now)) {
      return new Binding.Refused(KeyFault.CERTIFICATE_ENDED);
    }
    if (!signs(own)) {
      return new Binding.Refused(KeyFault.CERTIFICATE_SIGNS_NOTHING);
    }
    if (order.home() instanceof KeyHome.Token token && libraries.find(token.module()).isEmpty()) {
      return new Binding.Refused(KeyFault.LIBRARY_NOT_NAMED);
    }
    if (order.image().length > 0 && Picture.parse(order.image()).isEmpty()) {
      return new Binding.Refused(KeyFault.IMAGE_UNREADABLE);
    }
    boolean delegated = order.authority() == SigningAuthority.Kind.BY_DELEGATION;
    LocalDate until = order.until();
    if (delegated != (until != null) || (until != null && until.isBefore(settings.day(now)))) {
      return new Binding.Refused(KeyFault.DELEGATION_DAY);
    }
    SigningAuthority authority =
        order.use() == KeyBinding.Use.SEAL
            ? SigningAuthority.of(SigningAuthority.Kind.INITIALS_ONLY)
            : new SigningAuthority(order.authority(), until);
    var binding =
        new KeyBinding(
            UUID.randomUUID().toString(),
            order.agency(),
            order.holder(),
            order.use(),
            chain,
            order.home(),
            authority,
            now,
            null);
    return database.inTransaction(tx -> {
      bindings.lock(tx);
      if (bindings.isBound(tx, own)) {
        return new Binding.Refused(KeyFault.CERTIFICATE_TAKEN);
      }
      bindings.add(tx, binding, order.image());
      return new Binding.Bound(binding);
    });
  }

  /** Ends a binding; signatures made under it stay what they are. */
  public boolean end(AgencyId agency, String id) {
    return database.inTransaction(tx -> bindings.end(tx, agency, id, clock.instant()));
  }

  /** Bit 0 is digitalSignature, bit 1 nonRepudiation (RFC 5280, 4.2.1.3); none named allows all. */
  private static boolean signs(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() < 0
        && (usage == null || usage[0] || (usage.length > 1 && usage[1]));
  }

  /** The holder's certificate first, then each issuer as far as it was given. */
  private static List<X509Certificate> chain(byte[] given) {
    List<X509Certificate> all = new ArrayList<>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(given))) {
        all.add((X509Certificate) one);
      }
    } catch (CertificateException unreadable) {
      return List.of();
    }
    List<X509Certificate> chain = new ArrayList<>();
    Optional<X509Certificate> next =
        all.stream().filter(c -> all.stream().noneMatch(other -> issued(c, other))).findFirst();
    while (next.isPresent()) {
      X509Certificate current = next.get();
      chain.add(current);
      next =
          all.stream().filter(c -> !chain.contains(c)).filter(c -> issued(c, current)).findFirst();
    }
    return chain;
  }

  private static boolean issued(X509Certificate issuer, X509Certificate subject) {
    return !issuer.equals(subject)
        && issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal());
  }
}
