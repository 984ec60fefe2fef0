package vn.vanthu.signing.trust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignatureScheme;

/**
 * Until when an algorithm or key size is safe. The dates are data: {@code algorithm-cutoffs.tsv},
 * after ETSI TS 119 312. Immutable.
 */
public final class AlgorithmPolicy {

  /**
   * One line of the table.
   *
   * @param name of a digest, or RSA, EC, DSA
   * @param belowBits keys shorter than this; 0 for digests
   */
  private record Cutoff(String name, int belowBits, Instant safeUntil) {
    boolean appliesTo(String algorithm, int bits) {
      return name.equals(algorithm) && (belowBits == 0 || bits < belowBits);
    }
  }

  private static final String NEVER_LISTED = "-";

  private final List<Cutoff> cutoffs;
  private final Set<String> unlisted;

  private AlgorithmPolicy(List<Cutoff> cutoffs, Set<String> unlisted) {
    this.cutoffs = List.copyOf(cutoffs);
    this.unlisted = Set.copyOf(unlisted);
  }

  /** The table that comes with the product. */
  public static AlgorithmPolicy standard() {
    try (InputStream in = AlgorithmPolicy.class.getResourceAsStream("algorithm-cutoffs.tsv")) {
      if (in == null) {
        throw new IllegalStateException("algorithm-cutoffs.tsv is missing from the jar");
      }
      List<Cutoff> cutoffs = new ArrayList<>();
      Set<String> unlisted = new HashSet<>();
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          if (cells[2].equals(NEVER_LISTED)) {
            unlisted.add(cells[0]);
            continue;
          }
          Instant until = LocalDate.parse(cells[2]).atStartOfDay(ZoneOffset.UTC).toInstant();
          cutoffs.add(new Cutoff(cells[0], Integer.parseInt(cells[1]), until));
        }
      }
      return new AlgorithmPolicy(cutoffs, unlisted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the scheme is one that TT 15/2025/TT-BKHCN Phụ lục I and ETSI TS 119 312 know. What
   * they do not know is neither called weak nor relied on.
   */
  public boolean lists(SignatureScheme scheme) {
    return !unlisted.contains(scheme.family().name());
  }

  /** What makes this scheme with this key unsafe at this time; empty when nothing does. */
  public Optional<String> weakness(SignatureScheme scheme, Certificate signer, Instant time) {
    Optional<String> digest =
        scheme.takesMessage() ? Optional.empty() : weak(scheme.digest().name(), 0, time);
    return digest.or(() ->
        switch (scheme.family()) {
          case RSA, RSA_PSS -> weak("RSA", signer.keyBits(), time);
          case ECDSA -> weak("EC", signer.keyBits(), time);
          case DSA -> weak("DSA", signer.keyBits(), time);
          case ED25519, ED448, ML_DSA -> Optional.empty();
        });
  }

  /** What makes this digest unsafe at this time; empty when nothing does. */
  public Optional<String> weakness(DigestAlgorithm digest, Instant time) {
    return weak(digest.name(), 0, time);
  }

  /** The instant from which this scheme with this key is unsafe; empty while none is known. */
  public Optional<Instant> safeUntil(SignatureScheme scheme, Certificate signer) {
    Optional<Instant> digest =
        scheme.takesMessage() ? Optional.empty() : safeUntil(scheme.digest());
    Optional<Instant> key =
        switch (scheme.family()) {
          case RSA, RSA_PSS -> ending("RSA", signer.keyBits());
          case ECDSA -> ending("EC", signer.keyBits());
          case DSA -> ending("DSA", signer.keyBits());
          case ED25519, ED448, ML_DSA -> Optional.empty();
        };
    return Stream.of(digest, key).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  /** The instant from which this digest is unsafe; empty while none is known. */
  public Optional<Instant> safeUntil(DigestAlgorithm digest) {
    return ending(digest.name(), 0);
  }

  private Optional<Instant> ending(String name, int bits) {
    return cutoffs.stream()
        .filter(cutoff -> cutoff.appliesTo(name, bits))
        .map(Cutoff::safeUntil)
        .min(Comparator.naturalOrder());
  }

  private Optional<String> weak(String name, int bits, Instant time) {
    for (Cutoff cutoff : cutoffs) {
      if (cutoff.appliesTo(name, bits) && !time.isBefore(cutoff.safeUntil)) {
        return Optional.of(bits == 0 ? name : name + " " + bits);
      }
    }
    return Optional.empty();
  }
}
