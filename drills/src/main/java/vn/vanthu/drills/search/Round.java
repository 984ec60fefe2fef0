package vn.vanthu.drills.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Some questions put to one contender by several askers, each asking on as soon as it has an
 * answer. Immutable.
 *
 * @param answers in the order of the questions
 * @param milliseconds that each answer was waited for
 * @param seconds from the first question to the last answer
 * @param processorSeconds that the contender took meanwhile, for whatever it did
 */
record Round(
    List<Supplier<List<String>>> answers,
    List<Double> milliseconds,
    double seconds,
    double processorSeconds) {

  static Round of(Contender contender, List<String> questions, int askers)
      throws IOException, InterruptedException {
    List<Supplier<List<String>>> answers = new ArrayList<>(questions.size());
    List<Double> milliseconds = new ArrayList<>(Collections.nCopies(questions.size(), 0.0));
    questions.forEach(_ -> answers.add(List::of));
    AtomicInteger next = new AtomicInteger();
    double processor = contender.processorSeconds();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(askers)) {
      List<Future<?>> asking = new ArrayList<>();
      for (int asker = 0; asker < askers; asker++) {
        asking.add(
            threads.submit(() -> {
              for (int i = next.getAndIncrement();
                  i < questions.size();
                  i = next.getAndIncrement()) {
                long from = System.nanoTime();
                answers.set(i, contender.ask(questions.get(i)));
                milliseconds.set(i, (System.nanoTime() - from) / 1e6);
              }
              return null;
            }));
      }
      for (Future<?> asker : asking) {
        asker.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(contender.name() + " does not answer", e.getCause());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Round(
        List.copyOf(answers),
        List.copyOf(milliseconds),
        seconds,
        contender.processorSeconds() - processor);
  }
}
