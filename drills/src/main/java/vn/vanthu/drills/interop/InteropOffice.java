package vn.vanthu.drills.interop;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.StampForge;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;
import vn.vanthu.signing.trust.Trust;

/** A root, an issuing authority and a time stamp authority below another one. Immutable. */
final class InteropOffice {

  static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  static final Instant SIGNED = NOW.minus(Duration.ofHours(3));
  private static final Instant LISTED = NOW.minus(Duration.ofHours(2));
  static final Instant ARCHIVED = NOW.minus(Duration.ofHours(1));

  final Party root = Draft.authority("O=Interop,CN=Root", Keys.rsa(2048, "root"), NOW).selfSigned();
  final Party authority =
      Draft.authority("O=Interop,CN=Issuing CA", Keys.rsa(2048, "ca"), NOW).issuedBy(root);
  final Party stampAuthority =
      Draft.authority("O=Interop,CN=Stamp CA", Keys.rsa(2048, "stamp ca"), NOW).issuedBy(root);
  private final Party stamper =
      Draft.stamper("O=Interop,CN=TSA", Keys.rsa(2048, "tsa"), NOW).issuedBy(stampAuthority);
  private final List<byte[]> lists = List.of(list(root), list(authority), list(stampAuthority));

  private static byte[] list(Party issuer) {
    return CrlForge.by(issuer, LISTED, NOW.plus(Duration.ofDays(7))).build();
  }

  /** Certificate and issuer of someone with such a key. */
  List<X509Certificate> chain(KeyKind kind) {
    Party person =
        Draft.person("O=UBND,CN=" + kind.name().replace("#", ""), kind.pair(), NOW)
            .issuedBy(authority);
    return List.of(person.x509(), authority.x509());
  }

  Trust trust() {
    return Trust.of(List.of(root.x509())).with(List.of(), lists, List.of());
  }

  List<X509Certificate> anchors() {
    return List.of(root.x509());
  }

  List<byte[]> lists() {
    return lists;
  }

  /** What makes a signature last. */
  Evidence evidence() {
    return new Evidence(
        List.of(root.encoded(), authority.encoded(), stampAuthority.encoded(), stamper.encoded()),
        lists,
        List.of(),
        List.of());
  }

  /** The authority when its clock says this. */
  TimestampSource stamps(Instant time) {
    return stamps(time, DigestAlgorithm.SHA256);
  }

  /** The same, asked under another hash. */
  TimestampSource stamps(Instant time, DigestAlgorithm asked) {
    return new TimestampSource() {
      @Override
      public DigestAlgorithm digest() {
        return asked;
      }

      @Override
      public TimestampAnswer stamp(byte[] digest) {
        byte[] token =
            StampForge.by(stamper, time)
                .over(asked.jcaName())
                .enclosing(stampAuthority)
                .overDigest(digest);
        return new TimestampAnswer.Stamped(token, time);
      }

      @Override
      public int maxTokenBytes() {
        return 8_000;
      }
    };
  }
}
