package vn.vanthu.search.extract.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/**
 * XML parts of zip packages, read without document types, entities or anything outside the file,
 * and only up to a limit of unpacked bytes. Used by one thread.
 */
final class SafeXml implements AutoCloseable {

  private static final long MAX_UNPACKED = 400L << 20;
  private static final int MAX_ENTRIES = 10_000;

  private final ZipFile zip;
  private long left = MAX_UNPACKED;

  private SafeXml(ZipFile zip) {
    this.zip = zip;
  }

  static SafeXml open(Path file) throws IOException, RefusedException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new RefusedException(Refused.Reason.TEXT_DAMAGED, "zip");
    }
    if (zip.size() > MAX_ENTRIES) {
      zip.close();
      throw new RefusedException(Refused.Reason.TEXT_BOMB, zip.size() + " entries");
    }
    return new SafeXml(zip);
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  XMLStreamReader read(String name) throws IOException, XMLStreamException, RefusedException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new RefusedException(Refused.Reason.TEXT_DAMAGED, "no " + name);
    }
    return factory().createXMLStreamReader(new Limited(zip.getInputStream(entry)));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // One endless text node must not be put together in memory.
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Thrown inside XML readers when the limit of unpacked bytes is passed. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("unpacked beyond the limit");
    }
  }

  private final class Limited extends FilterInputStream {

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new TooMuch();
      }
      return read;
    }
  }
}
