package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
    List<Lesson> typed = lessons.stream().filter(lesson -> !lesson.bare).toList();
    List<Lesson> bare = lessons.stream().filter(lesson -> lesson.bare).toList();
    figures.printf(Locale.ROOT, "questions: %d%n", typed.size());
    figures.printf(Locale.ROOT, "ndcg-first-stage: %.4f%n", Lesson.mean(typed, Lesson::firstStage));
    RankingModel model = Learner.learn(typed);
    figures.printf(
        Locale.ROOT,
        "ndcg-on-own-questions: %.4f%n",
        Lesson.mean(typed, lesson -> lesson.ndcg(model)));
    if (options.containsKey("weights")) {
      Files.write(Path.of(one(options, "weights")), model.lines(), StandardCharsets.UTF_8);
    }
    crossValidate(typed, bare, figures);
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
            for (boolean bare : new boolean[] {false, true}) {
              SearchRequest request =
                  SearchRequest.of(
                          bare ? SearchQuality.stripped(question) : question, Viewer.unrestricted())
                      .withDeadline(Duration.ofSeconds(30));
              List<Explained> seen = built.index().explain(request, DEPTH);
              lessons.add(Lesson.of(set, judged.getKey(), bare, seen, judged.getValue()));
            }
          }
        }
      }
    }
    return lessons;
  }

  /** Each question is judged by a model that saw neither it nor its form without accents. */
  private static void crossValidate(List<Lesson> typed, List<Lesson> bare, PrintStream figures) {
    Map<Lesson, Double> reached = new HashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int here = fold;
      RankingModel model =
          Learner.learn(typed.stream().filter(lesson -> lesson.fold(FOLDS) != here).toList());
      Stream.concat(typed.stream(), bare.stream())
          .filter(lesson -> lesson.fold(FOLDS) == here)
          .forEach(lesson -> reached.put(lesson, lesson.ndcg(model)));
    }
    double accented = Lesson.mean(typed, lesson -> reached.getOrDefault(lesson, 0.0));
    double stripped = Lesson.mean(bare, lesson -> reached.getOrDefault(lesson, 0.0));
    figures.printf(Locale.ROOT, "ndcg-cross-validated: %.4f%n", accented);
    figures.printf(Locale.ROOT, "ndcg-cross-validated-without-accents: %.4f%n", stripped);
    figures.printf(Locale.ROOT, "without-accents-to-accented: %.4f%n", stripped / accented);
  }
}
