package vn.vanthu.service.trust;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchAnswer;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;

/**
 * Fetches the revocation lists that the administrator named, at the start and every hour, so that
 * verdicts can use them without a network of their own. A list that cannot be fetched leaves the
 * older one in place. Thread-safe.
 */
public final class RevocationLists implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final List<URI> places;
  private final Fetcher fetcher;
  private final TrustedVerifier verifier;
  private final Map<URI, byte[]> held = new ConcurrentHashMap<>();
  private final Thread thread;

  /**
   * Over the places named.
   *
   * @param inner whether they may lie in the machine or the local network
   */
  public RevocationLists(List<URI> places, boolean inner, TrustedVerifier verifier) {
    this.places = List.copyOf(places);
    this.verifier = verifier;
    this.fetcher =
        new Fetcher(
            new AllowList(places.stream().map(place -> host(place, inner)).distinct().toList()),
            FetchLimits.standard());
    this.thread = Thread.ofVirtual().name("revocation-lists").unstarted(this::run);
  }

  private static AllowList.Host host(URI place, boolean inner) {
    int usual = "https".equals(place.getScheme()) ? 443 : 80;
    int port = place.getPort() < 0 ? usual : place.getPort();
    return new AllowList.Host(String.valueOf(place.getHost()), port, inner);
  }

  /** Fetches once now, then goes on in the background. */
  public void start() {
    if (!places.isEmpty()) {
      refresh();
      thread.start();
    }
  }

  /** Fetches every list once. */
  public void refresh() {
    for (URI place : places) {
      switch (fetcher.get(place)) {
        case FetchAnswer.Fetched fetched -> held.put(place, fetched.body());
        case FetchAnswer.Refused refused ->
            LOG.warn(
                "no revocation list from {}: {} {}", place, refused.problem(), refused.detail());
      }
    }
    verifier.knowing(List.copyOf(held.values()));
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
