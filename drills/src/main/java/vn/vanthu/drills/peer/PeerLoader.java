package vn.vanthu.drills.peer;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Loads the peer with everything it needs a second time, on the Bouncy Castle it was built with: on
 * ours it cannot read a signature whose {@code /Contents} is padded with zeros. The same JVM, so
 * that figures compare; nothing but the {@link Peer} interface is shared.
 */
public final class PeerLoader extends URLClassLoader {

  private PeerLoader(URL[] urls) {
    super(urls, PeerLoader.class.getClassLoader());
  }

  /**
   * EU DSS.
   *
   * @throws IOException when its own Bouncy Castle is not where the build puts it
   */
  public static Peer dss() throws IOException, ReflectiveOperationException {
    Path own = Path.of(System.getProperty("vanthu.home", ".")).resolve("drills/target/dist/peer");
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(own)) {
      for (Path jar : jars.sorted().toList()) {
        urls.add(url(jar));
      }
    }
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!Path.of(entry).getFileName().toString().startsWith("bc")) {
        urls.add(url(Path.of(entry)));
      }
    }
    PeerLoader loader = new PeerLoader(urls.toArray(URL[]::new));
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
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  /** Its own classes first; from the other side only the interface. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.") || name.equals(Peer.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException platform) {
        return super.loadClass(name, resolve); // javax, jdk and such
      }
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }
}
