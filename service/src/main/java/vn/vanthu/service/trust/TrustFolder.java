package vn.vanthu.service.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.vanthu.signing.trust.Trust;
import vn.vanthu.signing.trustlist.ListRefused;
import vn.vanthu.signing.trustlist.TrustList;

/**
 * Reads a folder of trust: certificates in PEM or DER ({@code .pem .crt .cer .der}), revocation
 * lists ({@code .crl}) and OCSP responses ({@code .ocsp .ors}). A self-issued certificate whose own
 * key signed it is an anchor; every other certificate only fills gaps in a path. Below a folder
 * named {@code timestamp} an anchor stands behind time stamp authorities only, below {@code signer}
 * behind people and agencies only, elsewhere behind both. Trust lists ({@code .xml}, ETSI TS 119
 * 612) count when one of the certificates below a folder named {@code operators} signed them; those
 * certificates anchor nothing else. Single-threaded.
 */
public final class TrustFolder {
  private static final long MAX_FILE_BYTES = 64L << 20;
  private static final int MAX_DEPTH = 6;

  private final List<X509Certificate> signers = new ArrayList<>();
  private final List<X509Certificate> timestampers = new ArrayList<>();
  private final List<byte[]> certificates = new ArrayList<>();
  private final List<byte[]> lists = new ArrayList<>();
  private final List<byte[]> answers = new ArrayList<>();
  private final List<X509Certificate> operators = new ArrayList<>();
  private final List<Path> trustLists = new ArrayList<>();

  private TrustFolder() {}

  /**
   * Reads folders and single files.
   *
   * @throws IOException when one is missing or holds a file of these kinds that cannot be read: a
   *     trust that is half there is not used
   */
  public static Trust read(Collection<Path> places) throws IOException {
    var folder = new TrustFolder();
    for (Path place : places) {
      List<Path> files;
      try (Stream<Path> found = Files.walk(place, MAX_DEPTH)) {
        files = found.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        folder.take(file);
      }
    }
    Trust trust =
        new Trust(
            folder.signers, folder.timestampers, folder.certificates, folder.lists, folder.answers);
    for (Path list : folder.trustLists) {
      try {
        trust = trust.vouchedFor(TrustList.read(bytes(list), folder.operators).services());
      } catch (ListRefused refused) {
        throw new IOException(
            "trust list " + list + " is not used: " + refused.getMessage(), refused);
      }
    }
    return trust;
  }

  private void take(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    switch (dot < 0 ? "" : name.substring(dot)) {
      case ".pem", ".crt", ".cer", ".der" -> certificates(file);
      case ".crl" -> lists.add(unarmoured(bytes(file)));
      case ".ocsp", ".ors" -> answers.add(bytes(file));
      case ".xml" -> trustLists.add(file);
      default -> {
        // notes and the like may lie beside the certificates
      }
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException("larger than " + MAX_FILE_BYTES + " bytes: " + file);
    }
    return Files.readAllBytes(file);
  }

  private void certificates(Path file) throws IOException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      var found = factory.generateCertificates(new ByteArrayInputStream(bytes(file)));
      if (found.isEmpty()) {
        throw new IOException("no certificate in " + file);
      }
      for (var certificate : found) {
        add((X509Certificate) certificate, file);
      }
    } catch (CertificateException e) {
      throw new IOException("not a certificate: " + file, e);
    }
  }

  private void add(X509Certificate certificate, Path file) throws CertificateException {
    if (under(file, "operators")) {
      operators.add(certificate);
      return;
    }
    if (!signsItself(certificate)) {
      certificates.add(certificate.getEncoded());
      return;
    }
    boolean onlyTime = under(file, "timestamp");
    boolean onlySigners = under(file, "signer");
    if (!onlyTime) {
      signers.add(certificate);
    }
    if (!onlySigners) {
      timestampers.add(certificate);
    }
  }

  private static boolean under(Path file, String folder) {
    for (Path part : file) {
      if (part.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean signsItself(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** A revocation list in PEM as its DER; DER stays as it is. */
  private static byte[] unarmoured(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf("-----BEGIN");
    int end = text.indexOf("-----END");
    if (begin < 0 || end < begin) {
      return bytes;
    }
    int body = text.indexOf('\n', begin);
    return Base64.getMimeDecoder().decode(text.substring(Math.max(body, begin), end));
  }
}
