package vn.vanthu.service.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;

/**
 * The people of the demo office: a specialist who drafts, a director who signs, a clerk who
 * registers and seals, an auditor who looks on. Accounts have no password: the printed link opens
 * one, once.
 */
public final class DemoOffice {
  /** The agency that the demo runs. */
  public static final Agency AGENCY =
      new Agency(new AgencyId("so-noi-vu"), "Sở Nội vụ tỉnh An Lạc", "SNV");

  private final Wiring office;
  private final DemoPki pki;
  private final Clock clock;

  DemoOffice(Wiring office, DemoPki pki, Clock clock) {
    this.office = office;
    this.pki = pki;
    this.clock = clock;
  }

  /**
   * The people, with the keys bound to them.
   *
   * @param personalKey the director's
   * @param sealKey the agency's, entrusted to the clerk
   */
  record People(
      Account specialist, Account director, Account clerk, Key personalKey, Key sealKey) {}

  /** A bound key and the file with what opens it, which only the demo has lying about. */
  record Key(String id, Path secretFile) {}

  People settle() throws IOException, GeneralSecurityException {
    Account specialist =
        account("chuyenvien", "Lê Minh Quân", "Chuyên viên", Set.of(Role.OFFICIAL));
    Account director = account("giamdoc", "Trần Thị Bích Hạnh", "Giám đốc", Set.of(Role.OFFICIAL));
    Account clerk =
        account("vanthu", "Phạm Thu Hà", "Văn thư", Set.of(Role.CLERK, Role.ADMINISTRATOR));
    account("thanhtra", "Vũ Đức Thịnh", "Thanh tra", Set.of(Role.AUDITOR));
    DemoKey personal =
        pki.person("giamdoc", director.fullName(), director.position(), AGENCY.name());
    DemoKey seal = pki.seal("condau-snv", AGENCY.name(), "H99.15");
    return new People(
        specialist,
        director,
        clerk,
        bound(
            director,
            KeyBinding.Use.PERSON,
            personal,
            SigningAuthority.Kind.HEAD,
            DemoPictures.signature(7)),
        bound(
            clerk,
            KeyBinding.Use.SEAL,
            seal,
            SigningAuthority.Kind.INITIALS_ONLY,
            DemoPictures.seal("SỞ NỘI VỤ TỈNH AN LẠC", "NƯỚC CHXHCN VIỆT NAM")));
  }

  private Account account(String username, String name, String position, Set<Role> roles) {
    return office
        .accounts()
        .find(username)
        .or(() -> office.accounts().create(username, name, position, Set.of(), roles, null))
        .orElseThrow(() -> new IllegalStateException("no account " + username));
  }

  private Key bound(
      Account holder,
      KeyBinding.Use use,
      DemoKey key,
      SigningAuthority.Kind authority,
      byte[] image)
      throws IOException {
    var table = new KeyBindingTable();
    Optional<KeyBinding> there =
        office.database().read(tx -> table.of(tx, AGENCY.id(), holder.username())).stream()
            .filter(b -> b.use() == use && b.certificate().equals(key.certificate()))
            .findFirst();
    if (there.isPresent()) {
      return new Key(there.get().id(), key.secretFile());
    }
    var binding =
        new KeyBinding(
            UUID.randomUUID().toString(),
            AGENCY.id(),
            holder.username(),
            use,
            chain(key),
            new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), ""),
            SigningAuthority.of(authority),
            clock.instant(),
            null);
    office
        .database()
        .inTransaction(tx -> {
          table.add(tx, binding, image);
          return binding;
        });
    return new Key(binding.id(), key.secretFile());
  }

  private List<X509Certificate> chain(DemoKey key) throws IOException {
    try (Secret secret = Secret.fromFile(key.secretFile())) {
      return switch (Pkcs12KeyFile.open(key.file(), secret, KeyChoice.first(clock.instant()))) {
        case KeyOpening.Opened opened -> opened.key().chain();
        case KeyRefusal refusal -> throw new IOException(refusal.message().en());
      };
    }
  }
}
