package vn.vanthu.drills.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic of the drill of peers. */
class PeerFiguresTest {
  private static final Map<String, Integer> GRADES = Map.of("a", 1, "b", 2);

  @Test
  void the_best_order_gains_all_and_a_strange_list_nothing() {
    assertThat(Ranks.ndcg(List.of("b", "a"), GRADES)).isEqualTo(1);
    assertThat(Ranks.ndcg(List.of("x", "y"), GRADES)).isZero();
    assertThat(Ranks.ndcg(List.of(), GRADES)).isZero();
  }

  @Test
  void what_stands_lower_gains_less_by_its_logarithm() {
    double ideal = 3 + 1 / (Math.log(3) / Math.log(2));
    assertThat(Ranks.ndcg(List.of("a", "x", "b"), GRADES))
        .isCloseTo((1 + 3 / 2.0) / ideal, within(1e-12));
  }

  @Test
  void the_eleventh_and_what_comes_again_gain_nothing() {
    List<String> late = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a");
    assertThat(Ranks.ndcg(late, Map.of("a", 1))).isZero();
    assertThat(Ranks.ndcg(List.of("a", "a", "a"), Map.of("a", 1))).isEqualTo(1);
  }

  @Test
  void ticks_are_own_and_waited_for_whatever_the_program_is_called() {
    String stat = "42 (a b) c) S 1 42 42 0 -1 4194560 100 200 3 4 1000 200 30 4 20 0 1 0 5 6 7 8 9";
    assertThat(ProcessorTime.ticks(stat)).isEqualTo(1234);
  }

  @Test
  void this_process_has_cost_something_and_goes_on_costing() throws IOException {
    List<ProcessHandle> own = List.of(ProcessHandle.current());
    double before = ProcessorTime.ofTrees(own);
    long end = System.nanoTime() + 300_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(before).isPositive();
    assertThat(ProcessorTime.ofTrees(own) - before).isBetween(0.1, 60.0);
  }

  @Test
  void figures_are_sums_over_the_rounds_and_sets_count_alike() {
    PeerFigures figures = new PeerFigures("one");
    figures.add(
        List.of(question("large"), question("large"), question("large")),
        new Round(List.of(found("a"), found("a"), found("a")), List.of(1.0, 2.0, 3.0), 2, 0.03));
    figures.add(List.of(question("small")), new Round(List.of(found("x")), List.of(9.0), 2, 0.01));
    assertThat(figures.processorMillis()).isCloseTo(10, within(1e-9));
    assertThat(figures.rate()).isCloseTo(1, within(1e-9));
    assertThat(figures.ndcg()).isEqualTo(0.5);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    figures.print(new PrintStream(printed));
    assertThat(printed.toString())
        .contains("one-ndcg: 0.5000, large 1.000, small 0.000")
        .contains("one-processor-ms: 10.00")
        .contains("one-ms: p50 3.00 p99 9.00");
  }

  @Test
  void a_sample_takes_of_each_set_in_turn_and_no_text_twice(@TempDir Path folder)
      throws IOException {
    Path large = set(folder, "large", "q1\tmột\nq2\thai\nq3\tba\nq4\tbốn\n", "q1 q2 q3 q4");
    Path small = set(folder, "small", "s1\tnăm\ns2\tmột\ns3\tsáu\n", "s1 s2");
    List<JudgedQuestion> sample =
        JudgedQuestion.read(
            List.of(large, small),
            List.of(folder.resolve("large.qrels"), folder.resolve("small.qrels")),
            4,
            new Random(1));
    assertThat(sample).extracting(JudgedQuestion::text).doesNotHaveDuplicates().hasSize(4);
    assertThat(sample.stream().filter(q -> q.set().equals("small")))
        .extracting(JudgedQuestion::text)
        .containsExactly("năm");
  }

  @Test
  void each_question_is_asked_once_and_answered_in_its_place() throws Exception {
    Contender echo =
        new Contender() {
          @Override
          public String name() {
            return "echo";
          }

          @Override
          public Supplier<List<String>> ask(String question) {
            return () -> List.of(question);
          }

          @Override
          public double processorSeconds() {
            return 0;
          }
        };
    List<String> questions = List.of("một", "hai", "ba", "bốn", "năm");
    Round round = Round.of(echo, questions, 2);
    assertThat(round.answers().stream().map(answer -> answer.get().getFirst()))
        .containsExactlyElementsOf(questions);
  }

  @Test
  void any_word_of_a_question_is_asked_for_without_accents() {
    assertThat(PostgresPeer.anyOf("Đất đai, đất ở?")).isEqualTo("dat | dai | o");
  }

  private static JudgedQuestion question(String set) {
    return new JudgedQuestion(set, "?", Map.of("a", 1));
  }

  private static Supplier<List<String>> found(String id) {
    return () -> List.of(id);
  }

  private static Path set(Path folder, String name, String questions, String judged)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String id : judged.split(" ", -1)) {
      lines.append(id).append(" 0 doc 1\n");
    }
    Files.writeString(folder.resolve(name + ".qrels"), lines);
    return Files.writeString(folder.resolve(name + ".queries.tsv"), questions);
  }
}
