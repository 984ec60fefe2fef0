package vn.vanthu.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.vanthu.search.opensearch.ClusterSettings;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.registers.Network;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Everything that differs from one deployment to the next, resolved: absolute paths, no defaults
 * left open. Immutable.
 *
 * @param data the folder that holds everything but an external database
 * @param registers the file with series and books
 * @param calendar the file with holidays and terms
 * @param trust folders with anchors and given evidence
 * @param revocation revocation lists that are fetched
 * @param timestamps empty in an office without a time stamp authority
 * @param search the cluster that holds the index; empty when the data folder does
 * @param network whether state secrets may be kept
 * @param maxUpload bytes of one file
 * @param readers how many files are read at once
 * @param tokenLibraries the PKCS#11 libraries that may be loaded
 */
public record Deployment(
    Path data,
    DatabaseSettings database,
    Agency agency,
    Path registers,
    Path calendar,
    List<Path> trust,
    VanThuConfiguration.RevocationAccess revocation,
    Optional<TimestampSource> timestamps,
    Optional<ClusterSettings> search,
    Network network,
    long maxUpload,
    int readers,
    List<Path> tokenLibraries,
    Clock clock) {
  public Deployment {
    trust = List.copyOf(trust);
    tokenLibraries = List.copyOf(tokenLibraries);
    if (!data.isAbsolute()) {
      throw new IllegalArgumentException("the data folder is given as an absolute path");
    }
  }

  /** A networked one without signing devices, with its index in the data folder. */
  public Deployment(
      Path data,
      DatabaseSettings database,
      Agency agency,
      Path registers,
      Path calendar,
      List<Path> trust,
      VanThuConfiguration.RevocationAccess revocation,
      Optional<TimestampSource> timestamps,
      long maxUpload,
      int readers,
      Clock clock) {
    this(
        data,
        database,
        agency,
        registers,
        calendar,
        trust,
        revocation,
        timestamps,
        Optional.empty(),
        Network.NETWORKED,
        maxUpload,
        readers,
        List.of(),
        clock);
  }

  /** The same with these PKCS#11 libraries. */
  public Deployment withTokenLibraries(List<Path> libraries) {
    return new Deployment(
        data,
        database,
        agency,
        registers,
        calendar,
        trust,
        revocation,
        timestamps,
        search,
        network,
        maxUpload,
        readers,
        libraries,
        clock);
  }

  /** The same with its index on this cluster. */
  public Deployment withSearch(ClusterSettings cluster) {
    return new Deployment(
        data,
        database,
        agency,
        registers,
        calendar,
        trust,
        revocation,
        timestamps,
        Optional.of(cluster),
        network,
        maxUpload,
        readers,
        tokenLibraries,
        clock);
  }
}
