package vn.vanthu.drills.search;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/** Questions put to an index by several askers, and what the answers took. For one use. */
final class Asking {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final RecordIndex index;
  private final List<String> questions;
  private final double[] milliseconds;
  private final double[] cpu;
  private double seconds;

  private Asking(RecordIndex index, List<String> questions) {
    this.index = index;
    this.questions = List.copyOf(questions);
    this.milliseconds = new double[questions.size()];
    this.cpu = new double[questions.size()];
  }

  static Asking of(RecordIndex index, List<String> questions) {
    return new Asking(index, questions);
  }

  /** Each asker asks its next question as soon as it has an answer. */
  void asFastAs(int askers) throws InterruptedException, ExecutionException {
    each(askers, i -> ask(i, System.nanoTime()));
  }

  /**
   * Questions arrive by themselves at random distances, whether or not earlier ones are answered;
   * the time of a question begins when it arrives, so that waiting for a free asker counts.
   *
   * @param rate mean arrivals a second
   */
  void arriving(double rate, int askers, Random random)
      throws InterruptedException, ExecutionException {
    long[] arrivals = new long[questions.size()];
    double at = 0;
    for (int i = 0; i < arrivals.length; i++) {
      at += -Math.log(1 - random.nextDouble()) / rate;
      arrivals[i] = (long) (at * 1e9);
    }
    long start = System.nanoTime();
    each(
        askers,
        i -> {
          long due = start + arrivals[i];
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          ask(i, due);
        });
  }

  private void each(int askers, IntConsumer work) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(askers)) {
      List<Future<?>> running =
          IntStream.range(0, askers)
              .<Future<?>>mapToObj(_ ->
                  threads.submit(() -> {
                    for (int i = next.getAndIncrement();
                        i < questions.size();
                        i = next.getAndIncrement()) {
                      work.accept(i);
                    }
                  }))
              .toList();
      for (Future<?> asker : running) {
        asker.get();
      }
    }
    seconds = (System.nanoTime() - start) / 1e9;
  }

  private void ask(int i, long from) {
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    index.search(SearchRequest.of(questions.get(i), Viewer.unrestricted()));
    cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
    milliseconds[i] = (System.nanoTime() - from) / 1e6;
  }

  double rate() {
    return questions.size() / seconds;
  }

  double cpuMillis() {
    return Arrays.stream(cpu).average().orElse(0);
  }

  void print(String name, PrintStream figures) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    double[] busy = cpu.clone();
    Arrays.sort(busy);
    figures.printf(
        Locale.ROOT,
        "%s: questions %d, a second %.1f, p50 %.2f ms, p99 %.2f ms; processor p50 %.2f, p99 %.2f ms%n",
        name,
        questions.size(),
        rate(),
        SearchQuality.quantile(sorted, 0.5),
        SearchQuality.quantile(sorted, 0.99),
        SearchQuality.quantile(busy, 0.5),
        SearchQuality.quantile(busy, 0.99));
  }
}
