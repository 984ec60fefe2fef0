package vn.vanthu.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.StandardDecryptionMaterial;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes the encryption off the strings and streams of a file that opens without a password: such a
 * file is only meant to forbid printing or copying, and everybody can read it (ISO 32000-1 §7.6,
 * standard security handler, RC4 and AES). Use by one thread at a time.
 */
final class Decryption {
  private static final String NO_PASSWORD = "";

  /** Lengths of /O and /U in octets, before and since AES-256 (ISO 32000-2 §7.6.4.2). */
  private static final int SHORT_CHECK = 32;

  private static final int LONG_CHECK = 48;

  private final StandardSecurityHandler handler;

  private Decryption(StandardSecurityHandler handler) {
    this.handler = handler;
  }

  /**
   * The key that an empty password gives.
   *
   * @param encrypt the encryption dictionary
   * @param id the trailer's file identifier, or null
   * @param resolve follows a reference without decrypting
   * @return null when a password is needed, or the encryption is of another kind or malformed
   */
  static @Nullable Decryption of(
      PdfObject.Dict encrypt, PdfObject id, UnaryOperator<PdfObject> resolve) {
    COSBase fileId = cos(id, resolve, 0);
    if (!isWellFormed(encrypt, resolve)) {
      return null;
    }
    try {
      StandardSecurityHandler handler = new StandardSecurityHandler();
      handler.prepareForDecryption(
          new PDEncryption((COSDictionary) cos(encrypt, resolve, 0)),
          fileId instanceof COSArray array && array.size() > 0 && array.get(0) instanceof COSString
              ? array
              : new COSArray(),
          new StandardDecryptionMaterial(NO_PASSWORD));
      return new Decryption(handler);
    } catch (IOException needsPassword) {
      return null; // the answer to the question asked; who calls says so to the user
    }
  }

  private static boolean isWellFormed(PdfObject.Dict encrypt, UnaryOperator<PdfObject> resolve) {
    long version = whole(encrypt, "V", resolve);
    long revision = whole(encrypt, "R", resolve);
    boolean known =
        "Standard".equals(encrypt.name("Filter"))
            && (version == 1 || version == 2 || version == 4 || version == 5)
            && revision >= 2
            && revision <= 6;
    int check = version == 5 ? LONG_CHECK : SHORT_CHECK;
    return known
        && length(encrypt, "O", resolve) >= check
        && length(encrypt, "U", resolve) >= check
        && (version != 5
            || (length(encrypt, "OE", resolve) >= 32 && length(encrypt, "UE", resolve) >= 32));
  }

  private static long whole(PdfObject.Dict dict, String key, UnaryOperator<PdfObject> resolve) {
    return resolve.apply(dict.get(key)) instanceof PdfObject.Int n ? n.value() : -1;
  }

  private static int length(PdfObject.Dict dict, String key, UnaryOperator<PdfObject> resolve) {
    return resolve.apply(dict.get(key)) instanceof PdfObject.Str s ? s.length() : -1;
  }

  private static COSBase cos(PdfObject object, UnaryOperator<PdfObject> resolve, int depth) {
    return switch (depth > 8 ? PdfObject.Null.INSTANCE : resolve.apply(object)) {
      case PdfObject.Int n -> COSInteger.get(n.value());
      case PdfObject.Bool b -> COSBoolean.getBoolean(b.value());
      case PdfObject.Name n -> COSName.getPDFName(n.value());
      case PdfObject.Str s -> new COSString(s.bytes());
      case PdfObject.Array a -> {
        COSArray all = new COSArray();
        a.items().forEach(item -> all.add(cos(item, resolve, depth + 1)));
        yield all;
      }
      case PdfObject.Dict d -> {
        COSDictionary all = new COSDictionary();
        d.entries()
            .forEach((key, value) ->
                all.setItem(COSName.getPDFName(key), cos(value, resolve, depth + 1)));
        yield all;
      }
      default -> COSNull.NULL;
    };
  }

  /**
   * The same object with its strings readable. A signature's value is never encrypted and stays, as
   * do cross-reference streams (ISO 32000-2 §7.6.2).
   */
  PdfObject strings(PdfObject object, int number, int generation) {
    return switch (object) {
      case PdfObject.Str s -> string(s, number, generation);
      case PdfObject.Array a -> {
        List<PdfObject> items = new ArrayList<>();
        a.items().forEach(item -> items.add(strings(item, number, generation)));
        yield new PdfObject.Array(items);
      }
      case PdfObject.Dict d -> entries(d, number, generation);
      case PdfObject.Stream s when s.dict().isType("XRef") -> s;
      case PdfObject.Stream s ->
          new PdfObject.Stream(entries(s.dict(), number, generation), s.dataStart());
      default -> object;
    };
  }

  private PdfObject.Dict entries(PdfObject.Dict dict, int number, int generation) {
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    dict.entries()
        .forEach((key, value) -> {
          boolean signature = key.equals("Contents") && dict.has("ByteRange");
          entries.put(key, signature ? value : strings(value, number, generation));
        });
    return new PdfObject.Dict(entries, dict.repeatedKeys());
  }

  private PdfObject string(PdfObject.Str s, int number, int generation) {
    try {
      COSBase plain = handler.decrypt(new COSString(s.bytes()), number, generation);
      return plain instanceof COSString readable
          ? new PdfObject.Str(readable.getBytes(), s.hex(), s.start(), s.end())
          : s;
    } catch (IOException damaged) {
      return s; // as written: what cannot be read is compared by its octets
    }
  }

  /** Data of a stream as it was before it was encrypted, its filters still on. */
  byte[] data(PdfObject.Dict dict, byte[] raw, int number, int generation) {
    try (RandomAccessReadBuffer source = new RandomAccessReadBuffer(raw);
        COSStream stream =
            new COSStream(
                IOUtils.createMemoryOnlyStreamCache().create(),
                new RandomAccessReadView(source, 0, raw.length))) {
      for (String key : List.of("Type", "Filter", "DecodeParms")) {
        if (dict.has(key)) {
          stream.setItem(COSName.getPDFName(key), cos(dict.get(key), UnaryOperator.identity(), 0));
        }
      }
      handler.decryptStream(stream, number, generation);
      try (InputStream in = stream.createRawInputStream()) {
        return in.readAllBytes();
      }
    } catch (IOException damaged) {
      return raw; // as written: what cannot be read is compared by its octets
    }
  }
}
