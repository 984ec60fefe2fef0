package vn.vanthu.drills.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A question of which it is known what answers it. Immutable.
 *
 * @param set whose question it is
 * @param grades by the id of what answers it, above 0
 */
record JudgedQuestion(String set, String text, Map<String, Integer> grades) {
  JudgedQuestion {
    grades = Map.copyOf(grades);
  }

  /**
   * Questions of several sets, one of each in turn while it has any, so that the small sets are
   * whole in a sample; within a set in an order drawn by {@code random}. No text comes twice.
   *
   * @param queries files of questions
   * @param judgements as many files, of the same sets
   * @param most so many at most; 0 for all
   */
  static List<JudgedQuestion> read(
      List<Path> queries, List<Path> judgements, int most, Random random) throws IOException {
    Deque<Deque<JudgedQuestion>> sets = new ArrayDeque<>();
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < queries.size(); i++) {
      String set = queries.get(i).getFileName().toString().replaceFirst("\\..*", "");
      Map<String, Map<String, Integer>> grades = Corpus.judgements(judgements.get(i));
      List<JudgedQuestion> questions = new ArrayList<>();
      Corpus.questions(queries.get(i))
          .forEach((id, text) -> {
            if (grades.containsKey(id) && texts.add(text)) {
              questions.add(new JudgedQuestion(set, text, grades.getOrDefault(id, Map.of())));
            }
          });
      Collections.shuffle(questions, random);
      sets.add(new ArrayDeque<>(questions));
    }
    List<JudgedQuestion> chosen = new ArrayList<>();
    while (!sets.isEmpty() && (most == 0 || chosen.size() < most)) {
      Deque<JudgedQuestion> set = sets.pop();
      if (!set.isEmpty()) {
        chosen.add(set.pop());
        sets.add(set);
      }
    }
    Collections.shuffle(chosen, random);
    return List.copyOf(chosen);
  }
}
