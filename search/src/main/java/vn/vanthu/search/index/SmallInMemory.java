package vn.vanthu.search.index;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FlushInfo;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NRTCachingDirectory;

/**
 * Keeps small segments in memory until a commit. A sorted segment writes its stored fields twice,
 * first into a temporary file of unknown size, which Lucene always puts on the disk; where few
 * documents are expected, that file stays in memory as well. Thread-safe.
 */
final class SmallInMemory extends NRTCachingDirectory {
  private static final double SEGMENT_MEGABYTES = 2;
  private static final double UNCOMMITTED_MEGABYTES = 16;

  private volatile boolean few;

  SmallInMemory(Directory disk) {
    super(disk, SEGMENT_MEGABYTES, UNCOMMITTED_MEGABYTES);
  }

  /** Whether the next segment holds a few documents only. */
  void expectFew(boolean expected) {
    few = expected;
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    boolean ofUnknownSize = context.flushInfo() == null && context.mergeInfo() == null;
    IOContext sized = few && ofUnknownSize ? IOContext.flush(new FlushInfo(1, 1)) : context;
    return super.createTempOutput(prefix, suffix, sized);
  }
}
