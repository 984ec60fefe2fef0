package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * The demo's certificate authorities, kept in a folder: made at the first start, found again later.
 * Thread-safe.
 *
 * <pre>
 * authorities/…p12   root, issuing authority, OCSP responder, time stamp authority
 * keys/NAME.p12      people and seals, each with NAME.pin
 * trust/root.crt     the anchor to import
 * revoked.tsv        serial numbers and instants
 * </pre>
 */
public final class DemoPki {
  private static final String ORGANISATION = "Văn Thư (dùng thử)";

  private final Path folder;
  private final URI base;
  private final Clock clock;
  private final KeyFiles files;
  private final Revoked revoked;
  private final Entity root;
  private final Entity issuing;
  private final Entity responder;
  private final Entity timestamper;

  /** A certificate with its key. */
  record Entity(X509Certificate certificate, PrivateKey key) {}

  private DemoPki(Path folder, URI base, Clock clock) throws IOException, GeneralSecurityException {
    this.folder = folder;
    this.base = base;
    this.clock = clock;
    this.files = new KeyFiles();
    Files.createDirectories(folder.resolve("authorities"));
    Files.createDirectories(folder.resolve("keys"));
    Files.createDirectories(folder.resolve("trust"));
    this.revoked = Revoked.read(folder.resolve("revoked.tsv"));
    this.root = authority("root", CertificateProfile.ROOT, "Văn Thư Demo Root CA", null);
    this.issuing =
        authority("issuing", CertificateProfile.ISSUING, "Văn Thư Demo Issuing CA", root);
    this.responder = authority("ocsp", CertificateProfile.OCSP, "Văn Thư Demo OCSP", issuing);
    this.timestamper = authority("tsa", CertificateProfile.TIMESTAMP, "Văn Thư Demo TSA", issuing);
    Path anchor = folder.resolve("trust").resolve("root.crt");
    if (!Files.exists(anchor)) {
      Files.writeString(anchor, pem(root.certificate()));
    }
  }

  /**
   * Opens the authorities of a folder, making what is missing.
   *
   * @param base where their services answer, for example {@code http://127.0.0.1:8081/}; written
   *     into every certificate, so it must stay the same for the folder's life
   * @param clock the time of issuing and answering
   */
  public static DemoPki open(Path folder, URI base, Clock clock)
      throws IOException, GeneralSecurityException {
    return new DemoPki(folder, base, clock);
  }

  /** The key of an official, made when the alias is new. */
  public DemoKey person(String alias, String name, String title, String organisation)
      throws IOException, GeneralSecurityException {
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    subject.addRDN(BCStyle.C, "VN");
    subject.addRDN(BCStyle.O, organisation);
    subject.addRDN(BCStyle.T, title);
    subject.addRDN(BCStyle.CN, name);
    return key(alias, CertificateProfile.PERSON, subject.build());
  }

  /** The key of an agency's seal, made when the alias is new. */
  public DemoKey seal(String alias, String organisation, String organisationCode)
      throws IOException, GeneralSecurityException {
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    subject.addRDN(BCStyle.C, "VN");
    subject.addRDN(BCStyle.O, organisation);
    subject.addRDN(BCStyle.ORGANIZATION_IDENTIFIER, organisationCode);
    subject.addRDN(BCStyle.CN, organisation);
    return key(alias, CertificateProfile.SEAL, subject.build());
  }

  /** From that instant on the certificate counts as revoked. */
  public void revoke(X509Certificate certificate, Instant when) throws IOException {
    revoked.add(certificate.getSerialNumber(), when);
  }

  /** The anchor. */
  public X509Certificate root() {
    return root.certificate();
  }

  /** The authority that certifies people, seals and services. */
  public X509Certificate issuing() {
    return issuing.certificate();
  }

  /** A folder with the anchor, to be given as trust. */
  public Path trustFolder() {
    return folder.resolve("trust");
  }

  /** Where the time stamp authority answers. */
  public URI timestampAddress() {
    return base.resolve("/tsa");
  }

  URI base() {
    return base;
  }

  Clock clock() {
    return clock;
  }

  Entity rootEntity() {
    return root;
  }

  Entity issuingEntity() {
    return issuing;
  }

  Entity responder() {
    return responder;
  }

  Entity timestamper() {
    return timestamper;
  }

  Map<BigInteger, Instant> revoked() {
    return revoked.all();
  }

  private Entity authority(
      String alias, CertificateProfile profile, String name, @Nullable Entity by)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve("authorities").resolve(alias + ".p12");
    Optional<Entity> stored = files.read(file);
    if (stored.isPresent()) {
      return stored.get();
    }
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    subject.addRDN(BCStyle.C, "VN");
    subject.addRDN(BCStyle.O, ORGANISATION);
    subject.addRDN(BCStyle.CN, name);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X500Name own = subject.build();
    X509Certificate certificate =
        issue(
            profile,
            own,
            pair,
            by == null ? own : CertificateProfile.subject(by.certificate()),
            by == null ? pair : new KeyPair(by.certificate().getPublicKey(), by.key()));
    Entity made = new Entity(certificate, pair.getPrivate());
    files.write(file, made, by == null ? List.of() : List.of(by.certificate()));
    return made;
  }

  private DemoKey key(String alias, CertificateProfile profile, X500Name subject)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve("keys").resolve(alias + ".p12");
    Optional<Entity> stored = files.read(file);
    if (stored.isPresent()) {
      return new DemoKey(file, KeyFiles.secretOf(file), stored.get().certificate());
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    KeyPair by = new KeyPair(issuing.certificate().getPublicKey(), issuing.key());
    X509Certificate certificate =
        issue(profile, subject, pair, CertificateProfile.subject(issuing.certificate()), by);
    files.write(
        file,
        new Entity(certificate, pair.getPrivate()),
        List.of(issuing.certificate(), root.certificate()));
    return new DemoKey(file, KeyFiles.secretOf(file), certificate);
  }

  private X509Certificate issue(
      CertificateProfile profile, X500Name subject, KeyPair pair, X500Name issuer, KeyPair by)
      throws IOException, GeneralSecurityException {
    try {
      return profile.issue(
          subject,
          pair.getPublic(),
          issuer,
          by.getPublic(),
          by.getPrivate(),
          base,
          clock.instant());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the demo authority cannot sign", e);
    }
  }

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, line).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
