package vn.vanthu.service.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The static files that pages load, all from our own jar files. Addresses carry a version or a
 * digest, so browsers may keep them for ever. Immutable, thread-safe.
 */
public final class Assets {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final Pattern INSIDE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*+(/[A-Za-z0-9_][A-Za-z0-9._-]*+)*+");
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "htmx", "htmx.org/2.0.10/",
          "bootstrap", "bootstrap/5.3.8/",
          "icons", "bootstrap-icons/1.13.1/",
          "pdfjs", "pdfjs-dist/5.4.624/");
  private static final String[] OWN = {
    "app.css", "app.js", "verify.js", "viewer.js", "evidence.js", "file.js", "search.js"
  };

  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();

  /** Reads our own files once, for their digests. */
  public Assets() {
    for (String own : OWN) {
      String address = "app/" + digest("/vn/vanthu/service/web/" + own) + "/" + own;
      addresses.put(own, "/assets/" + address);
      resources.put(address, "/vn/vanthu/service/web/" + own);
    }
  }

  /**
   * The address of one of our files, or of a library's as {@code library/path}.
   *
   * @throws IllegalArgumentException when a page names a file that is not there
   */
  public String address(String name) {
    String own = addresses.get(name);
    if (own != null) {
      return own;
    }
    int slash = name.indexOf('/');
    String library = slash < 0 ? null : LIBRARIES.get(name.substring(0, slash));
    if (library == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + library + name.substring(slash + 1);
  }

  /** The file behind an address below {@code /assets/}, or empty. */
  public Optional<URL> find(String path) {
    if (!INSIDE.matcher(path).matches()) {
      return Optional.empty();
    }
    String own = resources.get(path);
    if (own != null) {
      return Optional.ofNullable(Assets.class.getResource(own));
    }
    return LIBRARIES.values().stream().anyMatch(path::startsWith)
        ? Optional.ofNullable(Assets.class.getResource(WEBJARS + path))
        : Optional.empty();
  }

  /** The media type by the file's ending; what is not listed is not served. */
  static @Nullable String mediaType(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return switch (ending) {
      case "css" -> "text/css; charset=utf-8";
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "woff2" -> "font/woff2";
      case "woff" -> "font/woff";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "gif" -> "image/gif";
      case "wasm" -> "application/wasm";
      case "bcmap", "pfb", "ttf", "icc" -> "application/octet-stream";
      default -> null;
    };
  }

  private static String digest(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing " + resource);
      }
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(sha, 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
