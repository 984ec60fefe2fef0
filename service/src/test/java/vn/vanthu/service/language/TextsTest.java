package vn.vanthu.service.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern LITERAL = Pattern.compile("\\bt\\(\\s*\"([a-zA-Z0-9_.]+)\"\\s*[,)]");
  private static final Pattern CHOICE =
      Pattern.compile("\\bt\\([^\"()]*(?:\\([^()]*\\))?[^\"()]*\\? \"([\\w.]+)\" : \"([\\w.]+)\"");
  private final Texts texts = Texts.load();

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(texts.keys(Language.VI)).isEqualTo(texts.keys(Language.EN));
  }

  @Test
  void no_text_is_empty_and_places_agree() {
    Pattern place = Pattern.compile("\\{\\d}");
    for (String key : texts.keys(Language.VI)) {
      Set<String> vi = new TreeSet<>();
      Set<String> en = new TreeSet<>();
      place.matcher(texts.text(Language.VI, key)).results().forEach(m -> vi.add(m.group()));
      place.matcher(texts.text(Language.EN, key)).results().forEach(m -> en.add(m.group()));
      assertThat(texts.text(Language.VI, key)).as(key).isNotBlank();
      assertThat(texts.text(Language.EN, key)).as(key).isNotBlank();
      assertThat(vi).as(key).isEqualTo(en);
    }
  }

  @Test
  void every_key_that_a_page_names_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      for (Pattern pattern : List.of(LITERAL, CHOICE)) {
        Matcher used = pattern.matcher(source);
        while (used.find()) {
          for (int group = 1; group <= used.groupCount(); group++) {
            if (!texts.has(used.group(group))) {
              missing.add(file.getFileName() + ": " + used.group(group));
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String root : List.of("src/main/jte", "src/main/java/vn/vanthu/service/web")) {
      try (var files = Files.walk(Path.of(root))) {
        files.filter(Files::isRegularFile).forEach(found::add);
      }
    }
    return found;
  }
}
