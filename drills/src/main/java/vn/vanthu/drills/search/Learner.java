package vn.vanthu.drills.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.query.Feature;

/**
 * Learns a weight for each feature so that relevant records get the greatest share of a softmax
 * over the candidates of their question (ListNet). Deterministic: no chance is involved. Stateless.
 */
final class Learner {

  private static final int STEPS = 200;
  private static final double RATE = 0.1;
  private static final double SHRINK = 1e-4;

  /** Between 0, each question counts the same, and 1, each set does. */
  private static final double BALANCE = 0.6;

  private Learner() {}

  static double[] learn(List<Lesson> lessons) {
    int size = Feature.values().length;
    double[] deviation = deviation(lessons, size);
    Map<Integer, Integer> setSizes = new HashMap<>();
    lessons.forEach(lesson -> setSizes.merge(lesson.set, 1, Integer::sum));
    double[] weights = new double[size];
    double[] mean = new double[size];
    double[] spread = new double[size];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[size];
      double total = 0;
      for (Lesson lesson : lessons) {
        double share = Math.pow(1.0 / setSizes.getOrDefault(lesson.set, 1), BALANCE);
        total += add(lesson, weights, deviation, share, gradient);
      }
      for (int k = 0; k < size; k++) {
        double slope = gradient[k] / total + SHRINK * weights[k];
        mean[k] = 0.9 * mean[k] + 0.1 * slope;
        spread[k] = 0.999 * spread[k] + 0.001 * slope * slope;
        double unbiased = mean[k] / (1 - Math.pow(0.9, step));
        weights[k] -= RATE * unbiased / (Math.sqrt(spread[k] / (1 - Math.pow(0.999, step))) + 1e-9);
      }
    }
    for (int k = 0; k < size; k++) {
      weights[k] /= deviation[k];
    }
    return weights;
  }

  private static double add(
      Lesson lesson, double[] weights, double[] deviation, double share, double[] gradient) {
    int relevant = 0;
    for (int grade : lesson.grades) {
      relevant += grade > 0 ? 1 : 0;
    }
    if (relevant == 0) {
      return 0;
    }
    double[] scores = new double[lesson.grades.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < weights.length; k++) {
        scores[i] += weights[k] * lesson.features[i][k] / deviation[k];
      }
      highest = Math.max(highest, scores[i]);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - highest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      double wrong = scores[i] / sum - (lesson.grades[i] > 0 ? 1.0 / relevant : 0);
      for (int k = 0; k < weights.length; k++) {
        gradient[k] += share * wrong * lesson.features[i][k] / deviation[k];
      }
    }
    return share;
  }

  private static double[] deviation(List<Lesson> lessons, int size) {
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
    double[] deviation = new double[size];
    for (int k = 0; k < size; k++) {
      double mean = sum[k] / count;
      deviation[k] = Math.sqrt(Math.max(1e-6, squares[k] / count - mean * mean));
    }
    return deviation;
  }
}
