package vn.vanthu.search.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The second stage's score, learned from public questions: a weighted sum of {@link #inputs} plus a
 * small layer of hidden units for what depends on each other. The numbers are data in {@code
 * ranking.tsv} beside this class, written by {@code drill search-learn}. Immutable.
 */
public final class RankingModel {

  /** Mean, then deviation, of each feature; only for making inputs. */
  private final float[] mean;

  private final float[] deviation;
  private final float[] linear;
  private final float[][] hidden;

  /** The same weights, one row for each input: all units of one input stand side by side. */
  private final float[][] byInput;

  private final float[] bias;
  private final float[] output;

  /**
   * A model from its numbers.
   *
   * @param hidden one row of input weights for each hidden unit
   */
  public RankingModel(
      float[] mean,
      float[] deviation,
      float[] linear,
      float[][] hidden,
      float[] bias,
      float[] output) {
    this.mean = mean.clone();
    this.deviation = deviation.clone();
    this.linear = linear.clone();
    this.hidden = hidden.clone();
    this.byInput = new float[linear.length][hidden.length];
    for (int h = 0; h < hidden.length; h++) {
      for (int k = 0; k < linear.length; k++) {
        byInput[k][h] = hidden[h][k];
      }
    }
    this.bias = bias.clone();
    this.output = output.clone();
  }

  static RankingModel standard() {
    return Holder.STANDARD;
  }

  /**
   * What the model sees of the candidates of one question: each feature against its usual value,
   * each feature against the best among these candidates, and the rank of the first stage.
   */
  public float[][] inputs(float[][] features) {
    int size = mean.length;
    float[] best = new float[size];
    java.util.Arrays.fill(best, Float.NEGATIVE_INFINITY);
    for (float[] one : features) {
      for (int k = 0; k < size; k++) {
        best[k] = Math.max(best[k], one[k]);
      }
    }
    float[][] inputs = new float[features.length][2 * size + 1];
    for (int i = 0; i < features.length; i++) {
      for (int k = 0; k < size; k++) {
        inputs[i][k] = (features[i][k] - mean[k]) / deviation[k];
        inputs[i][size + k] = (features[i][k] - best[k]) / deviation[k];
      }
      inputs[i][2 * size] = (float) Math.log1p(i);
    }
    return inputs;
  }

  /** The score of one candidate by its inputs. */
  public float score(float[] inputs) {
    float score = 0;
    float[] units = bias.clone();
    for (int k = 0; k < inputs.length; k++) {
      float input = inputs[k];
      float[] weights = byInput[k];
      score += linear[k] * input;
      for (int h = 0; h < units.length; h++) {
        units[h] += weights[h] * input;
      }
    }
    for (int h = 0; h < units.length; h++) {
      units[h] = tanh(units[h]);
    }
    for (int h = 0; h < units.length; h++) {
      score += output[h] * units[h];
    }
    return score;
  }

  /**
   * The hyperbolic tangent to about six digits, as a quotient of two polynomials: unlike {@link
   * Math#tanh} the processor takes several at a time, and there are thousands in a search.
   */
  static float tanh(float of) {
    float x = Math.max(-7.90531f, Math.min(7.90531f, of));
    float s = x * x;
    float above = -2.7607684e-16f;
    above = above * s + 2.000188e-13f;
    above = above * s - 8.604672e-11f;
    above = above * s + 5.1222973e-8f;
    above = above * s + 1.48572235e-5f;
    above = above * s + 6.3726195e-4f;
    above = above * s + 0.0048935246f;
    float below = 1.1982584e-6f;
    below = below * s + 1.1853471e-4f;
    below = below * s + 0.0022684347f;
    below = below * s + 0.004893525f;
    return x * above / below;
  }

  /**
   * The lines of {@code ranking.tsv}: a name, a tab, numbers apart by blanks; {@code hidden} once
   * for each unit.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# The second stage of ranking, learned by drill search-learn. Columns are features in order.");
    lines.add("mean\t" + text(mean));
    lines.add("deviation\t" + text(deviation));
    lines.add("linear\t" + text(linear));
    for (float[] unit : hidden) {
      lines.add("hidden\t" + text(unit));
    }
    lines.add("bias\t" + text(bias));
    lines.add("output\t" + text(output));
    return lines;
  }

  static RankingModel parse(List<String> lines) {
    float[] mean = {};
    float[] deviation = {};
    float[] linear = {};
    float[] bias = {};
    float[] output = {};
    List<float[]> hidden = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      float[] numbers = numbers(line.substring(line.indexOf('\t') + 1));
      switch (line.substring(0, line.indexOf('\t'))) {
        case "mean" -> mean = numbers;
        case "deviation" -> deviation = numbers;
        case "linear" -> linear = numbers;
        case "hidden" -> hidden.add(numbers);
        case "bias" -> bias = numbers;
        case "output" -> output = numbers;
        default -> throw new IllegalArgumentException("unknown line in ranking.tsv: " + line);
      }
    }
    if (mean.length != Feature.values().length || linear.length != 2 * mean.length + 1) {
      throw new IllegalArgumentException("ranking.tsv does not fit the features");
    }
    return new RankingModel(mean, deviation, linear, hidden.toArray(new float[0][]), bias, output);
  }

  private static String text(float[] numbers) {
    StringBuilder text = new StringBuilder();
    for (float number : numbers) {
      text.append(text.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.5g", number));
    }
    return text.toString();
  }

  private static float[] numbers(String text) {
    String[] parts = text.strip().split(" ", -1);
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Float.parseFloat(parts[i]);
    }
    return numbers;
  }

  private static final class Holder {
    static final RankingModel STANDARD = load();

    private static RankingModel load() {
      try (InputStream stream = RankingModel.class.getResourceAsStream("ranking.tsv")) {
        if (stream == null) {
          throw new IllegalStateException("ranking.tsv missing from the jar");
        }
        return parse(
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .toList());
      } catch (IOException e) {
        throw new UncheckedIOException("reading the jar", e);
      }
    }
  }
}
