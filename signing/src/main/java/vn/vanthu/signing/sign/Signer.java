package vn.vanthu.signing.sign;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfRefused;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Signs PDF documents as PAdES baseline B and T (EN 319 142-1), by incremental update. One
 * private-key operation for each signature, one pass over the document for its digest. Immutable
 * and thread-safe; the typefaces are read once.
 */
public final class Signer {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final SigningProfile profile;
  private final InstantSource clock;
  private final Drawing drawing;

  /** A signer that makes what the profile permits, by the machine's clock. */
  public Signer(SigningProfile profile) {
    this(profile, InstantSource.system());
  }

  /**
   * A signer that makes what the profile permits.
   *
   * @param clock gives the claimed time of requests without one, since PAdES baseline asks for it
   *     (EN 319 142-1 section 6.3)
   */
  public Signer(SigningProfile profile, InstantSource clock) {
    this.profile = profile;
    this.clock = clock;
    Map<Typeface.Style, Typeface> faces = new EnumMap<>(Typeface.Style.class);
    for (Typeface.Style style : Typeface.Style.values()) {
      faces.put(style, Typeface.load(style));
    }
    this.drawing = new Drawing(faces);
  }

  /**
   * Signs with a key at hand.
   *
   * @param timestamps asked once when the request wants a time stamp
   */
  public SigningOutcome sign(
      DocumentBytes document,
      SignatureRequest request,
      SigningKey key,
      Optional<TimestampSource> timestamps) {
    return switch (prepare(document, request, key.chain(), key.algorithm(), timestamps)) {
      case SigningOutcome.Refused refused -> refused;
      case PreparedSignature prepared ->
          switch (key.sign(prepared.signedAttributes())) {
            case KeyRefusal refusal -> SigningOutcome.Refused.of(refusal);
            case KeyAnswer.Value value -> finish(document, prepared, value.bytes(), timestamps);
          };
    };
  }

  /**
   * Does everything up to the private key, for a key that is elsewhere.
   *
   * @param chain the signer's certificate first, then its issuers as far as known
   * @param timestamps the source that {@link #complete} will be given, for the room its token needs
   */
  public Preparation prepare(
      DocumentBytes document,
      SignatureRequest request,
      List<X509Certificate> chain,
      SignatureAlgorithm algorithm,
      Optional<TimestampSource> timestamps) {
    if (!profile.permits(algorithm, chain.getFirst().getPublicKey())) {
      return SigningOutcome.Refused.of(
          SigningProblem.ALGORITHM_NOT_PERMITTED, algorithm.toString());
    }
    if (request.timestamped() && timestamps.isEmpty()) {
      return SigningOutcome.Refused.of(SigningProblem.NO_TIMESTAMP_SOURCE, "");
    }
    try {
      PdfFile file = PdfFile.open(document, Limits.standard());
      int token =
          request.timestamped() ? timestamps.map(TimestampSource::maxTokenBytes).orElse(0) : 0;
      int room = CmsSignature.maxBytes(chain, algorithm, token);
      Increment.Written written = new Revision(file, drawing).write(dated(request), room);
      Increment.Gap gap = written.gap();
      if (gap == null) {
        throw new IllegalStateException("a signature revision without a signature");
      }
      byte[] digest = digest(document, written.bytes(), gap, algorithm);
      byte[] attributes = CmsSignature.signedAttributes(digest, chain, algorithm);
      return new PreparedSignature(
          document.length(),
          written.bytes(),
          gap,
          attributes,
          algorithm,
          chain,
          request.timestamped());
    } catch (SigningRefusal refusal) {
      return refusal.outcome();
    } catch (PdfRefused refused) {
      return refused(refused);
    }
  }

  static SigningOutcome.Refused refused(PdfRefused refused) {
    return SigningOutcome.Refused.of(
        switch (refused.reason()) {
          case MALFORMED -> SigningProblem.UNREADABLE;
          case LIMIT -> SigningProblem.LIMIT;
        },
        String.valueOf(refused.getMessage()));
  }

  private SignatureRequest dated(SignatureRequest request) {
    return request.claimedTime().isPresent() ? request : request.claiming(clock.instant());
  }

  /**
   * Completes a prepared signature with the value that the key elsewhere computed. The value is
   * verified with the certificate before anything is written.
   *
   * @param document the same bytes that were prepared
   */
  public SigningOutcome complete(
      DocumentBytes document,
      PreparedSignature prepared,
      byte[] value,
      Optional<TimestampSource> timestamps) {
    if (document.length() != prepared.originalLength()) {
      return SigningOutcome.Refused.of(SigningProblem.OTHER_DOCUMENT, "another length");
    }
    byte[] digest = digest(document, prepared.increment(), prepared.gap(), prepared.algorithm());
    X509Certificate signer = prepared.chain().getFirst();
    byte[] attributes =
        CmsSignature.signedAttributes(digest, prepared.chain(), prepared.algorithm());
    if (!Arrays.equals(attributes, prepared.signedAttributes())) {
      return SigningOutcome.Refused.of(SigningProblem.OTHER_DOCUMENT, "another digest");
    }
    if (!prepared.algorithm().verifies(signer.getPublicKey(), attributes, value)) {
      return SigningOutcome.Refused.of(SigningProblem.VALUE_WRONG, "");
    }
    return finish(document, prepared, value, timestamps);
  }

  private static SigningOutcome finish(
      DocumentBytes document,
      PreparedSignature prepared,
      byte[] value,
      Optional<TimestampSource> timestamps) {
    byte[] token = new byte[0];
    if (prepared.timestamped()) {
      if (timestamps.isEmpty()) {
        return SigningOutcome.Refused.of(SigningProblem.NO_TIMESTAMP_SOURCE, "");
      }
      TimestampSource source = timestamps.get();
      switch (source.stamp(source.digest().of(value))) {
        case TimestampAnswer.Refused refused -> {
          return SigningOutcome.Refused.of(refused);
        }
        case TimestampAnswer.Stamped stamped -> token = stamped.token();
      }
    }
    byte[] cms =
        CmsSignature.assemble(
            prepared.signedAttributes(), value, token, prepared.chain(), prepared.algorithm());
    return insert(document, prepared.increment(), prepared.gap(), cms);
  }

  /** Writes the value into the room kept for it; what is left over stays zero. */
  static SigningOutcome insert(
      DocumentBytes document, byte[] increment, Increment.Gap gap, byte[] value) {
    int at = (int) (gap.contentsStart() - document.length()) + 1;
    int room = (int) (gap.contentsEnd() - gap.contentsStart() - 2);
    if (2 * value.length > room) {
      return SigningOutcome.Refused.of(
          SigningProblem.NO_ROOM, value.length + " of " + room / 2 + " bytes");
    }
    byte[] filled = increment.clone();
    for (int i = 0; i < value.length; i++) {
      filled[at + 2 * i] = (byte) HEX.toHighHexDigit(value[i]);
      filled[at + 2 * i + 1] = (byte) HEX.toLowHexDigit(value[i]);
    }
    return new SigningOutcome.Signed(document, filled);
  }

  /** The digest of everything but the gap. */
  static byte[] digest(
      DocumentBytes document, byte[] increment, Increment.Gap gap, DigestAlgorithm algorithm) {
    MessageDigest digest = algorithm.start();
    document.digestInto(digest, 0, document.length());
    int from = (int) (gap.contentsStart() - document.length());
    int to = (int) (gap.contentsEnd() - document.length());
    digest.update(increment, 0, from);
    digest.update(increment, to, increment.length - to);
    return digest.digest();
  }

  private static byte[] digest(
      DocumentBytes document, byte[] increment, Increment.Gap gap, SignatureAlgorithm algorithm) {
    return digest(document, increment, gap, algorithm.digest());
  }
}
