package vn.vanthu.drills.search;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.query.Explained;
import vn.vanthu.search.query.Feature;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/**
 * {@code drill search-learn --corpus FILE.jsonl.gz (--queries FILE.tsv --judgements FILE.qrels)…
 * --weights OUT}: learns the weights of the second stage of ranking, and prints what they reach on
 * questions they were not learned from (five folds). Each set of questions counts the same, however
 * many it has.
 */
public final class SearchLearn implements Drill {

  private static final int DEPTH = 200;
  private static final int FOLDS = 5;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    List<String> queries = options.getOrDefault("queries", List.of());
    List<String> judgements = options.getOrDefault("judgements", List.of());
    if (!options.containsKey("corpus")
        || queries.isEmpty()
        || queries.size() != judgements.size()) {
      System.err.println(
          "drill search-learn --corpus FILE.jsonl.gz --queries FILE.tsv --judgements FILE.qrels … --weights OUT");
      return 2;
    }
    List<Lesson> lessons = new ArrayList<>();
    try (Built built = Built.of(Path.of(options.get("corpus").getFirst()))) {
      for (int set = 0; set < queries.size(); set++) {
        Map<String, String> questions = Corpus.questions(Path.of(queries.get(set)));
        for (Map.Entry<String, Map<String, Integer>> judged :
            Corpus.judgements(Path.of(judgements.get(set))).entrySet()) {
          String question = questions.get(judged.getKey());
          if (question != null) {
            List<Explained> seen =
                built
                    .index()
                    .explain(
                        SearchRequest.of(question, Viewer.unrestricted())
                            .withDeadline(Duration.ofSeconds(30)),
                        DEPTH);
            lessons.add(Lesson.of(set, judged.getKey(), seen, judged.getValue()));
          }
        }
      }
    }
    if (options.containsKey("features")) {
      Lesson.write(lessons, Path.of(options.get("features").getFirst()));
    }
    figures.printf(Locale.ROOT, "questions: %d%n", lessons.size());
    figures.printf(
        Locale.ROOT, "ndcg-first-stage: %.4f%n", Lesson.mean(lessons, Lesson::firstStage));
    figures.printf(Locale.ROOT, "ndcg-cross-validated: %.4f%n", crossValidated(lessons));
    double[] weights = Learner.learn(lessons);
    figures.printf(
        Locale.ROOT,
        "ndcg-on-own-questions: %.4f%n",
        Lesson.mean(lessons, lesson -> lesson.ndcg(weights)));
    if (options.containsKey("weights")) {
      Files.write(
          Path.of(options.get("weights").getFirst()), lines(weights), StandardCharsets.UTF_8);
    }
    return 0;
  }

  private static double crossValidated(List<Lesson> lessons) {
    double[] reached = new double[lessons.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Lesson> others = new ArrayList<>();
      for (Lesson lesson : lessons) {
        if (lesson.fold(FOLDS) != fold) {
          others.add(lesson);
        }
      }
      double[] weights = Learner.learn(others);
      for (int i = 0; i < reached.length; i++) {
        if (lessons.get(i).fold(FOLDS) == fold) {
          reached[i] = lessons.get(i).ndcg(weights);
        }
      }
    }
    return Lesson.mean(lessons, lesson -> reached[lessons.indexOf(lesson)]);
  }

  private static List<String> lines(double[] weights) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Weight of each feature in the second stage of ranking, learned by drill search-learn.");
    for (Feature feature : Feature.values()) {
      lines.add(feature + "\t" + String.format(Locale.ROOT, "%.5f", weights[feature.at()]));
    }
    return lines;
  }
}
