package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;
import vn.vanthu.forge.pki.PkiCase;
import vn.vanthu.forge.pki.PkiCases;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.sign.Certification;
import vn.vanthu.signing.sign.FieldLock;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.trust.Trust;
import vn.vanthu.signing.trustlist.TrustedService;

/**
 * The table of verification steps and ways to break them. A step is a {@link Finding}: what it says
 * is its reason. Each row breaks one thing and demands that very reason; a finding without a row
 * fails the build, so that no step is lost unnoticed.
 */
class StepsTest {

  /** Containers are broken one by one in their own test, AsicTest; a new one must be named here. */
  private static final Set<Finding> IN_ASIC_TEST =
      EnumSet.of(
          Finding.CONTAINER_UNREADABLE,
          Finding.CONTAINER_AMBIGUOUS,
          Finding.CONTAINER_MEDIA_TYPE,
          Finding.CONTAINER_BYTES_UNACCOUNTED,
          Finding.CONTAINER_MANIFEST,
          Finding.CONTAINER_FILE_MISSING,
          Finding.CONTAINER_FILE_CHANGED,
          Finding.CONTAINER_FILE_UNSIGNED);

  private static final Instant NOW = SignedSamples.NOW;
  private static final Party SIGNER =
      Draft.person("O=UBND,CN=Signer", Keys.ec("secp256r1", "steps"), NOW).selfSigned();
  private static final Party OTHER =
      Draft.person("O=UBND,CN=Other", Keys.ec("secp256r1", "steps other"), NOW).selfSigned();
  private static final Party STAMPER =
      Draft.stamper("O=UBND,CN=TSA", Keys.ec("secp256r1", "steps tsa"), NOW).selfSigned();
  private static final String SIG = "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";
  private static final String STAMP = "/Type/DocTimeStamp/SubFilter/ETSI.RFC3161";

  private static Map<String, PkiCase> cases = Map.of();

  private record Row(Finding reason, String way, Supplier<Report> broken) {}

  @BeforeAll
  static void make() {
    cases = PkiCases.all().stream().collect(Collectors.toMap(PkiCase::name, c -> c));
  }

  @Test
  void every_finding_has_a_way_to_bring_it_about() {
    Set<Finding> covered = EnumSet.copyOf(rows().stream().map(Row::reason).toList());
    Set<Finding> open = EnumSet.complementOf(EnumSet.copyOf(covered));
    open.removeAll(IN_ASIC_TEST);
    assertThat(open).as("findings without a row").isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> broken() {
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.reason() + " by " + row.way(), () -> check(row)));
  }

  private static void check(Row row) {
    Report report = row.broken().get();
    assertThat(codes(report)).contains(row.reason().name());
    assertThat(report.document()).isNotEqualTo(Report.Verdict.UNSIGNED);
    assertThat(report.document().worse(row.reason().effect()))
        .as("the document is at least as bad as the finding")
        .isEqualTo(report.document());
    if (row.reason().subIndication() != null
        || row.reason().effect().compareTo(Report.Verdict.NOTICE) > 0) {
      assertThat(report.conclusion()).isNotEqualTo(Report.Conclusion.TOTAL_PASSED);
    }
  }

  private static List<String> codes(Report report) {
    Stream<Message> own = report.signatures().stream().flatMap(s -> s.messages().stream());
    Stream<Message> later =
        report.signatures().stream()
            .flatMap(s -> s.changesAfter().stream())
            .map(Report.Change::message);
    return Stream.concat(report.notices().stream(), Stream.concat(own, later))
        .map(Message::code)
        .toList();
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    file(rows);
    range(rows);
    value(rows);
    trust(rows);
    tail(rows);
    allowed(rows);
    questionable(rows);
    forbidden(rows);
    return rows;
  }

  private static void add(List<Row> rows, Finding reason, String way, Supplier<byte[]> bytes) {
    rows.add(new Row(reason, way, () -> verify(bytes.get())));
  }

  private static Report verify(byte[] bytes) {
    Trust trust = Trust.of(List.of(SIGNER.x509(), STAMPER.x509()));
    return new Verifier().verify(DocumentBytes.of(bytes), trust, NOW);
  }

  private static byte[] signed(UnaryOperator<CmsForge> change) {
    return PdfForge.page()
        .signed("s", SIG, c -> change.apply(CmsForge.by(SIGNER)).build(c))
        .bytes();
  }

  private static byte[] signed() {
    return signed(c -> c);
  }

  private static byte[] raw(UnaryOperator<byte[]> value) {
    return PdfForge.page().signed("s", SIG, value).bytes();
  }

  private static byte[] text(byte[] bytes, UnaryOperator<String> change) {
    String before = new String(bytes, ISO_8859_1);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    return after.getBytes(ISO_8859_1);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    return text(bytes, s -> s.replace(from, to));
  }

  /** Rewrites the four numbers of the byte range, keeping their width. */
  private static byte[] ranged(byte[] bytes, Function<long[], long[]> change) {
    return text(
        bytes,
        s -> {
          int at = s.indexOf("/ByteRange[") + 11;
          int end = s.indexOf(']', at);
          long[] old =
              Arrays.stream(s.substring(at, end).split(" ", -1))
                  .mapToLong(Long::parseLong)
                  .toArray();
          long[] now = change.apply(old);
          String written = "%d %010d %010d %010d".formatted(now[0], now[1], now[2], now[3]);
          return s.substring(0, at) + written + s.substring(end);
        });
  }

  private static void file(List<Row> rows) {
    byte[] page = PdfForge.page().bytes();
    add(rows, Finding.FILE_NOT_PDF, "text", () -> "không phải PDF".getBytes(ISO_8859_1));
    add(rows, Finding.FILE_NOT_PDF, "nothing at all", () -> new byte[0]);
    add(
        rows,
        Finding.FILE_UNREADABLE,
        "a header and nothing else",
        () -> "%PDF-1.7\n".getBytes(ISO_8859_1));
    add(
        rows,
        Finding.FILE_CUT,
        "an update without its end",
        () -> text(page, s -> s + "9 0 obj\n<</A 1>>\nendobj\n"));
    add(
        rows,
        Finding.FILE_ENCRYPTED,
        "an encryption dictionary",
        () ->
            replaced(
                page,
                "/Root 1 0 R",
                "/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(o)/U(u)/P -4>>"));
    Limits few = new Limits(1000, 1 << 20, 100, 10);
    rows.add(
        new Row(
            Finding.LIMIT,
            "more appended bytes than may be scanned",
            () ->
                new Verifier(few)
                    .verify(
                        DocumentBytes.of(Update.of(signed()).put(20, "null").write()),
                        Trust.none(),
                        NOW)));
    add(
        rows,
        Finding.XREF_REBUILT,
        "a cross-reference that leads nowhere",
        () ->
            text(
                signed(),
                s -> s.substring(0, s.lastIndexOf("startxref")) + "startxref\n3\n%%EOF\n"));
    add(rows, Finding.XREF_AMBIGUOUS, "one object at two places", () -> ambiguous());
    add(
        rows,
        Finding.SIGNATURE_REMAINS,
        "a signature dictionary nobody refers to",
        () ->
            Update.of(page).put(9, "<<" + SIG + "/ByteRange[0 10 20 30]/Contents<3000>>>").write());
    add(
        rows,
        Finding.EARLIER_SIGNATURE_REMOVED,
        "a catalog without the form",
        () ->
            Update.of(signed())
                .put(1, "<</Type/Catalog/Pages 2 0 R>>")
                .put(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
                .write());
  }

  private static byte[] ambiguous() {
    byte[] bytes = Update.of(signed()).put(20, "null").put(21, "null").write();
    return text(
        bytes,
        s -> {
          int second = s.lastIndexOf("21 1\n");
          return s.substring(0, second) + "20 1\n" + s.substring(second + 5);
        });
  }

  private static void range(List<Row> rows) {
    add(
        rows,
        Finding.CONTENTS_MISSING,
        "a renamed entry",
        () -> replaced(signed(), "/Contents<", "/Contentz<"));
    add(rows, Finding.CONTENTS_EMPTY, "zeros", () -> raw(c -> new byte[0]));
    add(rows, Finding.CONTENTS_MALFORMED, "no CMS", () -> raw(c -> new byte[] {0x30, 3, 1, 2, 3}));
    add(
        rows,
        Finding.CONTENTS_MALFORMED,
        "no element at all",
        () -> raw(c -> new byte[] {5, 0, 9}));
    add(
        rows,
        Finding.CONTENTS_MALFORMED,
        "a signer named by neither issuer and number nor key",
        () -> signed(c -> c.identifiedBy(new DERSequence())));
    add(
        rows,
        Finding.CONTENTS_MALFORMED,
        "a document time stamp that is a plain signature",
        () -> PdfForge.page().signed("s", STAMP, c -> CmsForge.by(SIGNER).build(c)).bytes());
    add(rows, Finding.CONTENTS_PADDING, "bytes after the value", () -> raw(StepsTest::padded));
    add(
        rows,
        Finding.CONTENTS_NOT_HEX,
        "digits of both cases",
        () -> text(signed(), StepsTest::mixedCase));
    add(
        rows,
        Finding.CONTENTS_NOT_HEX,
        "a space among the digits",
        () -> text(signed(), StepsTest::spaced));
    add(
        rows,
        Finding.BYTE_RANGE_MISSING,
        "a renamed entry",
        () -> replaced(signed(), "/ByteRange", "/ByteRangX"));
    add(
        rows,
        Finding.BYTE_RANGE_MALFORMED,
        "a name for a number",
        () -> replaced(signed(), "/ByteRange[0 ", "/ByteRange[/ "));
    add(
        rows,
        Finding.BYTE_RANGE_NOT_FROM_START,
        "leaving out the header",
        () -> ranged(signed(), n -> new long[] {9, n[1] - 9, n[2], n[3]}));
    add(
        rows,
        Finding.BYTE_RANGE_GAP,
        "a wider gap",
        () -> ranged(signed(), n -> new long[] {0, n[1], n[2] + 1, n[3] - 1}));
    add(
        rows,
        Finding.BYTE_RANGE_GAP,
        "a narrower gap",
        () -> ranged(signed(), n -> new long[] {0, n[1], n[2] - 1, n[3] + 1}));
    add(
        rows,
        Finding.BYTE_RANGE_GAP,
        "a gap that begins early",
        () -> ranged(signed(), n -> new long[] {0, n[1] - 1, n[2], n[3]}));
    add(
        rows,
        Finding.BYTE_RANGE_FOREIGN,
        "a range beyond the end of a complete file",
        () -> ranged(signed(), n -> new long[] {0, n[1], n[2], n[3] + 5000}));
    add(
        rows,
        Finding.BYTE_RANGE_BEYOND_END,
        "a range beyond the end of a damaged file",
        () ->
            text(
                ranged(signed(), n -> new long[] {0, n[1], n[2], n[3] + 5000}),
                s -> s + "x".repeat(40)));
    add(
        rows,
        Finding.FILE_RESAVED,
        "a value that stands elsewhere than the range says",
        () ->
            text(
                ranged(signed(), n -> new long[] {0, n[1] + 7, n[2] + 7, n[3] + 5000}),
                s -> s + "x".repeat(40)));
    add(rows, Finding.SIGNATURE_COPIED, "one value in two fields", StepsTest::copied);
    add(
        rows,
        Finding.SIGNATURE_TYPE_WRONG,
        "an entry that stands twice",
        () ->
            PdfForge.page()
                .signed("s", SIG + "/Type/Sig", c -> CmsForge.by(SIGNER).build(c))
                .bytes());
    add(
        rows,
        Finding.SUBFILTER_UNSUPPORTED,
        "an unknown name",
        () ->
            PdfForge.page()
                .signed("s", "/Type/Sig/SubFilter/foo", c -> CmsForge.by(SIGNER).build(c))
                .bytes());
  }

  private static byte[] padded(byte[] content) {
    byte[] value = CmsForge.by(SIGNER).build(content);
    byte[] out = Arrays.copyOf(value, value.length + 9);
    out[out.length - 1] = 7;
    return out;
  }

  private static String mixedCase(String s) {
    int at = s.indexOf('a', s.indexOf("/Contents<") + 10);
    return s.substring(0, at) + 'A' + s.substring(at + 1);
  }

  private static String spaced(String s) {
    int end = s.indexOf('>', s.indexOf("/Contents<"));
    return s.substring(0, end - 2) + "  " + s.substring(end);
  }

  private static byte[] copied() {
    byte[][] first = new byte[1][];
    PdfForge one =
        PdfForge.page()
            .signed(
                "s",
                SIG,
                c -> {
                  first[0] = CmsForge.by(SIGNER).build(c);
                  return first[0];
                });
    return one.signed("t", SIG, c -> first[0]).bytes();
  }

  private static void value(List<Row> rows) {
    add(
        rows,
        Finding.ALGORITHM_UNSUPPORTED,
        "an unknown signature algorithm",
        () ->
            signed(c ->
                c.namingAlgorithm(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4")))));
    add(
        rows,
        Finding.SIGNED_ATTRIBUTES_NOT_DER,
        "attributes out of order",
        () -> signed(CmsForge::unsorted));
    add(rows, Finding.CMS_UNUSUAL, "a version of its own", () -> signed(c -> c.version(7, 1)));
    add(
        rows,
        Finding.CMS_UNUSUAL,
        "a signer's version of its own",
        () -> signed(c -> c.version(1, 2)));
    add(
        rows,
        Finding.CERTIFICATE_FOREIGN,
        "a certificate beside those committed to",
        () -> signed(c -> c.committingTo(SIGNER, STAMPER).enclosing(STAMPER, OTHER)));
    add(
        rows,
        Finding.SIGNER_CERTIFICATE_MISSING,
        "only a stranger's certificate",
        () -> signed(c -> c.enclosingOnly(OTHER.encoded())));
    add(
        rows,
        Finding.TIMESTAMP_IMPRINT_WRONG,
        "a document time stamp over other bytes",
        () ->
            PdfForge.page()
                .signed("s", STAMP, c -> StampForge.by(STAMPER, NOW).over(new byte[] {1, 2, 3}))
                .bytes());
    add(
        rows,
        Finding.DIGEST_MISMATCH,
        "a changed letter",
        () -> replaced(signed(), "1.000.000", "9.000.000"));
    add(
        rows,
        Finding.DIGEST_MISMATCH,
        "a changed letter, no signed attributes",
        () -> replaced(signed(CmsForge::withoutAttributes), "1.000.000", "9.000.000"));
    add(
        rows,
        Finding.SIGNATURE_VALUE_WRONG,
        "another's key",
        () -> raw(c -> CmsForge.by(new Party(OTHER.keys(), SIGNER.certificate())).build(c)));
  }

  private static void of(List<Row> rows, Finding reason, String... names) {
    for (String name : names) {
      rows.add(
          new Row(
              reason,
              name,
              () -> {
                PkiCase each = cases.get(name);
                assertThat(each).as("no such case: %s", name).isNotNull();
                Trust trust =
                    Trust.of(each.anchors())
                        .with(each.certificates(), each.crls(), each.ocspResponses());
                return new Verifier().verify(DocumentBytes.of(each.document()), trust, each.at());
              }));
    }
  }

  /** The signer's anchor stands in a trust list that vouched for it until the day before. */
  private static Report listed() {
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    TrustedService over =
        new TrustedService(
            TrustedService.Kind.SIGNERS,
            "CA",
            SIGNER.x509(),
            List.of(new TrustedService.Term(NOW.minus(Duration.ofDays(900)), yesterday)));
    return new Verifier()
        .verify(DocumentBytes.of(signed()), Trust.none().vouchedFor(List.of(over)), NOW);
  }

  private static void trust(List<Row> rows) {
    of(rows, Finding.SIGNATURE_WHOLE, "good", "stamp in order");
    of(rows, Finding.SEVERAL_SIGNERS, "two signers");
    of(rows, Finding.NO_SIGNER, "no signer");
    of(rows, Finding.ALGORITHM_MISMATCH, "digest algorithm contradicts the signature's");
    of(rows, Finding.DIGEST_MISMATCH, "message digest is wrong");
    of(rows, Finding.SIGNATURE_VALUE_WRONG, "value does not verify");
    of(rows, Finding.MESSAGE_DIGEST_MISSING, "no message digest");
    of(rows, Finding.CONTENT_TYPE_WRONG, "no content type", "content type of a time stamp");
    of(rows, Finding.NO_SIGNED_ATTRIBUTES, "no signed attributes");
    of(rows, Finding.SIGNING_CERTIFICATE_MISMATCH, "signing-certificate-v2 of another certificate");
    of(
        rows,
        Finding.SIGNING_CERTIFICATE_ISSUER_MISMATCH,
        "signing-certificate-v2 with another issuer");
    of(
        rows,
        Finding.ALGORITHM_PROTECTION_MISMATCH,
        "RFC 6211 names another digest",
        "RFC 6211 names another signature");
    of(rows, Finding.ATTRIBUTE_REPEATED, "signing time twice");
    of(rows, Finding.CERTIFICATE_DAMAGED, "certificate names two algorithms");
    of(
        rows,
        Finding.TIMESTAMP_INVALID,
        "stamp of other bytes",
        "stamp whose value does not verify",
        "stamp whose message digest is wrong",
        "stamp without signing-certificate",
        "stamp that commits to another certificate");
    of(
        rows,
        Finding.TIMESTAMP_UNTRUSTED,
        "stamp authority not trusted",
        "stamp authority: purpose not critical",
        "stamp authority: two purposes",
        "stamp authority revoked before it stamped");
    of(rows, Finding.TIMESTAMP_FROM_FUTURE, "stamp from the future");
    of(rows, Finding.DOCUMENT_TIMESTAMP_FROM_FUTURE, "document time stamp from the future");
    of(rows, Finding.TIMESTAMP_WEAK, "stamp over a SHA-1 imprint");
    of(rows, Finding.ALGORITHM_NOT_LISTED, "Ed25519");
    of(
        rows,
        Finding.NO_ANCHOR,
        "nothing is trusted",
        "another root is trusted",
        "authority is nowhere");
    of(
        rows,
        Finding.CHAIN_CONSTRAINT,
        "authority without basicConstraints",
        "authority without keyCertSign",
        "path length 0, an authority below it",
        "name outside what is permitted",
        "a policy is required, the signer has none",
        "anyPolicy is mapped",
        "unknown extension, critical");
    rows.add(
        new Row(
            Finding.ANCHOR_NOT_VOUCHED_FOR, "a listed service whose time is over", () -> listed()));
    of(
        rows,
        Finding.KEY_USAGE_WRONG,
        "key usage: encipherment only",
        "extended key usage: server only, critical");
    of(rows, Finding.CERTIFICATE_EXPIRED, "expired, no proof of existence");
    of(
        rows,
        Finding.CERTIFICATE_EXPIRED_NOT_REVOKED,
        "expired, no proof of existence, known good until then");
    of(rows, Finding.CERTIFICATE_NOT_YET_VALID, "stamped before the certificate began");
    of(rows, Finding.CERTIFICATE_NOT_IN_FORCE, "not yet valid");
    of(rows, Finding.REVOCATION_STALE, "stale list", "OCSP: stale");
    of(rows, Finding.CERTIFICATE_ON_HOLD, "on hold, no proof of existence");
    of(rows, Finding.CERTIFICATE_REVOKED_NO_PROOF, "revoked before the stamp", "OCSP: revoked");
    of(rows, Finding.CA_REVOKED_NO_PROOF, "authority revoked, no proof of existence");
    of(rows, Finding.KEY_COMPROMISED, "signer's key under two certificates, the other compromised");
    of(
        rows,
        Finding.CA_KEY_COMPROMISED,
        "authority's key under two certificates, the second compromised");
    of(rows, Finding.REVOCATION_ISSUER_EXPIRED, "OCSP delegate expired after it answered");
    of(
        rows,
        Finding.REVOCATION_UNKNOWN,
        "a delta list only",
        "list from the future",
        "OCSP delegate without OCSPSigning",
        "scope: authorities only");
    of(
        rows,
        Finding.ALGORITHM_WEAK,
        "RSA of 1,024 bits",
        "SHA-1 signature",
        "list signed with SHA-1");
  }

  private static final String PICTURE =
      "<</Type/XObject/Subtype/Form/BBox[0 0 60 18]/Resources<</Font<</F1 7 0 R>>>>/Length 30>>\n"
          + "stream\nBT /F1 12 Tf 2 4 Td (12) Tj ET\nendstream";

  /** A page with everything on it that a later hand might touch. */
  private static byte[] draft() {
    return SignedSamples.withTable(
        "<</Type/Catalog/Pages 2 0 R/Version/1.7/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"
            + "/OCProperties<</OCGs[9 0 R]/D<</ON[9 0 R]>>>>/StructTreeRoot 10 0 R"
            + "/AcroForm<</Fields[5 0 R 6 0 R]/DR<</Font<</F1 7 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 7 0 R>>>>/Annots[5 0 R 6 0 R 8 0 R]>>",
        "<</Length 52>>\nstream\nBT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET\nendstream",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R/DA(/F1 12 Tf 0 g)/AP<</N 11 0 R>>>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(ngay)/F 4/Rect[300 750 520 768]/P 3 0 R/DA(/F1 12 Tf 0 g)/AP<</N 11 0 R>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        "<</Type/Annot/Subtype/Text/F 4/Rect[20 800 40 820]/P 3 0 R/Contents(ghi chu)>>",
        "<</Type/OCG/Name(Layer)>>",
        "<</Type/StructTreeRoot/K[12 0 R]>>",
        PICTURE,
        "<</Type/StructElem/S/P/P 10 0 R>>");
  }

  private static final byte[] APPROVED =
      SignedSamples.SHARED.byOfficial(draft(), SignatureRequest.approval("person"));
  private static final byte[] LOCKED =
      SignedSamples.SHARED.byOfficial(
          draft(), SignatureRequest.approval("person").locking(new FieldLock.Everything()));
  private static final byte[] CERTIFIED =
      SignedSamples.SHARED.byOfficial(
          draft(), SignatureRequest.approval("person").certifying(Certification.NO_CHANGES));
  private static final byte[] FORMS =
      SignedSamples.SHARED.byOfficial(
          draft(), SignatureRequest.approval("person").certifying(Certification.FORMS));

  private static void later(
      List<Row> rows, Finding reason, String way, byte[] base, UnaryOperator<Update> change) {
    rows.add(
        new Row(
            reason,
            way,
            () ->
                new Verifier()
                    .verify(
                        DocumentBytes.of(change.apply(Update.of(base)).write()),
                        SignedSamples.SHARED.trust(),
                        NOW)));
  }

  private static void tail(List<Row> rows) {
    add(rows, Finding.BLANKS_APPENDED, "blank lines", () -> text(signed(), b -> b + "\n\n\n"));
    later(
        rows,
        Finding.BYTES_UNACCOUNTED,
        "junk before an update",
        APPROVED,
        u -> u.junk("hello\n").put(u.next(), "null"));
    later(
        rows,
        Finding.LATER_REVISION_BROKEN,
        "a chain that forgets what came before",
        APPROVED,
        u -> u.put(u.next(), "null").forgettingPrevious());
  }

  private static String with(String dictionary, String entry) {
    return dictionary.replaceFirst("<<", "<<" + entry.replace("\\", "\\\\").replace("$", "\\$"));
  }

  private static UnaryOperator<Update> adding(int number, String entry) {
    return u -> u.put(number, with(u.text(number), entry));
  }

  private static void allowed(List<Row> rows) {
    later(
        rows,
        Finding.CHANGE_VALIDATION_DATA,
        "a document security store",
        APPROVED,
        adding(1, "/DSS<</CRLs[]>>"));
    later(
        rows,
        Finding.CHANGE_METADATA,
        "new information",
        APPROVED,
        u -> u.put(u.next(), "null").trailer("/Info<</Title(x)>>"));
    later(
        rows,
        Finding.CHANGE_EXTENSIONS,
        "one more extension",
        APPROVED,
        u -> u.edit(1, "/ADBE", "/ISO_<</BaseVersion/2.0/ExtensionLevel 1>>/ADBE"));
    later(
        rows,
        Finding.CHANGE_STRUCTURE,
        "one more tag",
        APPROVED,
        u ->
            u.put(u.next(), "<</Type/StructElem/S/P/P 10 0 R>>")
                .put(10, "<</Type/StructTreeRoot/K[12 0 R " + (u.next() - 1) + " 0 R]>>"));
    later(
        rows,
        Finding.CHANGE_FIELD_FILLED,
        "a value",
        APPROVED,
        u -> u.put(5, with(u.text(5), "/V(12)")));
    later(
        rows,
        Finding.CHANGE_FORM_SETTING,
        "a default alignment",
        APPROVED,
        u -> u.edit(1, "/AcroForm <<", "/AcroForm <</Q 1"));
    rows.add(new Row(Finding.CHANGE_SIGNATURE_ADDED, "a second signature", () -> shared(twice())));
    rows.add(
        new Row(
            Finding.CHANGE_SEAL_OVERLAP,
            "a widget over an earlier one",
            () -> verify(overlapping())));
    rows.add(
        new Row(
            Finding.CHANGE_TIMESTAMP,
            "a document time stamp",
            () ->
                verify(
                    PdfForge.page()
                        .signed("s", SIG, c -> CmsForge.by(SIGNER).build(c))
                        .stamped("t", StampForge.by(STAMPER, NOW))
                        .bytes())));
  }

  private static Report shared(byte[] bytes) {
    return new Verifier().verify(DocumentBytes.of(bytes), SignedSamples.SHARED.trust(), NOW);
  }

  private static byte[] twice() {
    return SignedSamples.SHARED.byOfficial(APPROVED, SignatureRequest.approval("second"));
  }

  /** Two visible widgets at one place, the second made with the second signature. */
  private static byte[] overlapping() {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    return PdfForge.page()
        .signed("a", "[100 100 200 150]", "", SIG, cms)
        .signed("b", "[150 100 250 150]", "", SIG, cms)
        .bytes();
  }

  private static void questionable(List<Row> rows) {
    later(
        rows,
        Finding.CHANGE_ANNOTATION,
        "another note",
        APPROVED,
        u -> u.edit(8, "(ghi chu)", "(khac)"));
    later(
        rows,
        Finding.CHANGE_APPEARANCE_ONLY,
        "a picture without a value",
        APPROVED,
        u ->
            u.put(u.next(), PICTURE.replace("(12)", "(13)"))
                .edit(5, "/AP<</N 11 0 R>>", "/AP<</N " + (u.next() - 1) + " 0 R>>"));
    later(
        rows,
        Finding.CHANGE_SHARED_APPEARANCE,
        "a picture that stood for two fields",
        APPROVED,
        u ->
            u.put(u.next(), PICTURE.replace("(12)", "(13)"))
                .edit(5, "/AP<</N 11 0 R>>", "/V(12)/AP<</N " + (u.next() - 1) + " 0 R>>"));
    later(
        rows,
        Finding.CHANGE_VALUE_NOT_SHOWN,
        "a value behind another picture",
        APPROVED,
        u -> u.put(5, with(u.text(5), "/V(99)")));
    later(
        rows,
        Finding.CHANGE_CATALOG_MINOR,
        "a page mode",
        APPROVED,
        adding(1, "/PageMode/UseNone"));
    later(
        rows,
        Finding.CHANGE_EXTENSION_REMOVED,
        "a lower version",
        APPROVED,
        u -> u.edit(1, "/Version /1.7", "/Version /1.4"));
    later(
        rows,
        Finding.CHANGE_EXTENSION_REMOVED,
        "a lower extension level",
        APPROVED,
        u -> u.edit(1, "/ExtensionLevel 8", "/ExtensionLevel 3"));
    later(rows, Finding.CHANGE_FLAGS, "a hidden field", APPROVED, u -> u.edit(5, "/F 4", "/F 6"));
    later(rows, Finding.CHANGE_PAGE_SETTING, "a duration", APPROVED, adding(3, "/Dur 3"));
    rows.add(
        new Row(
            Finding.CHANGE_PERMISSION_WEAKER, "a lock that permits more", () -> verify(weaker())));
  }

  private static byte[] weaker() {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    String certifying =
        SIG + "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]";
    return PdfForge.page()
        .signed("s", certifying, cms)
        .signed(
            "t", "[0 0 0 0]", "/Lock<</Type/SigFieldLock/Action/Include/Fields[]/P 3>>", SIG, cms)
        .bytes();
  }

  private static byte[] certifiedSecond() {
    UnaryOperator<byte[]> cms = c -> CmsForge.by(SIGNER).build(c);
    String certifying =
        SIG + "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]";
    return PdfForge.page().signed("s", SIG, cms).signed("t", certifying, cms).bytes();
  }

  private static void forbidden(List<Row> rows) {
    String forged = "<</Length 9>>\nstream\nBT ET q Q\nendstream";
    later(
        rows,
        Finding.CHANGE_FORBIDDEN,
        "a field filled under a certification",
        CERTIFIED,
        u -> u.put(5, with(u.text(5), "/V(12)")));
    later(
        rows,
        Finding.CHANGE_FORBIDDEN,
        "a note under a certification for forms",
        FORMS,
        u -> u.edit(8, "(ghi chu)", "(khac)"));
    later(
        rows,
        Finding.CHANGE_FIELD_LOCKED,
        "a locked field filled",
        LOCKED,
        u -> u.put(5, with(u.text(5), "/V(12)")));
    later(rows, Finding.CHANGE_PAGE_CONTENT, "another content", APPROVED, u -> u.put(4, forged));
    later(
        rows,
        Finding.CHANGE_PAGE_CONTENT,
        "one more content",
        APPROVED,
        u ->
            u.put(u.next(), forged)
                .edit(3, "/Contents 4 0 R", "/Contents[4 0 R " + (u.next() - 1) + " 0 R]"));
    later(
        rows,
        Finding.CHANGE_PAGE_GEOMETRY,
        "a cropped page",
        APPROVED,
        adding(3, "/CropBox[0 0 595 690]"));
    later(
        rows,
        Finding.CHANGE_PAGES,
        "no page",
        APPROVED,
        u -> u.put(2, "<</Type/Pages/Kids[]/Count 0>>"));
    later(
        rows,
        Finding.CHANGE_RESOURCES,
        "another font",
        APPROVED,
        u -> u.edit(3, "/F1 7 0 R", "/F1<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"));
    later(
        rows,
        Finding.CHANGE_ANNOTATION_REMOVED,
        "a note taken off",
        APPROVED,
        u -> u.edit(3, " 8 0 R", ""));
    later(
        rows,
        Finding.CHANGE_FIELD_REMOVED,
        "a field taken out",
        APPROVED,
        u -> u.edit(1, "5 0 R ", ""));
    later(
        rows,
        Finding.CHANGE_FIELD_ADDED,
        "a widget",
        APPROVED,
        u ->
            u.put(
                    u.next(),
                    "<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(9)/F 4/Rect[60 690 400 720]/P 3 0 R>>")
                .edit(3, "5 0 R ", "5 0 R " + (u.next() - 1) + " 0 R "));
    later(
        rows,
        Finding.CHANGE_FIELD_DEFINITION,
        "another kind",
        APPROVED,
        u -> u.edit(5, "/FT/Tx", "/FT/Btn"));
    later(
        rows,
        Finding.CHANGE_FIELD_DEFINITION,
        "a script",
        APPROVED,
        adding(5, "/AA<</F<</S/JavaScript/JS(1)>>>>"));
    later(
        rows,
        Finding.CHANGE_WIDGET_MOVED,
        "another place",
        APPROVED,
        u -> u.edit(5, "[120 750 180 768]", "[60 690 400 720]"));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNATURE_REPLACED, "a value taken out", () -> verify(withoutValue())));
    rows.add(
        new Row(
            Finding.CHANGE_SIGNED_APPEARANCE,
            "a picture for a finished signature",
            () -> verify(repainted())));
    later(
        rows,
        Finding.CHANGE_OPTIONAL_CONTENT,
        "a layer off",
        APPROVED,
        u -> u.edit(1, "/ON [9 0 R]", "/OFF [9 0 R]"));
    later(
        rows,
        Finding.CHANGE_PERMISSIONS,
        "usage rights",
        APPROVED,
        adding(1, "/Perms<</UR3 4 0 R>>"));
    rows.add(
        new Row(
            Finding.CHANGE_SECOND_CERTIFICATION,
            "a certification after a signature",
            () -> verify(certifiedSecond())));
    later(
        rows,
        Finding.CHANGE_STRUCTURE_REMOVED,
        "no tags",
        APPROVED,
        u -> u.put(10, "<</Type/StructTreeRoot/K[]>>"));
    rows.add(
        new Row(
            Finding.CHANGE_VALIDATION_DATA_REMOVED,
            "the store taken out",
            () -> verify(withoutStore())));
    later(
        rows,
        Finding.CHANGE_CATALOG,
        "an action on opening",
        APPROVED,
        adding(1, "/OpenAction<</S/JavaScript/JS(1)>>"));
    later(
        rows,
        Finding.CHANGE_FORM,
        "another default appearance",
        APPROVED,
        u -> u.edit(1, "/F1 12 Tf 0 g", "/F1 1 Tf 1 g"));
    later(
        rows,
        Finding.CHANGE_ENCRYPTION,
        "an encryption dictionary",
        APPROVED,
        u -> u.put(u.next(), "null").trailer("/Encrypt<</Filter/Standard/V 1/R 2>>"));
  }

  private static PdfForge plain() {
    return PdfForge.page().signed("s", SIG, c -> CmsForge.by(SIGNER).build(c));
  }

  /** Object 7 is the field of the first signature of a forged page, object 6 its value. */
  private static byte[] withoutValue() {
    return Update.of(plain().bytes()).edit(7, "/V 6 0 R", "").write();
  }

  private static byte[] repainted() {
    return Update.of(plain().bytes()).edit(7, "/F 132", "/F 132/AP<</N 4 0 R>>").write();
  }

  private static byte[] withoutStore() {
    byte[] stored = plain().storing(List.of(SIGNER.encoded()), List.of(), List.of()).bytes();
    Update u = Update.of(stored);
    return u.put(1, u.text(1).replaceFirst("/DSS<<.*?>>", "")).write();
  }
}
