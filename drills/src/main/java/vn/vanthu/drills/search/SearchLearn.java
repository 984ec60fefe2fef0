package vn.vanthu.drills.search;

import java.io.IOException;
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
import vn.vanthu.search.query.RankingModel;
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
    List<Lesson> lessons;
    if (options.containsKey("lessons")) {
      lessons = Lesson.read(Path.of(one(options, "lessons")));
    } else if (options.containsKey("corpus")
        && all(options, "queries").size() == all(options, "judgements").size()) {
      lessons = lessons(options);
    } else {
      System.err.println(
          "drill search-learn --corpus FILE.jsonl.gz --queries FILE.tsv --judgements FILE.qrels …"
              + " [--keep FILE] --weights OUT, or --lessons FILE --weights OUT");
      return 2;
    }
    if (options.containsKey("keep")) {
      Lesson.write(lessons, Path.of(one(options, "keep")));
    }
    figures.printf(Locale.ROOT, "questions: %d%n", lessons.size());
    figures.printf(
        Locale.ROOT, "ndcg-first-stage: %.4f%n", Lesson.mean(lessons, Lesson::firstStage));
    RankingModel model = Learner.learn(lessons);
    figures.printf(
        Locale.ROOT,
        "ndcg-on-own-questions: %.4f%n",
        Lesson.mean(lessons, lesson -> lesson.ndcg(model)));
    if (options.containsKey("weights")) {
      Files.write(Path.of(one(options, "weights")), model.lines(), StandardCharsets.UTF_8);
    }
    figures.printf(Locale.ROOT, "ndcg-cross-validated: %.4f%n", crossValidated(lessons));
    return 0;
  }

  private static List<String> all(Map<String, List<String>> options, String name) {
    return options.getOrDefault(name, List.of());
  }

  private static String one(Map<String, List<String>> options, String name) {
    return all(options, name).getFirst();
  }

  private static List<Lesson> lessons(Map<String, List<String>> options) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    try (Built built = Built.of(Path.of(one(options, "corpus")))) {
      for (int set = 0; set < all(options, "queries").size(); set++) {
        Map<String, String> questions = Corpus.questions(Path.of(all(options, "queries").get(set)));
        for (Map.Entry<String, Map<String, Integer>> judged :
            Corpus.judgements(Path.of(all(options, "judgements").get(set))).entrySet()) {
          String question = questions.get(judged.getKey());
          if (question != null) {
            SearchRequest request =
                SearchRequest.of(question, Viewer.unrestricted())
                    .withDeadline(Duration.ofSeconds(30));
            List<Explained> seen = built.index().explain(request, DEPTH);
            lessons.add(Lesson.of(set, judged.getKey(), seen, judged.getValue()));
          }
        }
      }
    }
    return lessons;
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
      RankingModel model = Learner.learn(others);
      for (int i = 0; i < reached.length; i++) {
        if (lessons.get(i).fold(FOLDS) == fold) {
          reached[i] = lessons.get(i).ndcg(model);
        }
      }
    }
    return Lesson.mean(lessons, lesson -> reached[lessons.indexOf(lesson)]);
  }
}
