package vn.vanthu.drills.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.demo.DemoPictures;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.outbox.RecordPicture;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.routing.RouteResult;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;

/**
 * The product's own office, wired as the server wires it, with a director and a clerk who have RSA
 * keys of 2,048 bits in PKCS#12 files and no time stamp authority (PAdES-B-B): a remote authority's
 * answer time is not ours to measure. Thread-safe but for closing.
 */
final class JobOffice implements AutoCloseable {
  private final Wiring office;
  private final AgencyId agency;
  private final Principal clerk;
  private final Principal director;
  private final Principal specialist;
  private final DemoKey personal;
  private final DemoKey seal;
  private final String personalId;
  private final String sealId;

  private JobOffice(Wiring office, Agency agency, DemoPki pki)
      throws IOException, GeneralSecurityException {
    this.office = office;
    this.agency = agency.id();
    this.clerk = Principal.clerk("van-thu", agency.id());
    this.director =
        new Principal(
            "giam-doc", "Trần Thị Bích Hạnh", agency.id(), Set.of(), Set.of(Role.OFFICIAL));
    this.specialist =
        new Principal("chuyen-vien", "Lê Minh Quân", agency.id(), Set.of(), Set.of(Role.OFFICIAL));
    this.personal = pki.person("giam-doc", "Trần Thị Bích Hạnh", "Giám đốc", agency.name());
    this.seal = pki.seal("con-dau", agency.name(), "H99.15");
    this.personalId =
        bind(pki, director, KeyBinding.Use.PERSON, personal, SigningAuthority.Kind.HEAD, 3);
    this.sealId =
        bind(pki, clerk, KeyBinding.Use.SEAL, seal, SigningAuthority.Kind.INITIALS_ONLY, 5);
  }

  static JobOffice open(Path folder, Path home) throws IOException, GeneralSecurityException {
    DemoPki pki =
        DemoPki.open(folder.resolve("pki"), URI.create("http://127.0.0.1:1/"), Clock.systemUTC());
    var agency = new Agency(new AgencyId("drill"), "Sở Nội vụ tỉnh An Lạc", "SNV");
    var office =
        new Wiring(
            new Deployment(
                folder,
                new DatabaseSettings.Embedded(folder, 0),
                agency,
                home.resolve("config").resolve("registers.yml").toAbsolutePath(),
                home.resolve("config").resolve("calendar.yml").toAbsolutePath(),
                List.of(pki.trustFolder()),
                new VanThuConfiguration.RevocationAccess(List.of(), false),
                Optional.empty(),
                1L << 30,
                2,
                Clock.systemUTC()));
    try {
      office.start();
      office.warmUp();
      return new JobOffice(office, agency, pki);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      office.close();
      throw e;
    }
  }

  Wiring office() {
    return office;
  }

  /** The director's key, opened, for bare operations. */
  SigningKey bareKey() throws IOException {
    try (Secret secret = Secret.fromFile(personal.secretFile())) {
      if (Pkcs12KeyFile.open(personal.file(), secret, KeyChoice.first(Clock.systemUTC().instant()))
          instanceof KeyOpening.Opened opened) {
        return opened.key();
      }
      throw new IllegalStateException("the key does not open");
    }
  }

  private String bind(
      DemoPki pki,
      Principal holder,
      KeyBinding.Use use,
      DemoKey key,
      SigningAuthority.Kind authority,
      long hand)
      throws IOException {
    byte[] image = DemoPictures.signature(hand);
    var binding =
        new KeyBinding(
            UUID.randomUUID().toString(),
            agency,
            holder.id(),
            use,
            List.of(key.certificate(), pki.issuing()),
            new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), ""),
            SigningAuthority.of(authority),
            Clock.systemUTC().instant(),
            null);
    office
        .database()
        .inTransaction(tx -> {
          new KeyBindingTable().add(tx, binding, image);
          return binding;
        });
    return binding.id();
  }

  /** Upload to registered to found, for the clerk who did it. */
  RecordId incoming(byte[] pdf) throws IOException {
    Intake intake = received(Direction.INCOMING, pdf, clerk);
    var entry = new IncomingEntry(office.registrar().today(), null, null, false, null);
    var order =
        new RegisterOrder(intake.id(), intake.proposed(), null, entry, new Audience.Agency());
    RecordId id = entered(office.registrar().register(order, clerk)).id();
    office.feed().showNow(id);
    return id;
  }

  /** Upload of a draft to signed, numbered, sealed, released and found; every version's size. */
  OfficeRecord outgoing(byte[] pdf) throws IOException {
    Intake intake = received(Direction.OUTGOING, pdf, specialist);
    var facts =
        new RecordFacts(
            null,
            "KH",
            "Kế hoạch",
            null,
            "Sở Nội vụ tỉnh An Lạc",
            "Triển khai công tác văn thư",
            "Trần Thị Bích Hạnh",
            "Giám đốc",
            Urgency.NORMAL,
            Secrecy.NORMAL);
    OfficeRecord record =
        entered(
            office.registrar().openDraft(intake.id(), facts, new Audience.Agency(), specialist));
    RecordId id = record.id();
    var desk = office.outgoing();
    record = went(desk.check(id, record.version(), clerk));
    try (Secret pin = Secret.fromFile(personal.secretFile())) {
      record =
          went(desk.sign(id, record.version(), director, personalId, SignatureIntent.SIGN, pin));
    }
    var order = new NumberOrder(office.registrar().today(), null, null);
    record = went(desk.number(id, record.version(), order, clerk));
    try (Secret pin = Secret.fromFile(seal.secretFile())) {
      record = went(desk.seal(id, record.version(), clerk, sealId, pin));
    }
    record = went(desk.release(id, record.version(), clerk));
    office.feed().showNow(id);
    return record;
  }

  private Intake received(Direction direction, byte[] pdf, Principal by) throws IOException {
    var files = List.of(new HandedIn("van-ban.pdf", new ByteArrayInputStream(pdf)));
    if (office.intakes().receive(direction, files, by) instanceof ReceiveResult.Received received) {
      return received.intake();
    }
    throw new IllegalStateException("not received");
  }

  /** Fails unless a search that begins now meets the record. */
  void mustHold(RecordId id) {
    var request = SearchRequest.of("", RecordPicture.viewer(clerk)).withLimit(1);
    if (office.index().search(request).total() == 0 || office.index().revision(id.toString()) < 1) {
      throw new IllegalStateException("not found");
    }
  }

  /** Waits until the index is committed and the ledger sequenced. */
  void settle() {
    office.catchUp();
  }

  private static OfficeRecord entered(RegisterResult result) {
    if (result instanceof RegisterResult.Done done) {
      return done.record();
    }
    throw new IllegalStateException("not registered: " + result);
  }

  private static OfficeRecord went(RouteResult result) {
    if (result instanceof RouteResult.Done done) {
      return done.record();
    }
    throw new IllegalStateException("not on its way: " + result);
  }

  @Override
  public void close() {
    office.close();
  }
}
