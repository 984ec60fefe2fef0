package vn.vanthu.search.extract.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.vanthu.search.extract.Progress;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.search.extract.page.Token;
import vn.vanthu.search.extract.reading.TextDraft;

/**
 * Reads pictures of pages, two at a time, until all are read or the time is up. Used by one thread.
 */
public final class ScanReader {

  private static final int AT_ONCE = 2;
  private static final int LOW_CONFIDENCE = 70;

  private final long endNanos;

  /**
   * Made for one document.
   *
   * @param budgetMillis pages not begun by then are left out
   */
  public ScanReader(long budgetMillis) {
    this.endNanos = System.nanoTime() + budgetMillis * 1_000_000L;
  }

  /**
   * A page as a picture.
   *
   * @param image its pixels
   * @param pointsPerPixel how many points of the page one pixel is wide
   */
  public record Picture(BufferedImage image, float pointsPerPixel) {}

  /** Draws a page when its turn comes. */
  @FunctionalInterface
  public interface Pictures {
    Picture picture(int index) throws IOException;
  }

  public boolean available() {
    return Files.isExecutable(Tesseract.PROGRAM);
  }

  /**
   * Reads pages in the given order.
   *
   * @return the words of each page that was read in time
   */
  public Map<Integer, List<Token>> read(
      List<Integer> order, Pictures pictures, TextDraft draft, Progress progress)
      throws IOException, RefusedException {
    Path folder = Files.createTempDirectory("scan");
    Map<Integer, Future<PageReading>> running = new HashMap<>();
    Map<Integer, List<Token>> read = new HashMap<>();
    var queue = new ArrayList<Integer>();
    try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int index : order) {
        if (System.nanoTime() > endNanos) {
          break;
        }
        Picture picture = pictures.picture(index);
        Upright upright = Upright.of(picture);
        List<Upright> redStamps = Upright.redStamps(picture);
        running.put(
            index,
            readers.submit(() -> {
              Path work = folder.resolve("page-" + index);
              return PageReading.of(upright, work, endNanos).with(redStamps, work, endNanos);
            }));
        queue.add(index);
        if (queue.size() > AT_ONCE) {
          take(
              queue.removeFirst(),
              running,
              read,
              draft,
              () -> progress.pages(read.size(), order.size()));
          progress.pages(read.size(), order.size());
        }
      }
      while (!queue.isEmpty()) {
        take(
            queue.removeFirst(),
            running,
            read,
            draft,
            () -> progress.pages(read.size(), order.size()));
        progress.pages(read.size(), order.size());
      }
    }
    Files.deleteIfExists(folder);
    return read;
  }

  private static void take(
      int index,
      Map<Integer, Future<PageReading>> running,
      Map<Integer, List<Token>> read,
      TextDraft draft,
      Runnable alive)
      throws IOException {
    Future<PageReading> future = running.remove(index);
    if (future == null) {
      return;
    }
    try {
      while (!future.isDone() && !waited(future)) {
        alive.run();
      }
      PageReading reading = future.get();
      if (reading.finished()) {
        read.put(index, reading.tokens());
        if (reading.turned()) {
          draft.warn(Warning.Reason.TEXT_TURNED, "page " + (index + 1));
        }
        if (reading.confidence() < LOW_CONFIDENCE && reading.tokens().size() > 20) {
          draft.warn(
              Warning.Reason.TEXT_LOW_CONFIDENCE,
              "page " + (index + 1) + ": " + reading.confidence());
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("optical reading failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Whether the page is read; asked again and again, so that the client hears that work goes on.
   */
  private static boolean waited(Future<PageReading> future)
      throws ExecutionException, InterruptedException {
    try {
      future.get(5, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
