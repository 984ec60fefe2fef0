package vn.vanthu.drills.peer;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the peer with everything it needs a second time, on the Bouncy Castle it was built with: on
 * ours it cannot read a signature whose {@code /Contents} is padded with zeros. The same JVM, so
 * that figures compare; nothing but the {@link Peer} interface is shared.
 */
public final class PeerLoader extends URLClassLoader {

  /**
   * Everything in the jars and folders, by its path: the peer asks for the same again and again.
   */
  private final Set<String> names = new HashSet<>();

  private static final byte[] NOTHING = new byte[0];

  private final Map<String, List<URL>> found = new ConcurrentHashMap<>();
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

  private PeerLoader(List<Path> places) throws IOException {
    super(urls(places), PeerLoader.class.getClassLoader());
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.walk(place)) {
          files.map(f -> place.relativize(f).toString()).forEach(names::add);
        }
      } else if (Files.exists(place)) {
        try (JarFile jar =
            new JarFile(place.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
          jar.versionedStream().map(ZipEntry::getName).forEach(names::add);
        }
      }
    }
  }

  private static URL[] urls(List<Path> places) throws IOException {
    URL[] urls = new URL[places.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = places.get(i).toUri().toURL();
    }
    return urls;
  }

  /**
   * EU DSS.
   *
   * @throws IOException when its own Bouncy Castle is not where the build puts it
   */
  public static Peer dss() throws IOException, ReflectiveOperationException {
    Path own = Path.of(System.getProperty("vanthu.home", ".")).resolve("drills/target/dist/peer");
    List<Path> places = new ArrayList<>();
    try (Stream<Path> jars = Files.list(own)) {
      jars.sorted().forEach(places::add);
    }
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!Path.of(entry).getFileName().toString().startsWith("bc")) {
        places.add(Path.of(entry));
      }
    }
    PeerLoader loader = new PeerLoader(places);
    Class<?> dss = loader.loadClass(PeerLoader.class.getPackageName() + ".DssPeer");
    Peer peer =
        loader.within(() -> {
          try {
            return (Peer) dss.getDeclaredConstructor().newInstance();
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
    return loader.new AtHome(peer);
  }

  /** The peer finds its parts through the thread's loader. */
  private <T> T within(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(this);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The peer, called from anywhere. */
  private final class AtHome implements Peer {
    private final Peer peer;

    AtHome(Peer peer) {
      this.peer = peer;
    }

    @Override
    public byte[] sign(byte[] document, PrivateKey key, List<X509Certificate> chain) {
      return within(() -> peer.sign(document, key, chain));
    }

    @Override
    public List<String> validate(
        byte[] document,
        List<X509Certificate> anchors,
        List<X509Certificate> certificates,
        List<byte[]> crls,
        List<byte[]> ocspResponses,
        Instant at) {
      return within(() -> peer.validate(document, anchors, certificates, crls, ocspResponses, at));
    }

    @Override
    public List<Judged> judge(
        byte[] document,
        byte[] detached,
        List<X509Certificate> anchors,
        List<byte[]> crls,
        Instant at) {
      return within(() -> peer.judge(document, detached, anchors, crls, at));
    }

    @Override
    public Judged judgeEvidence(
        byte[] record,
        byte[] document,
        List<X509Certificate> anchors,
        List<byte[]> crls,
        Instant at) {
      return within(() -> peer.judgeEvidence(record, document, anchors, crls, at));
    }
  }

  /** Its own classes first; from the other side only the interface. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean shared =
        name.equals(Peer.class.getName()) || name.startsWith(Peer.class.getName() + "$");
    if (name.startsWith("java.") || shared) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      // without a search through all jars for what is in none: javax, jdk and such
      return names.contains(name.replace('.', '/') + ".class")
          ? findClass(name)
          : super.loadClass(name, resolve);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    List<URL> own = own(name);
    return own.isEmpty() ? super.getResource(name) : own.getFirst();
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return Collections.enumeration(own(name));
  }

  private List<URL> own(String name) {
    return names.contains(name) ? found.computeIfAbsent(name, this::search) : List.of();
  }

  private List<URL> search(String name) {
    try {
      return Collections.list(findResources(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream from the jar that is open anyway. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] known = contents.computeIfAbsent(name, this::read);
    return known.length == 0 ? super.getResourceAsStream(name) : new ByteArrayInputStream(known);
  }

  private byte[] read(String name) {
    List<URL> own = own(name);
    if (own.isEmpty()) {
      return NOTHING;
    }
    try (InputStream in = own.getFirst().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
