package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.trust.Trust;

/**
 * A signed document of one page, and ways to break it: what the rows of {@link StepsTest} are made
 * of.
 */
final class Broken {
  static final Instant NOW = SignedSamples.NOW;

  static final Party SIGNER =
      Draft.person("O=UBND,CN=Signer", Keys.ec("secp256r1", "steps"), NOW).selfSigned();

  static final Party OTHER =
      Draft.person("O=UBND,CN=Other", Keys.ec("secp256r1", "steps other"), NOW).selfSigned();

  static final Party STAMPER =
      Draft.stamper("O=UBND,CN=TSA", Keys.ec("secp256r1", "steps tsa"), NOW).selfSigned();

  static final String SIG = "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";

  static final String STAMP = "/Type/DocTimeStamp/SubFilter/ETSI.RFC3161";

  private Broken() {}

  record Row(Finding reason, String way, Supplier<Report> broken) {}

  static void add(List<Row> rows, Finding reason, String way, Supplier<byte[]> bytes) {
    rows.add(new Row(reason, way, () -> verify(bytes.get())));
  }

  static Report verify(byte[] bytes) {
    Trust trust = Trust.of(List.of(SIGNER.x509(), STAMPER.x509()));
    return new Verifier().verify(DocumentBytes.of(bytes), trust, NOW);
  }

  static byte[] signed(UnaryOperator<CmsForge> change) {
    return PdfForge.page()
        .signed("s", SIG, c -> change.apply(CmsForge.by(SIGNER)).build(c))
        .bytes();
  }

  static byte[] signed() {
    return signed(c -> c);
  }

  static byte[] raw(UnaryOperator<byte[]> value) {
    return PdfForge.page().signed("s", SIG, value).bytes();
  }

  static byte[] text(byte[] bytes, UnaryOperator<String> change) {
    String before = new String(bytes, ISO_8859_1);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    return after.getBytes(ISO_8859_1);
  }

  static byte[] replaced(byte[] bytes, String from, String to) {
    return text(bytes, s -> s.replace(from, to));
  }

  /** Rewrites the four numbers of the byte range, keeping their width. */
  static byte[] ranged(byte[] bytes, Function<long[], long[]> change) {
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
}
