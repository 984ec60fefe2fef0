package vn.vanthu.drills.verify;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What a piece of work costs: wall time, processor time of the thread that does it (so that other
 * work on the machine does not count), and bytes allocated.
 *
 * @param wallMillis median of the rounds
 * @param cpuMillis median of the rounds
 * @param allocatedBytes median of the rounds, by the calling thread
 */
record Stopwatch(double wallMillis, double cpuMillis, double allocatedBytes) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * Does the work in rounds.
   *
   * @param pieces how many pieces of work one round does; the figures are for one piece
   */
  static Stopwatch time(int rounds, int pieces, Work work) throws Exception {
    double[] wall = new double[rounds];
    double[] cpu = new double[rounds];
    double[] allocated = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long cpuStart = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      work.run();
      wall[i] = (System.nanoTime() - start) / 1e6 / pieces;
      cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6 / pieces;
      allocated[i] = (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / pieces;
    }
    return new Stopwatch(median(wall), median(cpu), median(allocated));
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Slope of the line that fits the logarithms best: 1 is linear growth, 2 quadratic. */
  static double slope(double[] sizes, double[] costs) {
    double n = sizes.length;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < sizes.length; i++) {
      double x = Math.log(sizes[i]);
      double y = Math.log(costs[i]);
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
    }
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }
}
