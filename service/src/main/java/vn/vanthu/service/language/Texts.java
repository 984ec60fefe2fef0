package vn.vanthu.service.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words on the screen: one bundle for each language, with the same keys in both. A text may
 * hold places {@code {0}}, {@code {1}} …; an apostrophe is an apostrophe. Immutable, thread-safe.
 */
public final class Texts {
  private final Map<Language, Map<String, String>> bundles;

  private Texts(Map<Language, Map<String, String>> bundles) {
    this.bundles = bundles;
  }

  /**
   * Reads the bundles beside this class. A missing bundle is a broken build and stops the start.
   */
  public static Texts load() {
    Map<Language, Map<String, String>> bundles = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      bundles.put(language, read("texts_" + language.tag() + ".properties"));
    }
    return new Texts(bundles);
  }

  private static Map<String, String> read(String resource) {
    Properties properties = new Properties();
    try (var in =
        Objects.requireNonNull(Texts.class.getResourceAsStream(resource), () -> resource)) {
      properties.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    Map<String, String> texts = new java.util.HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, Objects.requireNonNull(properties.getProperty(key)));
    }
    return Map.copyOf(texts);
  }

  /**
   * The text of a key with its places filled.
   *
   * @throws IllegalArgumentException when there is no such key: a test proves that pages use none
   */
  public String text(Language language, String key, Object... values) {
    String text = Objects.requireNonNull(bundles.get(language)).get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for key " + key + " in " + language);
    }
    String filled = text;
    for (int i = 0; i < values.length; i++) {
      filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return filled;
  }

  /** Whether a text of this key exists. */
  public boolean has(String key) {
    return Objects.requireNonNull(bundles.get(Language.VI)).containsKey(key);
  }

  /** The keys of one language, in order; for the test that compares the two. */
  public Set<String> keys(Language language) {
    return new TreeSet<>(Objects.requireNonNull(bundles.get(language)).keySet());
  }
}
