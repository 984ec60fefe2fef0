package vn.vanthu.signing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cades.ArchiveTimestamps;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.CmsSignature;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignedContent;
import vn.vanthu.signing.cms.SignedDigest;
import vn.vanthu.signing.cms.SignerCheck;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;

/**
 * One signature dictionary taken apart: byte range, value, signer. Everything that can be said of
 * it without trust and without looking at later revisions.
 *
 * @param range null when there is none that could be read
 * @param cms null when the value is none
 * @param signer null when the value could not be checked
 * @param token the value as a document time stamp, null when it is none
 * @param stamps the time stamps over the signature value that belong to it
 * @param archives archive time stamps over the whole signature and what it signs, oldest first
 */
record SignatureValue(
    SignatureField field,
    String subFilter,
    @Nullable ByteRange range,
    @Nullable CmsSignature cms,
    SignerCheck.@Nullable Checked signer,
    @Nullable TimestampToken token,
    List<TimestampToken> stamps,
    List<TimestampToken> archives,
    Findings findings) {

  /** A signature without archive time stamps of its own. */
  SignatureValue(
      SignatureField field,
      String subFilter,
      @Nullable ByteRange range,
      @Nullable CmsSignature cms,
      SignerCheck.@Nullable Checked signer,
      @Nullable TimestampToken token,
      List<TimestampToken> stamps,
      Findings findings) {
    this(field, subFilter, range, cms, signer, token, stamps, List.of(), findings);
  }

  private static final List<String> CMS_FILTERS =
      List.of("adbe.pkcs7.detached", "ETSI.CAdES.detached", "adbe.pkcs7.sha1", "");
  private static final String TIMESTAMP_FILTER = "ETSI.RFC3161";
  private static final String DETACHED = "CAdES";
  private static final String RAW_FILTER = "adbe.x509.rsa_sha1";

  /** Steps 1 to 4 of the argument: dictionary, byte range, value, signer. */
  static SignatureValue examine(
      PdfFile file, SignatureField field, SharedDigests digests, List<Certificate> more) {
    Findings findings = new Findings();
    PdfObject.Dict dict = field.value();
    String subFilter =
        file.resolve(dict.get("SubFilter")) instanceof PdfObject.Name name ? name.value() : "";
    ByteRange range = ByteRange.read(file, dict.get("ByteRange")).orElse(null);
    PdfObject.Str contents =
        file.resolve(dict.get("Contents")) instanceof PdfObject.Str s ? s : null;
    ByteRangeCheck.check(file, dict, range, contents, findings);
    boolean inside = range != null && range.end() <= file.bytes().length();
    SignedContent content = inside && range != null ? digests.over(range) : new Unavailable();
    if (contents == null) {
      findings.add(Finding.CONTENTS_MISSING);
      return new SignatureValue(field, subFilter, range, null, null, null, List.of(), findings);
    }
    byte[] value = contents.bytes();
    if (isZero(value)) {
      findings.add(Finding.CONTENTS_EMPTY);
      return new SignatureValue(field, subFilter, range, null, null, null, List.of(), findings);
    }
    if (subFilter.equals(RAW_FILTER)) {
      SignerCheck.Checked checked =
          inside ? RawRsaCheck.check(file, dict, value, content, findings) : null;
      return new SignatureValue(field, subFilter, range, null, checked, null, List.of(), findings);
    }
    boolean timestamp = subFilter.equals(TIMESTAMP_FILTER) || dict.isType("DocTimeStamp");
    if (!timestamp && !CMS_FILTERS.contains(subFilter)) {
      findings.add(Finding.SUBFILTER_UNSUPPORTED, subFilter);
    }
    Optional<CmsSignature> parsed = CmsSignature.parse(value);
    if (parsed.isEmpty()) {
      findings.add(Finding.CONTENTS_MALFORMED);
      return new SignatureValue(field, subFilter, range, null, null, null, List.of(), findings);
    }
    CmsSignature cms = parsed.get();
    if (!isZero(value, cms.encodedLength())) {
      findings.add(Finding.CONTENTS_PADDING);
    }
    return timestamp
        ? stamped(field, subFilter, range, cms, value, inside ? content : null, more, findings)
        : signed(field, subFilter, range, cms, content, inside, more, findings);
  }

  /**
   * The same steps for a CMS that stands beside the document it signs: one value for each signer in
   * it.
   *
   * @param name by which the report knows it, e.g. the file in a container; may be empty
   * @param content what it is said to sign, of {@code contentLength} bytes
   */
  static List<SignatureValue> examineDetached(
      String name,
      byte[] encoded,
      long contentLength,
      SignedContent content,
      List<Certificate> more) {
    Findings findings = new Findings();
    SignatureField field =
        new SignatureField(name, PdfObject.Dict.EMPTY, 0, PdfObject.Dict.EMPTY, 0);
    ByteRange whole = new ByteRange(0, contentLength, contentLength, contentLength);
    Optional<CmsSignature> parsed = CmsSignature.parse(encoded);
    if (parsed.isEmpty()) {
      findings.add(Finding.CONTENTS_MALFORMED);
      return List.of(
          new SignatureValue(field, DETACHED, whole, null, null, null, List.of(), findings));
    }
    CmsSignature cms = parsed.get();
    if (cms.encodedLength() != encoded.length) {
      findings.add(Finding.CONTENTS_PADDING);
    }
    Octets inner = cms.content();
    if (inner != null) {
      byte[] held = DigestAlgorithm.SHA256.digest(inner.bytes());
      if (!Arrays.equals(held, content.digest(DigestAlgorithm.SHA256))) {
        findings.add(Finding.DIGEST_MISMATCH);
      }
    }
    if (cms.signers().isEmpty()) {
      findings.add(Finding.NO_SIGNER);
      return List.of(
          new SignatureValue(field, DETACHED, whole, cms, null, null, List.of(), findings));
    }
    List<SignatureValue> values = new ArrayList<>();
    for (int i = 0; i < cms.signers().size(); i++) {
      Findings own = new Findings();
      own.addAll(findings);
      SignerCheck.Checked signer = check(cms, i, content, more, own);
      if (signer == null) {
        own.add(Finding.CONTENTS_MALFORMED);
        values.add(new SignatureValue(field, DETACHED, whole, null, null, null, List.of(), own));
        continue;
      }
      List<TimestampToken> stamps = stamps(signer, more, own);
      List<TimestampToken> archives = ArchiveTimestamps.of(encoded, i, content, more, own);
      values.add(
          new SignatureValue(field, DETACHED, whole, cms, signer, null, stamps, archives, own));
    }
    return values;
  }

  private static SignatureValue stamped(
      SignatureField field,
      String subFilter,
      @Nullable ByteRange range,
      CmsSignature cms,
      byte[] value,
      @Nullable SignedContent content,
      List<Certificate> more,
      Findings findings) {
    Optional<TimestampToken> token = TimestampToken.parse(value, more);
    if (token.isEmpty()) {
      findings.add(Finding.CONTENTS_MALFORMED);
      return new SignatureValue(field, subFilter, range, cms, null, null, List.of(), findings);
    }
    findings.addAll(token.get().findings());
    if (content != null && !token.get().isOver(content)) {
      findings.add(Finding.TIMESTAMP_IMPRINT_WRONG);
    }
    return new SignatureValue(
        field, subFilter, range, cms, token.get().signer(), token.get(), List.of(), findings);
  }

  private static SignatureValue signed(
      SignatureField field,
      String subFilter,
      @Nullable ByteRange range,
      CmsSignature cms,
      SignedContent content,
      boolean inside,
      List<Certificate> more,
      Findings findings) {
    Octets inner = cms.content();
    SignedContent covered = content;
    if (inner != null) {
      // adbe.pkcs7.sha1: the value signs the SHA-1 of the byte range (ISO 32000-1 §12.8.3.3.1)
      if (inside && !Arrays.equals(inner.bytes(), content.digest(DigestAlgorithm.SHA1))) {
        findings.add(Finding.DIGEST_MISMATCH);
      }
      covered = SignedContent.of(inner.bytes());
    }
    Findings about = inside || inner != null ? findings : new Findings();
    return checked(field, subFilter, range, cms, covered, about, more, findings);
  }

  /** Steps about the signer, reported to {@code about}: nowhere when the signed bytes are gone. */
  private static SignatureValue checked(
      SignatureField field,
      String subFilter,
      @Nullable ByteRange range,
      CmsSignature cms,
      SignedContent covered,
      Findings about,
      List<Certificate> more,
      Findings findings) {
    if (cms.signers().isEmpty()) {
      findings.add(Finding.NO_SIGNER);
      return new SignatureValue(field, subFilter, range, cms, null, null, List.of(), findings);
    }
    if (cms.signers().size() > 1) {
      findings.add(Finding.SEVERAL_SIGNERS);
    }
    SignerCheck.Checked signer = check(cms, 0, covered, more, about);
    if (signer == null) {
      findings.add(Finding.CONTENTS_MALFORMED);
      return new SignatureValue(field, subFilter, range, null, null, null, List.of(), findings);
    }
    List<TimestampToken> stamps = stamps(signer, more, findings);
    return new SignatureValue(field, subFilter, range, cms, signer, null, stamps, findings);
  }

  /**
   * The steps about one signer; null when it cannot be read. The library parses a SignerInfo when
   * it is asked for its parts, and a malformed one must not take the document's other signatures
   * with it.
   */
  private static SignerCheck.@Nullable Checked check(
      CmsSignature cms, int at, SignedContent content, List<Certificate> more, Findings about) {
    try {
      return SignerCheck.check(cms, cms.signers().get(at), content, more, about);
    } catch (RuntimeException malformed) {
      return null;
    }
  }

  /**
   * The tokens over the value, each checked by itself; those that are broken are reported and left
   * out.
   */
  private static List<TimestampToken> stamps(
      SignerCheck.Checked signer, List<Certificate> more, Findings findings) {
    List<TimestampToken> usable = new ArrayList<>();
    for (byte[] encoded : signer.timestamps()) {
      TimestampToken token = TimestampToken.parse(encoded, more).orElse(null);
      if (token == null) {
        findings.add(Finding.TIMESTAMP_INVALID, "?");
      } else if (!token.isOver(SignedContent.of(signer.value().bytes()))) {
        findings.add(Finding.TIMESTAMP_INVALID, "messageImprint");
      } else if (token.findings().verdict() != Report.Verdict.INTACT) {
        findings.add(Finding.TIMESTAMP_INVALID, token.findings().messages().getFirst().code());
      } else {
        usable.add(token);
      }
    }
    return usable;
  }

  static boolean isZero(byte[] value) {
    return isZero(value, 0);
  }

  private static boolean isZero(byte[] value, int from) {
    for (int i = from; i < value.length; i++) {
      if (value[i] != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isTimestamp() {
    return subFilter.equals(TIMESTAMP_FILTER) || field.value().isType("DocTimeStamp");
  }

  /**
   * The digest of what it covers, as it says itself: of a time stamp its imprint, of
   * adbe.pkcs7.sha1 the SHA-1 inside (ISO 32000-1 §12.8.3.3.1).
   */
  Optional<SignedDigest> signedDigest() {
    if (token != null) {
      return Optional.ofNullable(token.imprintDigest())
          .map(digest -> new SignedDigest(digest, token.imprint()));
    }
    if (signer == null) {
      return Optional.empty();
    }
    if (cms == null) {
      return SignedDigest.inValue(signer);
    }
    Octets inner = cms.content();
    return inner == null || subFilter.equals(DETACHED)
        ? SignedDigest.in(cms, signer)
        : Optional.of(new SignedDigest(DigestAlgorithm.SHA1, inner));
  }

  /** End of what it covers, by which signatures are put in order; last when unknown. */
  long order() {
    return range == null ? Long.MAX_VALUE : range.end();
  }

  /** Bytes that are gone: equal to no digest, so whatever is compared with it fails. */
  private static final class Unavailable implements SignedContent {
    @Override
    public byte[] digest(DigestAlgorithm algorithm) {
      return new byte[0];
    }

    @Override
    public byte[] message() {
      return new byte[0];
    }
  }
}
