package vn.vanthu.drills.search;

import com.sun.management.ThreadMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/**
 * Our own index in this process, asked under a reader's permission. Its processor time is that of
 * the threads that ask: what the virtual machine does beside them is shared with the drill, and not
 * counted. Thread-safe but for closing.
 */
final class OwnIndex implements Contender, Closeable {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final RecordIndex index;
  private final Viewer reader;
  private final AtomicLong nanos = new AtomicLong();

  private OwnIndex(RecordIndex index, Viewer reader) {
    this.index = index;
    this.reader = reader;
  }

  static OwnIndex open(Path folder, Viewer reader) throws IOException {
    return new OwnIndex(RecordIndex.open(folder), reader);
  }

  long size() {
    return index.size();
  }

  @Override
  public String name() {
    return "in-process";
  }

  @Override
  public Supplier<List<String>> ask(String question) {
    long before = THREADS.getCurrentThreadCpuTime();
    List<Hit> hits = index.search(SearchRequest.of(question, reader).withLimit(10)).hits();
    nanos.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
    return () -> hits.stream().map(Hit::id).toList();
  }

  @Override
  public double processorSeconds() {
    return nanos.get() / 1e9;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
