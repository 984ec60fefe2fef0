package vn.vanthu.service.web;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;

/**
 * How a verdict looks: a tone, an icon (never colour alone), a key of the bundle. A good verdict on
 * the bytes says nothing about who signed: trust has a line of its own. Pure.
 */
public final class ReportWords {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private ReportWords() {}

  /** good, warn, bad or quiet. */
  public static String tone(String verdict) {
    return switch (verdict) {
      case "INTACT" -> "good";
      case "NOTICE" -> "warn";
      case "ALTERED" -> "bad";
      case "UNVERIFIABLE" -> "warn";
      default -> "quiet";
    };
  }

  /** Name of the Bootstrap icon. */
  public static String icon(String verdict) {
    return switch (verdict) {
      case "INTACT" -> "check-circle-fill";
      case "NOTICE" -> "exclamation-triangle-fill";
      case "ALTERED" -> "x-octagon-fill";
      case "UNVERIFIABLE" -> "question-diamond-fill";
      default -> "dash-circle";
    };
  }

  /** Name of the icon for a person's hand, a seal, a time stamp. */
  public static String kindIcon(String kind) {
    return switch (kind) {
      case "SEAL" -> "award";
      case "TIMESTAMP" -> "stopwatch";
      default -> "pen";
    };
  }

  /** How a later change is shown: {@code allowed}, {@code notable} or {@code forbidden}. */
  public static String later(ReportView.LaterView change) {
    if (!change.allowed()) {
      return "forbidden";
    }
    boolean notable =
        Stream.of(Finding.values())
            .anyMatch(f -> f.name().equals(change.code()) && f.effect() == Report.Verdict.NOTICE);
    return notable ? "notable" : "allowed";
  }

  /** Tone of a later change. */
  public static String laterTone(ReportView.LaterView change) {
    return switch (later(change)) {
      case "allowed" -> "quiet";
      case "notable" -> "warn";
      default -> "bad";
    };
  }

  /** Key of the words before a later change. */
  public static String laterKey(ReportView.LaterView change) {
    return switch (later(change)) {
      case "allowed" -> "signature.laterAllowed";
      case "notable" -> "signature.laterNotable";
      default -> "signature.laterForbidden";
    };
  }

  /** Icon of a later change. */
  public static String laterIcon(ReportView.LaterView change) {
    return switch (later(change)) {
      case "allowed" -> "plus-circle";
      case "notable" -> "exclamation-triangle";
      default -> "exclamation-octagon";
    };
  }

  /** The line on trust: certificate and path, apart from the bytes. */
  public static String trustKey(ReportView.SignatureView s) {
    return switch (s.indication()) {
      case "TOTAL_PASSED" -> "signature.trust.passed";
      case "TOTAL_FAILED" -> "signature.trust.failed";
      default ->
          s.subIndication().startsWith("REVOKED")
              ? "signature.trust.revoked"
              : s.trusted() ? "signature.trust.undecided" : "signature.trust.unknownIssuer";
    };
  }

  /** Tone of the trust line. */
  public static String trustTone(ReportView.SignatureView s) {
    return switch (s.indication()) {
      case "TOTAL_PASSED" -> "good";
      case "TOTAL_FAILED" -> "bad";
      default -> "warn";
    };
  }

  /** Icon of the trust line. */
  public static String trustIcon(ReportView.SignatureView s) {
    return switch (s.indication()) {
      case "TOTAL_PASSED" -> "shield-check";
      case "TOTAL_FAILED" -> "shield-x";
      default -> "shield-exclamation";
    };
  }

  /** A message without the names of our own form fields. */
  public static String plain(String message, Language language) {
    return FieldWords.in(language, message);
  }

  /** A time as people read it, in Vietnam's zone; unreadable text is shown as it is. */
  public static String time(String iso, Language language) {
    try {
      String pattern = language.pick("HH:mm:ss 'ngày' dd/MM/yyyy", "dd MMM yyyy, HH:mm:ss");
      return DateTimeFormatter.ofPattern(pattern, language.locale())
          .format(OffsetDateTime.parse(iso).atZoneSameInstant(VIETNAM));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  /** The CN of a distinguished name, or the whole name. */
  public static String commonName(String dn) {
    try {
      return new LdapName(dn)
          .getRdns().reversed().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(rdn -> String.valueOf(rdn.getValue()))
              .findFirst()
              .orElse(dn);
    } catch (InvalidNameException strange) {
      return dn; // shown as it is rather than cut at a wrong place
    }
  }
}
