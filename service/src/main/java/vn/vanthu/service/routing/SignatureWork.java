package vn.vanthu.service.routing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.typesetting.OpenFields;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Appearance;
import vn.vanthu.signing.sign.FieldLock;
import vn.vanthu.signing.sign.Picture;
import vn.vanthu.signing.sign.Preparation;
import vn.vanthu.signing.sign.PreparedSignature;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Makes the signatures that the outgoing way asks for, and lets nothing through that the verifier
 * does not find whole and made while its certificate was good. Thread-safe.
 */
public final class SignatureWork {
  private static final Message NOT_WHOLE =
      new Message(
          "SIGNED_NOT_WHOLE",
          "Tệp sau khi ký không kiểm tra được là toàn vẹn; đã hủy, không lưu.",
          "The file does not verify as whole after signing; it was dropped, not stored.");
  private static final Message CERTIFICATE_NOT_GOOD =
      new Message(
          RouteRefusal.CERTIFICATE_NOT_GOOD.code(),
          RouteRefusal.CERTIFICATE_NOT_GOOD.vi(),
          RouteRefusal.CERTIFICATE_NOT_GOOD.en());
  private static final Message KEY_DIFFERS =
      new Message(
          "KEY_CERTIFICATE_DIFFERS",
          "Chứng thư của khóa khác chứng thư đã gắn với tài khoản.",
          "The key's certificate differs from the one bound to the account.");

  /** Judges bytes with the deployment's trust at the present time. */
  @FunctionalInterface
  public interface Judge {
    Report judge(DocumentBytes document);
  }

  /** What came of a signature. */
  sealed interface Made {
    /** Signed, found whole, and by a certificate that was good. */
    record Signed(SigningOutcome.Signed bytes, Report report) implements Made {}

    /** Not signed; nothing is kept. */
    record Not(Message message, String detail) implements Made {}
  }

  private final Signer signer;
  private final Judge judge;
  private final Optional<TimestampSource> timestamps;
  private final HandImages images = new HandImages();

  /**
   * Over signer and verifier.
   *
   * @param timestamps empty in an office without a time stamp authority
   */
  public SignatureWork(Signer signer, Judge judge, Optional<TimestampSource> timestamps) {
    this.signer = signer;
    this.judge = judge;
    this.timestamps = timestamps;
  }

  /** The person's signature, or initials, on a draft that may already hold some. */
  SignatureRequest personal(
      SignatureIntent intent, int earlier, Optional<byte[]> image, Instant claimed) {
    SignatureRequest request =
        switch (intent) {
          case SIGN -> {
            Optional<Appearance> shown = shown(image);
            // A certification must come first; after initials the lock alone does the work.
            yield earlier == 0
                ? SignatureRequest.byPerson(OpenFields.PERSON, OpenFields.openAfterPerson(), shown)
                : shown
                    .map(SignatureRequest.approval(OpenFields.PERSON)::showing)
                    .orElse(SignatureRequest.approval(OpenFields.PERSON))
                    .locking(new FieldLock.AllExcept(OpenFields.openAfterPerson()));
          }
          case INITIAL -> SignatureRequest.approval("VanThu-initial-" + (earlier + 1));
        };
    return finished(request, claimed);
  }

  /**
   * The agency's seal with number and date, as far as the document has fields for them: what its
   * author printed stays as it is.
   *
   * @param fields the open fields that the document has
   */
  SignatureRequest seal(
      String display,
      LocalDate issuedOn,
      Set<String> fields,
      Optional<byte[]> image,
      Instant claimed) {
    Map<String, String> values = new LinkedHashMap<>(fill(display, issuedOn));
    values.keySet().retainAll(fields);
    Optional<byte[]> inItsField = image.filter(_ -> fields.contains(OpenFields.AGENCY));
    return finished(SignatureRequest.bySeal(OpenFields.AGENCY, values, shown(inItsField)), claimed);
  }

  /**
   * The agency's seal without a picture: at the top right of the first page, size 10, black, these
   * lines and the signing time in Vietnam's zone (Decree 30/2020/NĐ-CP, Annex I).
   *
   * @param lines on an annex in a file of its own, number and symbol of the document; on a copy,
   *     its form and the agency that makes it
   */
  SignatureRequest sealInWords(List<String> lines, Instant claimed, RouteSettings settings) {
    Instant second = claimed.truncatedTo(ChronoUnit.SECONDS);
    String time = settings.signingTime().format(second.atZone(settings.zone()));
    Appearance text =
        Appearance.Text.prescribed(Stream.concat(lines.stream(), Stream.of(time)).toList());
    return finished(
        SignatureRequest.bySeal(OpenFields.AGENCY, Map.of(), Optional.of(text)), second);
  }

  private SignatureRequest finished(SignatureRequest request, Instant claimed) {
    SignatureRequest claiming = request.claiming(claimed);
    return timestamps.isPresent() ? claiming.withTimestamp() : claiming;
  }

  /** A picture that cannot be read is left out: the signature counts, not its image. */
  private Optional<Appearance> shown(Optional<byte[]> image) {
    return image.flatMap(images::of).map(SignatureWork::inField);
  }

  private static Appearance inField(Picture picture) {
    return new Appearance.Shown(picture, new Appearance.Place.OfField());
  }

  /**
   * Number and date as they are written: numbers as the series writes them, days below 10 and the
   * months 1 and 2 with a zero (Decree 30/2020/NĐ-CP, Annex I).
   */
  static Map<String, String> fill(String display, LocalDate issuedOn) {
    int stroke = display.indexOf('/');
    Map<String, String> values = new LinkedHashMap<>();
    values.put(OpenFields.NUMBER, stroke < 0 ? display : display.substring(0, stroke));
    values.put(OpenFields.DAY, String.format("%02d", issuedOn.getDayOfMonth()));
    int month = issuedOn.getMonthValue();
    values.put(OpenFields.MONTH, month <= 2 ? "0" + month : Integer.toString(month));
    values.put(OpenFields.YEAR, Integer.toString(issuedOn.getYear()));
    return values;
  }

  /**
   * Signs with a key that is open, when it is the one that is bound.
   *
   * @param prepared for the bound key by {@link #prepare}
   */
  Made sign(
      DocumentBytes document,
      SignatureRequest request,
      Preparation prepared,
      KeyBinding bound,
      KeyOpening opening) {
    return switch (opening) {
      case KeyRefusal refusal -> refused(refusal);
      case KeyOpening.Opened opened -> {
        SigningKey key = opened.key();
        if (!key.certificate().equals(bound.certificate())) {
          yield new Made.Not(KEY_DIFFERS, "");
        }
        // What holds the key may know issuers that whoever bound the certificate did not give.
        boolean knowsMore = belowAnchors(key.chain()) > belowAnchors(bound.chain());
        yield sign(
            document,
            knowsMore
                ? signer.prepare(document, request, key.chain(), key.algorithm(), timestamps)
                : prepared,
            key,
            bound);
      }
    };
  }

  /** A self-issued certificate need not be in a signature: whoever trusts it has it. */
  private static long belowAnchors(List<X509Certificate> chain) {
    return chain.stream()
        .filter(c -> !c.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
        .count();
  }

  private Made sign(
      DocumentBytes document, Preparation prepared, SigningKey key, KeyBinding bound) {
    return switch (prepared) {
      case SigningOutcome.Refused refused -> new Made.Not(refused.message(), refused.detail());
      case PreparedSignature ready ->
          switch (key.sign(ready.toBeSigned())) {
            case KeyRefusal refusal -> refused(refusal);
            case KeyAnswer.Value value -> complete(document, ready, bound, value.bytes());
          };
    };
  }

  private static Made refused(KeyRefusal refusal) {
    return new Made.Not(refusal.message(), refusal.detail());
  }

  /** Everything up to the private key. */
  Preparation prepare(DocumentBytes document, SignatureRequest request, KeyBinding bound) {
    var algorithm =
        SignatureAlgorithm.usualFor(bound.certificate().getPublicKey())
            .orElseThrow(() -> new IllegalStateException("a bound key that cannot sign"));
    return signer.prepare(document, request, bound.chain(), algorithm, timestamps);
  }

  /** The rest, with the value that the key computed. */
  Made complete(
      DocumentBytes document, PreparedSignature prepared, KeyBinding bound, byte[] value) {
    return checked(signer.complete(document, prepared, value, timestamps), bound);
  }

  private Made checked(SigningOutcome outcome, KeyBinding key) {
    return switch (outcome) {
      case SigningOutcome.Refused refused -> new Made.Not(refused.message(), refused.detail());
      case SigningOutcome.Signed signed -> {
        Report report = judge.judge(DocumentBytes.of(signed.bytes()));
        if (!report.document().whole()) {
          yield new Made.Not(NOT_WHOLE, codes(report));
        }
        yield made(report, key).allMatch(Report.Signature::stands)
            ? new Made.Signed(signed, report)
            : new Made.Not(CERTIFICATE_NOT_GOOD, codes(report));
      }
    };
  }

  /** What exactly the verifier objects to, as codes. */
  private static String codes(Report report) {
    Stream<Message> ofFile = report.notices().stream();
    Stream<Message> ofSignatures =
        report.signatures().stream()
            .filter(s -> s.integrity() != Report.Verdict.INTACT || !s.stands())
            .flatMap(s ->
                Stream.concat(
                    s.messages().stream(),
                    s.changesAfter().stream()
                        .filter(c -> !c.allowed())
                        .map(Report.Change::message)));
    return Stream.concat(ofFile, ofSignatures)
        .map(Message::code)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The signatures made with the key of this binding. */
  static Stream<Report.Signature> made(Report report, KeyBinding key) {
    return report.signatures().stream()
        .filter(
            s -> s.signer() != null && s.signer().certificateSha256().equals(key.fingerprint()));
  }

  Report judge(DocumentBytes document) {
    return judge.judge(document);
  }
}
