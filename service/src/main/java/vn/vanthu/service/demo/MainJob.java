package vn.vanthu.service.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Watcher;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.outbox.RecordPicture;
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
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.routing.DraftDesk;
import vn.vanthu.service.routing.RouteResult;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.OpenFields;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Appearance;
import vn.vanthu.signing.sign.Picture;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Does the main job of a records office once: a document comes in and is registered, a document
 * goes out signed and sealed, both are found and verified. Single-threaded.
 */
public final class MainJob {
  private final Wiring office;
  private final DemoPki pki;
  private final TimestampSource timestamps;
  private final Clock clock;
  private final Steps steps;

  public MainJob(
      Wiring office, DemoPki pki, TimestampSource timestamps, Clock clock, PrintStream talk) {
    this.office = office;
    this.pki = pki;
    this.timestamps = timestamps;
    this.clock = clock;
    this.steps = new Steps(talk);
  }

  /** What is left when the job is done. */
  public record Finished(Account clerk, Path released, Report.Verdict verdict) {}

  /**
   * Does the whole job.
   *
   * @param folder where the released document is laid down for the person to look at
   * @throws IllegalStateException when a step is refused: in the demo every step must go
   */
  public Finished run(Path folder) throws IOException, GeneralSecurityException {
    steps.heading("Cơ quan dùng thử / The demo office: " + DemoOffice.AGENCY.name());
    DemoOffice.People people = new DemoOffice(office, pki, clock).settle();
    steps.done("mở cơ quan / office opened", "chuyenvien, giamdoc, vanthu");
    incoming(people.clerk().principal());
    OfficeRecord released = outgoing(people);
    Path file = folder.resolve("van-ban-di.pdf");
    Files.copy(
        office.blobs().path(released.current().file().blob()),
        file,
        StandardCopyOption.REPLACE_EXISTING);
    Report report = verify(file);
    return new Finished(people.clerk(), file, report.document());
  }

  private void incoming(Principal clerk) throws IOException, GeneralSecurityException {
    byte[] paper = sendersPaper();
    steps.heading("Văn bản đến / Incoming");
    Intake intake =
        switch (office
            .intakes()
            .receive(
                Direction.INCOMING,
                List.of(new HandedIn("chi-thi.pdf", new ByteArrayInputStream(paper))),
                clerk,
                kept(paper.length))) {
          case ReceiveResult.Received received -> received.intake();
          case ReceiveResult.Refused refused -> throw stopped(refused.reason().code());
        };
    RecordFacts facts = intake.proposed();
    // Side by side, so there is one time for both.
    steps.done(
        "kiểm tra chữ ký, đọc / checked, read",
        intake.verdict() + ", " + facts.number() + ", " + facts.issuedOn() + ", " + facts.issuer());
    LocalDate today = office.registrar().today();
    OfficeRecord record =
        entered(
            office
                .registrar()
                .register(
                    new RegisterOrder(
                        intake.id(),
                        facts,
                        null,
                        new IncomingEntry(today, facts.issuer(), null, false, null),
                        new Audience.Agency()),
                    clerk));
    steps.done("đăng ký / registered", "Số đến " + display(record));
    found(record, clerk);
  }

  /** Tells when the bytes are durable: what takes longer comes after. */
  private Watcher kept(int bytes) {
    return new Watcher() {
      @Override
      public void kept() {
        steps.done("tiếp nhận / received", bytes + " byte");
      }

      @Override
      public void pages(int done, int total) {
        // one page; the step that reads it is told when it is done
      }
    };
  }

  private OfficeRecord outgoing(DemoOffice.People people) throws IOException {
    Principal specialist = people.specialist().principal();
    Principal director = people.director().principal();
    Principal clerk = people.clerk().principal();
    steps.heading("Văn bản đi / Outgoing");
    OfficialDraft draft = DemoPapers.outgoing();
    RecordFacts facts =
        new RecordFacts(
            null,
            "KH",
            "Kế hoạch",
            null,
            DemoOffice.AGENCY.name(),
            draft.title().subject(),
            draft.signer().name(),
            "Giám đốc",
            Urgency.NORMAL,
            Secrecy.NORMAL);
    OfficeRecord record =
        switch (office
            .drafts()
            .draft(draft, "ke-hoach", facts, new Audience.Agency(), specialist)) {
          case DraftDesk.Drafting.Entered entered -> entered(entered.result());
          case DraftDesk.Drafting.NotReceived refused -> throw stopped(refused.reason().code());
          case DraftDesk.Drafting.NotCopied no -> throw stopped(no.reason().code());
          case DraftDesk.Drafting.Incomplete missing -> throw stopped(missing.field());
          case DraftDesk.Drafting.NotSet not -> throw stopped(not.message().code());
        };
    RecordId id = record.id();
    steps.done("soạn thảo / drafted", record.current().file().size() + " byte");
    record = went(office.outgoing().check(id, record.version(), clerk));
    steps.done("kiểm tra / checked", people.clerk().fullName());
    try (Secret pin = Secret.fromFile(people.personalKey().secretFile())) {
      record =
          went(
              office
                  .outgoing()
                  .sign(
                      id,
                      record.version(),
                      director,
                      people.personalKey().id(),
                      SignatureIntent.SIGN,
                      pin));
    }
    steps.done("người có thẩm quyền ký / signed", people.director().fullName());
    NumberOrder order = new NumberOrder(office.registrar().today(), null, null);
    record = went(office.outgoing().number(id, record.version(), order, clerk));
    steps.done("cấp số, ngày / numbered", String.valueOf(display(record)));
    try (Secret pin = Secret.fromFile(people.sealKey().secretFile())) {
      record =
          went(office.outgoing().seal(id, record.version(), clerk, people.sealKey().id(), pin));
    }
    steps.done("cơ quan ký số / sealed", DemoOffice.AGENCY.name());
    record = went(office.outgoing().release(id, record.version(), clerk));
    steps.done("phát hành / released", record.current().file().blob().hex());
    found(record, clerk);
    return record;
  }

  /** Seen in the search at once, by its number as people type it. */
  private void found(OfficeRecord record, Principal reader) {
    steps.restart();
    office.feed().showNow(record.id());
    String number = record.facts().number();
    var result =
        office
            .index()
            .search(SearchRequest.of(number == null ? "" : number, RecordPicture.viewer(reader)));
    boolean there = result.hits().stream().anyMatch(hit -> hit.id().equals(record.id().toString()));
    if (!there) {
      throw stopped("the record was not found by its number " + number);
    }
    steps.done("tìm theo số / found", number + ": " + result.total());
  }

  private Report verify(Path file) throws IOException {
    steps.restart();
    try (DocumentBytes bytes = DocumentBytes.map(file)) {
      Report report = office.verifier().verify(bytes);
      steps.done(
          "kiểm tra / verified",
          report.document()
              + ", "
              + report.conclusion()
              + ", "
              + report.signatures().size()
              + " chữ ký");
      return report;
    }
  }

  /** The province's directive as it would arrive: signed and sealed over there. */
  private byte[] sendersPaper() throws IOException, GeneralSecurityException {
    String province = "Ủy ban nhân dân tỉnh An Lạc";
    DemoKey chairman = pki.person("chutich", "Đỗ Quang Khải", "Chủ tịch", province);
    DemoKey seal = pki.seal("condau-ubnd", province, "H99");
    var draft = new ByteArrayOutputStream();
    var set = new Typesetter().typeset(DemoPapers.incoming(), clock.instant(), draft);
    if (!(set instanceof Typesetting.Typeset)) {
      throw stopped("the demo paper cannot be set");
    }
    LocalDate today = office.registrar().today();
    SignatureRequest person =
        SignatureRequest.byPerson(
                OpenFields.PERSON, OpenFields.openAfterPerson(), shown(DemoPictures.signature(3)))
            .claiming(clock.instant())
            .withTimestamp();
    int number = 10 + Math.floorMod(clock.millis(), 90);
    SignatureRequest agency =
        SignatureRequest.bySeal(
                OpenFields.AGENCY,
                Map.of(
                    OpenFields.NUMBER, Integer.toString(number),
                    OpenFields.DAY, String.format("%02d", today.getDayOfMonth()),
                    OpenFields.MONTH,
                        today.getMonthValue() <= 2
                            ? "0" + today.getMonthValue()
                            : Integer.toString(today.getMonthValue()),
                    OpenFields.YEAR, Integer.toString(today.getYear())),
                shown(DemoPictures.seal("ỦY BAN NHÂN DÂN TỈNH AN LẠC", "NƯỚC CHXHCN VIỆT NAM")))
            .claiming(clock.instant())
            .withTimestamp();
    return signed(signed(draft.toByteArray(), person, chairman), agency, seal);
  }

  private static Optional<Appearance> shown(byte[] png) {
    return Picture.parse(png).map(p -> new Appearance.Shown(p, new Appearance.Place.OfField()));
  }

  private byte[] signed(byte[] document, SignatureRequest request, DemoKey key) throws IOException {
    var signer = new Signer(SigningProfile.circular15(), clock);
    SigningOutcome outcome =
        signer.sign(DocumentBytes.of(document), request, open(key), Optional.of(timestamps));
    return switch (outcome) {
      case SigningOutcome.Signed signed -> signed.bytes();
      case SigningOutcome.Refused refused ->
          throw stopped(refused.message().code() + " " + refused.detail());
    };
  }

  private SigningKey open(DemoKey key) throws IOException {
    try (Secret secret = Secret.fromFile(key.secretFile())) {
      return switch (Pkcs12KeyFile.open(key.file(), secret, KeyChoice.first(clock.instant()))) {
        case KeyOpening.Opened opened -> opened.key();
        case KeyRefusal refusal -> throw stopped(refusal.message().code());
      };
    }
  }

  private static OfficeRecord entered(RegisterResult result) {
    return switch (result) {
      case RegisterResult.Done done -> done.record();
      case RegisterResult.AlreadyRegistered known -> throw stopped("known as " + known.display());
      case RegisterResult.Refused refused -> throw stopped(refused.reason().code());
    };
  }

  private static OfficeRecord went(RouteResult result) {
    return switch (result) {
      case RouteResult.Done done -> done.record();
      case RouteResult.Refused refused -> throw stopped(refused.reason().code());
      case RouteResult.NotInBook not -> throw stopped(not.reason().code());
      case RouteResult.NotSigned not -> throw stopped(not.message().code() + " " + not.detail());
    };
  }

  private static @Nullable String display(OfficeRecord record) {
    return record.entry().map(Registration::display).orElse(null);
  }

  private static IllegalStateException stopped(String why) {
    return new IllegalStateException("the demo stopped: " + why);
  }
}
