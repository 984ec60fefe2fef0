package vn.vanthu.service.surroundings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.vanthu.search.index.OtherVersionException;
import vn.vanthu.search.index.SavedIndex;
import vn.vanthu.search.opensearch.ClusterAway;
import vn.vanthu.search.opensearch.ClusterIndex;
import vn.vanthu.search.opensearch.ClusterSettings;
import vn.vanthu.service.DataKeeper;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.routing.TokenLibraries;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.service.store.RecordTable;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.trust.TrustFolder;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Looks at everything around the service, one look after the other, and changes nothing: no folder,
 * no database and no table is made or brought up to date. Single-threaded.
 */
public final class Surroundings {
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** No build of this program is older: a clock before it is wrong. */
  private static final Instant EPOCH = Instant.parse("2026-11-01T00:00:00Z");

  /**
   * What a healthy machine has.
   *
   * @param tools packages, each with the places of which one must exist
   * @param leastFreeBytes on the disk of the data folder
   */
  record Expectations(Map<String, List<String>> tools, long leastFreeBytes) {
    static final Expectations USUAL =
        new Expectations(
            Map.of(
                "bubblewrap", List.of("/usr/bin/bwrap"),
                "tesseract-ocr", List.of("/usr/bin/tesseract"),
                "tesseract-ocr-vie",
                    List.of(
                        "/usr/share/tesseract-ocr/5/tessdata/vie.traineddata",
                        "/usr/share/tesseract-ocr/4.00/tessdata/vie.traineddata",
                        "/usr/share/tessdata/vie.traineddata"),
                "libreoffice-writer-nogui", List.of("/usr/bin/soffice"),
                // Office drafts in Times New Roman keep their lines and pages only with a typeface
                // of its widths.
                "fonts-liberation",
                    List.of(
                        "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
                        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
                        "/usr/share/fonts/truetype/msttcorefonts/Times_New_Roman.ttf")),
            1L << 30);

    Expectations {
      tools = Collections.unmodifiableMap(new TreeMap<>(tools));
    }
  }

  private final Deployment deployment;

  /** The first version of OpenSearch that is spoken to. */
  private static final int OPENSEARCH = 3;

  private final List<InetSocketAddress> ports;
  private final Consumer<Symptom> out;
  private final Expectations expected;

  /**
   * Over a deployment.
   *
   * @param ports where the service will listen, hosts as configured
   * @param out hears of everything that is not as it should be
   */
  public Surroundings(Deployment deployment, List<InetSocketAddress> ports, Consumer<Symptom> out) {
    this(deployment, ports, out, Expectations.USUAL);
  }

  /** For tests: of a machine that has less, or needs more. */
  Surroundings(
      Deployment deployment,
      List<InetSocketAddress> ports,
      Consumer<Symptom> out,
      Expectations expected) {
    this.expected = expected;
    this.deployment = deployment;
    this.ports = List.copyOf(ports);
    this.out = out;
  }

  /** Looks at everything. */
  public void look() {
    tools();
    clock(deployment.clock().instant());
    trust();
    boolean running = false;
    if (data()) {
      running = database();
      deployment.search().ifPresentOrElse(this::cluster, this::index);
    }
    if (running) {
      met(Ailment.SERVICE_RUNNING, deployment.data().toString(), "");
    } else {
      ports.forEach(this::port);
    }
    deployment
        .timestamps()
        .ifPresentOrElse(this::timestamps, () -> met(Ailment.NO_TSA, "timestamp", ""));
  }

  private void met(Ailment ailment, String subject, String detail) {
    out.accept(new Symptom(ailment, subject, detail));
  }

  private void tools() {
    expected
        .tools()
        .forEach((name, places) -> {
          if (places.stream().noneMatch(place -> Files.exists(Path.of(place)))) {
            met(Ailment.TOOL_MISSING, name, "");
          }
        });
  }

  private void clock(Instant now) {
    if (now.isBefore(EPOCH)) {
      met(Ailment.CLOCK_WRONG, now.toString(), "");
    }
  }

  private void trust() {
    try {
      if (TrustFolder.read(deployment.trust()).signerAnchors().isEmpty()) {
        met(Ailment.NO_TRUST, deployment.trust().toString(), "");
      }
    } catch (IOException e) {
      met(Ailment.TRUST_UNREADABLE, deployment.trust().toString(), words(e));
    }
  }

  /** Whether the data folder is there, or could be made, with room enough. Writes nothing. */
  private boolean data() {
    Path data = deployment.data();
    Path there = data;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      met(Ailment.DATA_NOT_WRITABLE, data.toString(), there.toString());
      return false;
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      if (free < expected.leastFreeBytes()) {
        met(Ailment.DISK_FULL, data.toString(), free + " byte");
      }
      return true;
    } catch (IOException e) {
      met(Ailment.DATA_NOT_WRITABLE, data.toString(), words(e));
      return false;
    }
  }

  /** Whether a service keeps the data; its database is looked at all the same. */
  private boolean database() {
    boolean running = false;
    try {
      running = DataKeeper.isAtWork(deployment);
      Optional<Database> found =
          Database.look(deployment.database(), 2, DurableFiles.haltingOnFailure());
      if (found.isEmpty()) {
        met(Ailment.NO_OFFICE_YET, deployment.data().toString(), "");
      } else {
        try (Database database = found.get()) {
          tables(database);
        }
      }
    } catch (StoreFailure failure) {
      switch (failure.code()) {
        case DATABASE_TOO_OLD -> met(Ailment.DATABASE_TOO_OLD, "database", words(failure));
        case DATABASE_NOT_DURABLE -> met(Ailment.DATABASE_NOT_DURABLE, "database", words(failure));
        default ->
            met(Ailment.DATABASE_UNREACHABLE, "database", failure.code() + " " + words(failure));
      }
    } catch (IOException e) {
      met(Ailment.INDEX_DAMAGED, deployment.data().resolve("index").toString(), words(e));
    }
    return running;
  }

  private void tables(Database database) {
    switch (database.tables()) {
      case NONE -> met(Ailment.NO_OFFICE_YET, "database", "");
      case OLDER -> met(Ailment.DATABASE_OTHER_VERSION, "database", "");
      case CURRENT -> rows(database);
    }
  }

  private void rows(Database database) {
    Instant now = deployment.clock().instant();
    newest(database, deployment.agency().id())
        .filter(newest -> newest.isAfter(now.plus(TOLERANCE)))
        .ifPresent(newest -> met(Ailment.CLOCK_WRONG, now.toString(), "< " + newest));
    var keys =
        new BoundKeys(deployment.data(), new TokenLibraries(deployment.tokenLibraries()), now, out);
    database
        .read(tx -> new KeyBindingTable().all(tx, deployment.agency().id()))
        .forEach(keys::look);
  }

  private static Optional<Instant> newest(Database database, AgencyId agency) {
    return database
        .read(tx ->
            new RecordTable()
                .list(
                    tx,
                    RecordQuery.newest(1),
                    null,
                    AccessRule.marksOf(Principal.clerk("doctor", agency))))
        .stream()
        .findFirst()
        .map(OfficeRecord::createdAt);
  }

  private void cluster(ClusterSettings settings) {
    String nodes = settings.nodes().toString();
    try {
      String version = ClusterIndex.version(settings);
      if (Integer.parseInt(version.split("\\.", -1)[0]) < OPENSEARCH) {
        met(Ailment.SEARCH_TOO_OLD, nodes, version);
        return;
      }
      Optional<ClusterIndex> found = ClusterIndex.look(settings);
      if (found.isPresent()) {
        try (ClusterIndex index = found.get()) {
          List<String> faults = index.check();
          if (!faults.isEmpty()) {
            met(Ailment.SEARCH_COPIES_MISSING, nodes, String.join("; ", faults));
          }
        }
      }
    } catch (ClusterAway | IOException e) {
      met(Ailment.SEARCH_UNREACHABLE, nodes, String.valueOf(e.getMessage()));
    }
  }

  private void index() {
    Path folder = deployment.data().resolve("index");
    try {
      Optional<SavedIndex> saved = SavedIndex.open(folder);
      if (saved.isPresent()) {
        try (SavedIndex index = saved.get()) {
          List<String> faults = index.check();
          if (!faults.isEmpty()) {
            met(Ailment.INDEX_DAMAGED, folder.toString(), String.join("; ", faults));
          }
        }
      }
    } catch (OtherVersionException e) {
      met(Ailment.INDEX_OTHER_VERSION, folder.toString(), words(e));
    } catch (IOException | RuntimeException e) {
      met(Ailment.INDEX_DAMAGED, folder.toString(), words(e));
    }
  }

  private void port(InetSocketAddress address) {
    String subject = address.getHostString() + ":" + address.getPort();
    switch (Listening.on(address)) {
      case Listening.Free _ -> {
        // as it should be
      }
      case Listening.Busy busy -> met(Ailment.PORT_BUSY, subject, busy.detail());
      case Listening.Unusable unusable -> met(Ailment.ADDRESS_UNUSABLE, subject, unusable.detail());
    }
  }

  private void timestamps(TimestampSource source) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(new byte[0]);
      switch (source.stamp(digest)) {
        case TimestampAnswer.Stamped stamped -> sameTime(stamped.time());
        case TimestampAnswer.Refused refused ->
            met(Ailment.TSA_DOWN, "timestamp", refused.message().code() + " " + refused.detail());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The authority's clock is kept well by law: ours that runs ahead or behind is wrong. */
  private void sameTime(Instant authority) {
    Instant now = deployment.clock().instant();
    if (Duration.between(authority, now).abs().compareTo(TOLERANCE) > 0) {
      met(Ailment.CLOCK_WRONG, now.toString(), "≠ " + authority + " (timestamp)");
    }
  }

  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
