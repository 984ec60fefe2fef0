package vn.vanthu.drills.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import vn.vanthu.search.query.Explained;
import vn.vanthu.search.query.Feature;
import vn.vanthu.search.query.RankingModel;

/** One judged question with what ranking saw of its candidates. */
final class Lesson {

  private static final int CUT = 10;

  final int set;
  final String id;
  final boolean bare;
  final int[] grades;
  final float[][] features;
  private final double ideal;

  private Lesson(int set, String id, boolean bare, int[] grades, float[][] features, double ideal) {
    this.set = set;
    this.id = id;
    this.bare = bare;
    this.grades = grades;
    this.features = features;
    this.ideal = ideal;
  }

  static Lesson of(
      int set, String id, boolean bare, List<Explained> seen, Map<String, Integer> judged) {
    int[] grades = new int[seen.size()];
    float[][] features = new float[seen.size()][];
    for (int i = 0; i < grades.length; i++) {
      grades[i] = judged.getOrDefault(seen.get(i).id(), 0);
      features[i] = seen.get(i).features();
    }
    int[] best = judged.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    double ideal = 0;
    for (int i = 0; i < Math.min(CUT, best.length); i++) {
      ideal += gain(best[best.length - 1 - i], i);
    }
    return new Lesson(set, id, bare, grades, features, ideal);
  }

  int fold(int folds) {
    return Math.floorMod(id.hashCode() * 31, folds);
  }

  boolean hasAnswer() {
    for (int grade : grades) {
      if (grade > 0) {
        return true;
      }
    }
    return false;
  }

  double ndcg(RankingModel model) {
    float[][] inputs = model.inputs(features);
    double[] scores = new double[grades.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = model.score(inputs[i]);
    }
    return gained(scores);
  }

  double firstStage() {
    double[] scores = new double[grades.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -i;
    }
    return gained(scores);
  }

  private double gained(double[] scores) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      if (grades[i] > 0) {
        int rank = 0;
        for (int k = 0; k < scores.length; k++) {
          if (scores[k] > scores[i] || (scores[k] == scores[i] && k < i)) {
            rank++;
          }
        }
        sum += rank < CUT ? gain(grades[i], rank) : 0;
      }
    }
    return sum / ideal;
  }

  private static double gain(int grade, int rank) {
    return (Math.pow(2, grade) - 1) / (Math.log(rank + 2.0) / Math.log(2));
  }

  /** The mean over sets of the mean over a set's questions. */
  static double mean(List<Lesson> lessons, ToDoubleFunction<Lesson> figure) {
    Map<Integer, double[]> sets = new HashMap<>();
    for (Lesson lesson : lessons) {
      double[] sum = sets.computeIfAbsent(lesson.set, _ -> new double[2]);
      sum[0] += figure.applyAsDouble(lesson);
      sum[1]++;
    }
    return sets.values().stream().mapToDouble(sum -> sum[0] / sum[1]).average().orElse(0);
  }

  /**
   * Keeps lessons, so that learning needs no index: set, id, ideal gain, candidates with grade and
   * features.
   */
  static void write(List<Lesson> lessons, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(Feature.values().length);
      for (Lesson lesson : lessons) {
        out.writeInt(lesson.set);
        out.writeUTF(lesson.id);
        out.writeBoolean(lesson.bare);
        out.writeDouble(lesson.ideal);
        out.writeInt(lesson.grades.length);
        for (int i = 0; i < lesson.grades.length; i++) {
          out.writeByte(lesson.grades[i]);
          for (float feature : lesson.features[i]) {
            out.writeFloat(feature);
          }
        }
      }
      out.writeInt(-1);
    }
  }

  /** The lessons that {@link #write} kept. */
  static List<Lesson> read(Path file) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int size = in.readInt();
      for (int set = in.readInt(); set >= 0; set = in.readInt()) {
        String id = in.readUTF();
        boolean bare = in.readBoolean();
        double ideal = in.readDouble();
        int[] grades = new int[in.readInt()];
        float[][] features = new float[grades.length][size];
        for (int i = 0; i < grades.length; i++) {
          grades[i] = in.readByte();
          for (int k = 0; k < size; k++) {
            features[i][k] = in.readFloat();
          }
        }
        lessons.add(new Lesson(set, id, bare, grades, features, ideal));
      }
    }
    return lessons;
  }
}
