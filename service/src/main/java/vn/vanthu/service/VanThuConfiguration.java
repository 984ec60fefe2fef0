package vn.vanthu.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import io.dropwizard.util.DataSize;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.registers.Network;
import vn.vanthu.signing.keys.DigestAlgorithm;

/**
 * What a deployment sets, read from one YAML file; an unknown key is an error, and everything left
 * out has a default that works on one machine. Read once at start, not changed afterwards.
 */
public final class VanThuConfiguration extends Configuration {
  @NotNull private Path data = Path.of("data");
  private @Nullable URI publicUrl;
  @NotNull private Set<String> allowedHosts = Set.of();
  @NotNull private DataSize maxUpload = DataSize.gibibytes(1);
  @NotNull private List<Path> trust = List.of();
  @NotNull private List<Path> tokenLibraries = List.of();

  @Valid @NotNull
  private AgencySettings agency = new AgencySettings("co-quan", "Cơ quan", "CQ", "");

  private @Nullable DatabaseAccess database;
  @NotNull private SearchAccess search = new SearchAccess(null);
  private @Nullable TimestampAccess timestamp;
  @NotNull private RevocationAccess revocation = new RevocationAccess(List.of(), false, List.of());
  @NotNull private Network network = Network.NETWORKED;
  @NotNull private Path registers = Path.of("config", "registers.yml");
  @NotNull private Path calendar = Path.of("config", "calendar.yml");

  @Min(1)
  @Max(64)
  private int readers = 2;

  /** Listens on loopback only; a proxy or an explicit {@code bindHost} opens it to others. */
  public VanThuConfiguration() {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(loopback(8080)));
    server.setAdminConnectors(List.of(loopback(8081)));
    setServerFactory(server);
  }

  /** How every configuration file is read: an unknown key is an error, never ignored. */
  public static ConfigurationFactory<VanThuConfiguration> factory(
      @Nullable Validator validator, ObjectMapper mapper, String prefix) {
    return new YamlConfigurationFactory<>(
        VanThuConfiguration.class,
        validator,
        mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
        prefix);
  }

  private static HttpConnectorFactory loopback(int port) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost("127.0.0.1");
    connector.setPort(port);
    return connector;
  }

  /**
   * The agency that this service keeps records for.
   *
   * @param key lower-case letters, digits and hyphens
   * @param name as in the letterhead
   * @param symbol its part of a document symbol, such as {@code UBND}
   * @param code organisation code (QĐ 20/2020/QĐ-TTg), may be empty
   */
  public record AgencySettings(String key, String name, String symbol, String code) {}

  /**
   * A PostgreSQL elsewhere.
   *
   * @param passwordFile a file whose first line is the password, so that it stays out of this one
   */
  public record DatabaseAccess(String url, String user, Path passwordFile) {}

  /**
   * Where the search index is.
   *
   * @param opensearch a cluster that several services may share; null means the data folder
   */
  public record SearchAccess(@Nullable OpenSearchAccess opensearch) {}

  /**
   * A cluster of OpenSearch 3.
   *
   * @param nodes addresses of its nodes; no other host is ever asked
   * @param name what the names of the office's indexes begin with
   * @param user null when the cluster asks for none
   * @param passwordFile a file whose first line is the user's password; null without a user
   * @param authorities a file with the certificates (PEM) that the nodes' certificates come from;
   *     null for those that Java knows
   */
  public record OpenSearchAccess(
      List<URI> nodes,
      String name,
      @Nullable String user,
      @Nullable Path passwordFile,
      @Nullable Path authorities) {
    public OpenSearchAccess {
      nodes = List.copyOf(Objects.requireNonNullElse(nodes, List.of()));
      name = Objects.requireNonNullElse(name, "vanthu");
    }
  }

  /**
   * A time stamp authority (RFC 3161).
   *
   * @param inner whether its address may lie in the machine or the local network
   * @param hash under which it is asked; SHA256 when left out. Another one renews evidence records
   *     with that hash when they are due.
   */
  public record TimestampAccess(URI url, boolean inner, @Nullable DigestAlgorithm hash) {
    public TimestampAccess {
      hash = Objects.requireNonNullElse(hash, DigestAlgorithm.SHA256);
    }
  }

  /**
   * Revocation lists that are fetched at the start and every hour.
   *
   * @param lists addresses of certificate revocation lists
   * @param inner whether their addresses may lie in the machine or the local network
   * @param hosts who may be asked about a certificate when its own addresses name them (issuer,
   *     OCSP, list), for callers the office knows: {@code name}, {@code name:port}, {@code inner
   *     name:port}; nobody else is ever asked
   */
  public record RevocationAccess(List<URI> lists, boolean inner, List<String> hosts) {
    public RevocationAccess {
      lists = List.copyOf(Objects.requireNonNullElse(lists, List.of()));
      hosts = List.copyOf(Objects.requireNonNullElse(hosts, List.of()));
    }

    /** Lists, and nobody to be asked about single certificates. */
    public RevocationAccess(List<URI> lists, boolean inner) {
      this(lists, inner, List.of());
    }
  }

  /** Where it stands: documents marked secret are kept only on an independent local network. */
  @JsonProperty
  public Network getNetwork() {
    return network;
  }

  @JsonProperty
  public void setNetwork(Network network) {
    this.network = network;
  }

  /** The folder that holds everything: database, blobs, index, keys. */
  @JsonProperty
  public Path getData() {
    return data;
  }

  @JsonProperty
  public void setData(Path data) {
    this.data = data;
  }

  /**
   * The address that people type; its host is always allowed, and HTTPS makes cookies secure. Left
   * out, that of the first application connector, as this machine reaches it.
   */
  @JsonProperty
  public URI getPublicUrl() {
    return publicUrl == null ? connectorAddress() : publicUrl;
  }

  private URI connectorAddress() {
    HttpConnectorFactory connector = loopback(8080);
    if (getServerFactory() instanceof DefaultServerFactory server
        && server.getApplicationConnectors().getFirst() instanceof HttpConnectorFactory first) {
      connector = first;
    }
    String host = connector.getBindHost();
    if (host == null || host.equals("0.0.0.0") || host.equals("::")) {
      host = "127.0.0.1"; // every address of this machine: the one that it surely has
    }
    boolean secure = connector instanceof HttpsConnectorFactory;
    boolean usual = connector.getPort() == (secure ? 443 : 80);
    return URI.create(
        (secure ? "https://" : "http://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + (usual ? "" : ":" + connector.getPort()));
  }

  @JsonProperty
  public void setPublicUrl(@Nullable URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Further host names under which the service answers. */
  @JsonProperty
  public Set<String> getAllowedHosts() {
    return allowedHosts;
  }

  @JsonProperty
  public void setAllowedHosts(Set<String> allowedHosts) {
    this.allowedHosts = Set.copyOf(allowedHosts);
  }

  /** Largest request body. */
  @JsonProperty
  public DataSize getMaxUpload() {
    return maxUpload;
  }

  @JsonProperty
  public void setMaxUpload(DataSize maxUpload) {
    this.maxUpload = maxUpload;
  }

  /**
   * Folders and files with trust anchors, besides those that the program finds in its data folder.
   */
  @JsonProperty
  public List<Path> getTrust() {
    return trust;
  }

  @JsonProperty
  public void setTrust(List<Path> trust) {
    this.trust = List.copyOf(trust);
  }

  /** The PKCS#11 libraries that keys may be bound to: they run inside the service. */
  @JsonProperty
  public List<Path> getTokenLibraries() {
    return tokenLibraries;
  }

  @JsonProperty
  public void setTokenLibraries(List<Path> tokenLibraries) {
    this.tokenLibraries = List.copyOf(tokenLibraries);
  }

  /** The agency. */
  @JsonProperty
  public AgencySettings getAgency() {
    return agency;
  }

  @JsonProperty
  public void setAgency(AgencySettings agency) {
    this.agency = agency;
  }

  /** A database elsewhere; null means the embedded one in the data folder. */
  @JsonProperty
  public @Nullable DatabaseAccess getDatabase() {
    return database;
  }

  @JsonProperty
  public void setDatabase(@Nullable DatabaseAccess database) {
    this.database = database;
  }

  /** Where the search index is. */
  @JsonProperty
  public SearchAccess getSearch() {
    return search;
  }

  @JsonProperty
  public void setSearch(SearchAccess search) {
    this.search = search;
  }

  /** The time stamp authority; null means signatures carry no time stamp. */
  @JsonProperty
  public @Nullable TimestampAccess getTimestamp() {
    return timestamp;
  }

  @JsonProperty
  public void setTimestamp(@Nullable TimestampAccess timestamp) {
    this.timestamp = timestamp;
  }

  /** The revocation lists that are fetched. */
  @JsonProperty
  public RevocationAccess getRevocation() {
    return revocation;
  }

  @JsonProperty
  public void setRevocation(RevocationAccess revocation) {
    this.revocation = revocation;
  }

  /** The file with number series and register books. */
  @JsonProperty
  public Path getRegisters() {
    return registers;
  }

  @JsonProperty
  public void setRegisters(Path registers) {
    this.registers = registers;
  }

  /** The file with holidays and terms. */
  @JsonProperty
  public Path getCalendar() {
    return calendar;
  }

  @JsonProperty
  public void setCalendar(Path calendar) {
    this.calendar = calendar;
  }

  /** How many files are read at once, 1 to 64; each reader is a process of its own. */
  @JsonProperty
  public int getReaders() {
    return readers;
  }

  @JsonProperty
  public void setReaders(int readers) {
    this.readers = readers;
  }
}
