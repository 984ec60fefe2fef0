package vn.vanthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.analysis.Shorthand;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/** What one pass over a record says, against what counting anew for each figure says. */
class AskedWordsTest {

  private static final String[] VOCABULARY = {
    "hành", "hanh", "hạnh", "chính", "chinh", "của", "cua", "thuế", "xyzzy", "xỵzzỳ", "qđ", "1009",
    "và", "là", "gì"
  };

  @Test
  void one_pass_says_what_counting_each_says() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Syllable> subject = text(random, random.nextInt(8));
      List<Syllable> context = text(random, random.nextInt(5));
      List<Syllable> body = text(random, random.nextInt(400));
      Words words = Words.of(text(random, 1 + random.nextInt(7)), new EveryWordTells());
      Candidate c = new Candidate(0, 1, words.words().size(), words.pairs().size());
      new AskedWords(words).read(Shorthand.of(subject, context, body), c);
      String said = "seed " + seed + ", round " + round;
      for (int i = 0; i < c.bodyCounts.length; i++) {
        assertThat(c.bodyCounts[i]).as(said).isEqualTo(count(body, words.words().get(i)));
        assertThat(c.subjectCounts[i]).as(said).isEqualTo(count(subject, words.words().get(i)));
      }
      for (int i = 0; i < c.bodyPairs.length; i++) {
        assertThat(c.bodyPairs[i]).as(said).isEqualTo(countPair(body, words.pairs().get(i)));
        assertThat(c.subjectPairs[i]).as(said).isEqualTo(countPair(subject, words.pairs().get(i)));
      }
      assertThat(c.runInBody).as(said).isEqualTo(run(body, words, c.bodyCounts, true));
      assertThat(c.runInSubject).as(said).isEqualTo(run(subject, words, c.subjectCounts, false));
      assertStretch(said, body, words, c, Features.WIDE, c.wide);
      assertStretch(said, body, words, c, Features.NARROW, c.narrow);
    }
  }

  private static void assertStretch(
      String said, List<Syllable> body, Words words, Candidate c, int size, float[] found) {
    boolean[] kept = kept(words, c.bodyCounts, true);
    double[] best = new double[3];
    for (int from = 0; from < body.size(); from += size / 2) {
      List<Syllable> stretch = body.subList(from, Math.min(body.size(), from + size));
      double sum = 0;
      double cover = 0;
      for (int i = 0; i < kept.length; i++) {
        Words.Word word = words.words().get(i);
        long count = stretch.stream().filter(s -> s.folded().equals(word.folded())).count();
        if (kept[i] && count > 0) {
          sum += word.weight() * count * 2.2 / (count + 1.2);
          cover += word.weight();
        }
      }
      double pairs = 0;
      for (int p = 0; p < words.pairs().size(); p++) {
        int first = words.order()[words.pairStarts()[p]];
        int second = words.order()[words.pairStarts()[p] + 1];
        // a pair belongs where its first word stands
        List<Syllable> further = body.subList(from, Math.min(body.size(), from + size + 1));
        int count = countPair(further, words.pairs().get(p));
        if (kept[first] && kept[second] && count > 0) {
          pairs += words.pairs().get(p).weight() * count * 2.2 / (count + 1.2);
        }
      }
      best[0] = Math.max(best[0], sum);
      best[1] = Math.max(best[1], pairs);
      best[2] = Math.max(best[2], cover);
    }
    for (int i = 0; i < best.length; i++) {
      assertThat((double) found[i]).as(said + ", sum " + i).isCloseTo(best[i], within(1e-4));
    }
  }

  private static boolean[] kept(Words words, int[] counts, boolean telling) {
    boolean[] kept = new boolean[counts.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = counts[i] > 0 && (!telling || words.words().get(i).telling());
    }
    return kept;
  }

  private static int run(List<Syllable> text, Words words, int[] counts, boolean telling) {
    boolean[] kept = kept(words, counts, telling);
    int best = 0;
    for (int from = 0; from < text.size(); from++) {
      for (int j = 0; j < words.length(); j++) {
        int length = 0;
        while (from + length < text.size()
            && j + length < words.length()
            && kept[words.order()[j + length]]
            && words
                .words()
                .get(words.order()[j + length])
                .folded()
                .equals(text.get(from + length).folded())) {
          length++;
        }
        best = Math.max(best, length);
      }
    }
    return best;
  }

  private static int count(List<Syllable> text, Words.Word word) {
    return (int)
        text.stream()
            .filter(s -> (word.exact() ? s.accented() : s.folded()).equals(word.text()))
            .count();
  }

  private static int countPair(List<Syllable> text, Words.Word pair) {
    return (int)
        IntStream.range(1, text.size())
            .filter(
                i -> (text.get(i - 1).folded() + "_" + text.get(i).folded()).equals(pair.text()))
            .count();
  }

  private static List<Syllable> text(Random random, int length) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add(VOCABULARY[random.nextInt(VOCABULARY.length)]);
    }
    return new Syllables().read(String.join(" ", words));
  }

  /** An index that knows every word and holds it seldom. */
  private static final class EveryWordTells implements Lexicon {
    @Override
    public int documents() {
      return 1000;
    }

    @Override
    public int frequency(String field, String text) {
      return 1 + Math.floorMod(Arrays.hashCode(text.toCharArray()), 100);
    }

    @Override
    public long length(String field) {
      return 100_000;
    }

    @Override
    public Query query(Term term) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean finds(Query query) {
      return true;
    }

    @Override
    public List<String> near(String field, String text, int most) {
      return List.of();
    }

    @Override
    public void expect(List<Syllable> words) {}
  }
}
