package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.analysis.Terms;
import vn.vanthu.search.extract.legacy.LegacyFont;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/** One word, however it is encoded: NFC, NFD, the tone here or there, or read from TCVN3. */
class SpellingsTest {

  private static final String[] ONSETS = {
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "ng", "nh", "ph", "qu", "s", "t",
    "th", "tr", "v", "x"
  };
  private static final String[] RHYMES = {
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "oa", "oe", "uy", "an", "anh", "ươi",
    "iên", "oan", "uyên", "âng", "ưc", "ôi"
  };
  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

  /** The codes of small letters, found by asking the decoder for every code. */
  private static final Map<Character, Character> TCVN3 = tcvn3();

  @TempDir Path folder;

  @Test
  void every_syllable_of_the_language_is_one_word_in_every_spelling() {
    Syllables reader = new Syllables();
    int read = 0;
    for (List<String> spellings : syllables()) {
      List<String> first = Terms.accented(reader.read(spellings.getFirst()));
      assertThat(first).as(spellings.getFirst()).hasSize(1);
      for (String spelling : spellings) {
        assertThat(Terms.accented(reader.read(spelling))).as(spelling).isEqualTo(first);
        read++;
      }
    }
    assertThat(read).isGreaterThan(8000);
  }

  @Test
  void every_spelling_finds_the_same_list() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("SpellingsTest seed " + seed);
    Random random = new Random(seed);
    List<List<String>> all = syllables();
    try (RecordIndex index = RecordIndex.open(folder)) {
      List<IndexChange> changes = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        StringBuilder subject = new StringBuilder("về");
        for (int k = 0; k < 8; k++) {
          List<String> spellings = all.get(random.nextInt(all.size()));
          subject.append(' ').append(spellings.get(random.nextInt(spellings.size())));
        }
        changes.add(
            new IndexChange.Upsert(
                new IndexedRecord(
                    "d" + i,
                    1,
                    Audience.everybody(),
                    Description.unknown().withSubject(subject.toString()),
                    Filing.none(),
                    List.of())));
      }
      index.apply(changes, new OutboxPosition(1, 1));
      int found = 0;
      for (int i = 0; i < 400; i++) {
        List<String> spellings = all.get(random.nextInt(all.size()));
        List<String> expected = ids(index, spellings.getFirst());
        found += expected.size();
        for (String spelling : spellings) {
          assertThat(ids(index, spelling)).as("%s, seed %d", spelling, seed).isEqualTo(expected);
        }
      }
      assertThat(found).as("seed %d", seed).isGreaterThan(100);
    }
  }

  private static List<String> ids(RecordIndex index, String typed) {
    return index.search(SearchRequest.of(typed, Viewer.publicOnly()).withLimit(100)).hits().stream()
        .map(Hit::id)
        .toList();
  }

  private static List<List<String>> syllables() {
    List<List<String>> all = new ArrayList<>();
    for (String onset : ONSETS) {
      for (String rhyme : RHYMES) {
        for (int t = 0; t < TONES.length(); t++) {
          List<String> spellings = new ArrayList<>();
          for (int at = 0; at < rhyme.length(); at++) {
            if ("aăâeêioôơuưy".indexOf(rhyme.charAt(at)) >= 0) {
              String word =
                  onset + rhyme.substring(0, at + 1) + TONES.charAt(t) + rhyme.substring(at + 1);
              String nfc = Normalizer.normalize(word, Normalizer.Form.NFC);
              spellings.add(nfc);
              spellings.add(Normalizer.normalize(word, Normalizer.Form.NFD));
              spellings.add(LegacyFont.named(".VnTime").orElseThrow().convert(encoded(nfc)));
            }
          }
          all.add(spellings);
        }
      }
    }
    return all;
  }

  private static String encoded(String nfc) {
    StringBuilder codes = new StringBuilder();
    for (int i = 0; i < nfc.length(); i++) {
      codes.append(TCVN3.getOrDefault(nfc.charAt(i), nfc.charAt(i)));
    }
    return codes.toString();
  }

  private static Map<Character, Character> tcvn3() {
    Map<Character, Character> codes = new HashMap<>();
    for (char code = 0xA1; code <= 0xFF; code++) {
      String letter = LegacyFont.named(".VnTime").orElseThrow().convert(String.valueOf(code));
      if (letter.length() == 1 && letter.charAt(0) != code) {
        codes.put(letter.charAt(0), code);
      }
    }
    return codes;
  }
}
