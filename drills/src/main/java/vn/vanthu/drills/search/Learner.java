package vn.vanthu.drills.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import vn.vanthu.search.query.Feature;
import vn.vanthu.search.query.RankingModel;

/**
 * Learns a {@link RankingModel} so that relevant records get the greatest share of a softmax over
 * the candidates of their question (ListNet), by Adam over batches of questions. Several learners
 * begin from different numbers and their mean is the model: a thousand questions are few, and what
 * one learner takes from chance the others do not. The seeds are fixed: the same lessons give the
 * same model.
 */
final class Learner {

  private static final long SEED = 20260701;
  private static final int MEMBERS = 6;
  private static final int UNITS = 12;
  private static final int ROUNDS = 40;
  private static final int BATCH = 128;

  /** Those far behind teach little and cost as much. */
  private static final int TAUGHT = 100;

  private static final float RATE = 0.01f;
  private static final float SHRINK = 5e-3f;

  /** Between 0, each question counts the same, and 1, each set does. */
  private static final double BALANCE = 0.6;

  /**
   * What the model sees of the candidates of one question, by candidate and by input: the {@value
   * #TAUGHT} that BM25 puts first, and whatever is relevant.
   */
  private static final class Seen {
    final int count;
    final boolean[] relevant;
    final float[][] rows;
    final float[][] columns;

    static Seen of(float[][] all, int[] grades) {
      int[] taken =
          IntStream.range(0, all.length).filter(i -> i < TAUGHT || grades[i] > 0).toArray();
      float[][] rows = new float[taken.length][];
      boolean[] relevant = new boolean[taken.length];
      for (int i = 0; i < taken.length; i++) {
        rows[i] = all[taken[i]];
        relevant[i] = grades[taken[i]] > 0;
      }
      return new Seen(rows, relevant);
    }

    private Seen(float[][] rows, boolean[] relevant) {
      this.count = rows.length;
      this.relevant = relevant;
      this.rows = rows;
      this.columns = new float[count == 0 ? 0 : rows[0].length][count];
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < columns.length; k++) {
          columns[k][i] = rows[i][k];
        }
      }
    }

    /**
     * Adds to each candidate's sum its inputs by their weights. One input of all candidates after
     * the other, because such a loop is done several candidates at a time by the processor.
     */
    void add(float[] weights, int from, float[] sums) {
      for (int k = 0; k < columns.length; k++) {
        float weight = weights[from + k];
        float[] column = columns[k];
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weight * column[i];
        }
      }
    }
  }

  private final int inputs;
  private final float[] weights;
  private final float[] gradient;
  private final float[] mean;
  private final float[] spread;
  private int step;

  private Learner(int inputs, Random random) {
    this.inputs = inputs;
    int size = inputs + UNITS * inputs + 2 * UNITS;
    weights = new float[size];
    gradient = new float[size];
    mean = new float[size];
    spread = new float[size];
    for (int i = inputs; i < inputs + UNITS * inputs; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(inputs));
    }
    for (int i = size - UNITS; i < size; i++) {
      weights[i] = (float) (random.nextGaussian() * 0.1);
    }
  }

  static RankingModel learn(List<Lesson> all) {
    int size = Feature.values().length;
    float[][] scale = scale(all, size);
    RankingModel scaling =
        new RankingModel(
            scale[0],
            scale[1],
            new float[2 * size + 1],
            new float[0][],
            new float[0],
            new float[0]);
    Map<Integer, Integer> setSizes = new HashMap<>();
    all.forEach(lesson -> setSizes.merge(lesson.set, 1, Integer::sum));
    List<Lesson> lessons = new ArrayList<>(all.stream().filter(Lesson::hasAnswer).toList());
    Map<Lesson, Seen> inputs = new HashMap<>();
    lessons.forEach(
        lesson -> inputs.put(lesson, Seen.of(scaling.inputs(lesson.features), lesson.grades)));
    List<Learner> members =
        IntStream.range(0, MEMBERS)
            .parallel()
            .mapToObj(member ->
                taught(new ArrayList<>(lessons), inputs, setSizes, new Random(SEED + member)))
            .toList();
    return model(members, scale);
  }

  private static Learner taught(
      List<Lesson> lessons,
      Map<Lesson, Seen> inputs,
      Map<Integer, Integer> setSizes,
      Random random) {
    Learner learner = new Learner(2 * Feature.values().length + 1, random);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(lessons, random);
      for (int from = 0; from < lessons.size(); from += BATCH) {
        List<Lesson> batch = lessons.subList(from, Math.min(lessons.size(), from + BATCH));
        double total = 0;
        for (Lesson lesson : batch) {
          total += share(lesson, setSizes);
        }
        for (Lesson lesson : batch) {
          learner.add(
              Objects.requireNonNull(inputs.get(lesson)),
              (float) (share(lesson, setSizes) / total));
        }
        learner.move();
      }
    }
    return learner;
  }

  private static double share(Lesson lesson, Map<Integer, Integer> setSizes) {
    return Math.pow(1.0 / setSizes.getOrDefault(lesson.set, 1), BALANCE);
  }

  private void add(Seen seen, float share) {
    int count = seen.count;
    float[] scores = new float[count];
    seen.add(weights, 0, scores);
    float[][] active = new float[UNITS][count];
    for (int h = 0; h < UNITS; h++) {
      float[] unit = active[h];
      seen.add(weights, hiddenAt(h), unit);
      for (int i = 0; i < count; i++) {
        unit[i] = (float) Math.tanh(weights[biasAt(h)] + unit[i]);
        scores[i] += weights[outputAt(h)] * unit[i];
      }
    }
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    float sum = 0;
    int relevant = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = (float) Math.exp(scores[i] - highest);
      sum += scores[i];
      relevant += seen.relevant[i] ? 1 : 0;
    }
    for (int i = 0; i < count; i++) {
      float wrong = share * (scores[i] / sum - (seen.relevant[i] ? 1f / relevant : 0));
      if (Math.abs(wrong) < 1e-7f) {
        continue;
      }
      addTo(0, seen.rows[i], wrong);
      for (int h = 0; h < UNITS; h++) {
        float on = active[h][i];
        float back = wrong * weights[outputAt(h)] * (1 - on * on);
        gradient[outputAt(h)] += wrong * on;
        gradient[biasAt(h)] += back;
        addTo(hiddenAt(h), seen.rows[i], back);
      }
    }
  }

  private void move() {
    step++;
    double meanCorrection = 1 - Math.pow(0.9, step);
    double spreadCorrection = 1 - Math.pow(0.999, step);
    for (int k = 0; k < weights.length; k++) {
      float slope = gradient[k] + SHRINK * weights[k];
      mean[k] = 0.9f * mean[k] + 0.1f * slope;
      spread[k] = 0.999f * spread[k] + 0.001f * slope * slope;
      weights[k] -=
          (float)
              (RATE
                  * (mean[k] / meanCorrection)
                  / (Math.sqrt(spread[k] / spreadCorrection) + 1e-8));
      gradient[k] = 0;
    }
  }

  /** The mean of all members: their hidden units side by side, each with its share of the score. */
  private static RankingModel model(List<Learner> members, float[][] scale) {
    int inputs = members.getFirst().inputs;
    float[] linear = new float[inputs];
    float[][] hidden = new float[members.size() * UNITS][];
    float[] bias = new float[hidden.length];
    float[] output = new float[hidden.length];
    int unit = 0;
    for (Learner member : members) {
      for (int k = 0; k < inputs; k++) {
        linear[k] += member.weights[k] / members.size();
      }
      for (int h = 0; h < UNITS; h++) {
        int from = member.hiddenAt(h);
        hidden[unit] = Arrays.copyOfRange(member.weights, from, from + inputs);
        bias[unit] = member.weights[member.biasAt(h)];
        output[unit] = member.weights[member.outputAt(h)] / members.size();
        unit++;
      }
    }
    return new RankingModel(scale[0], scale[1], linear, hidden, bias, output);
  }

  private void addTo(int from, float[] seen, float by) {
    for (int k = 0; k < inputs; k++) {
      gradient[from + k] += by * seen[k];
    }
  }

  private int hiddenAt(int unit) {
    return inputs + unit * inputs;
  }

  private int biasAt(int unit) {
    return inputs + UNITS * inputs + unit;
  }

  private int outputAt(int unit) {
    return inputs + UNITS * inputs + UNITS + unit;
  }

  private static float[][] scale(List<Lesson> lessons, int size) {
    double[] sum = new double[size];
    double[] squares = new double[size];
    long count = 0;
    for (Lesson lesson : lessons) {
      for (float[] features : lesson.features) {
        count++;
        for (int k = 0; k < size; k++) {
          sum[k] += features[k];
          squares[k] += (double) features[k] * features[k];
        }
      }
    }
    float[][] scale = new float[2][size];
    for (int k = 0; k < size; k++) {
      double middle = sum[k] / count;
      scale[0][k] = (float) middle;
      scale[1][k] = (float) Math.sqrt(Math.max(1e-6, squares[k] / count - middle * middle));
    }
    return scale;
  }
}
