import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of OpenSearch from the artifacts of Maven Central, without a distribution: for tests and
 * drills, run from its source with those artifacts in the class path.
 *
 * <p>Arguments: folder, name of the node, HTTP port, transport port, all transport addresses and all
 * names of the cluster with commas between.
 */
public class OpenSearchNode {
  static final class Embedded extends Node {
    Embedded(Environment environment, Collection<PluginInfo> plugins) {
      super(environment, plugins, true);
    }
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    for (String folder : List.of("config", "data", "logs")) {
      Files.createDirectories(home.resolve(folder));
    }
    Settings settings =
        Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", home.resolve("data").toString())
            .put("path.logs", home.resolve("logs").toString())
            .put("cluster.name", "vanthu-drill")
            .put("node.name", args[1])
            .put("network.host", "127.0.0.1")
            .put("http.port", args[2])
            .put("transport.port", args[3])
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .put("action.auto_create_index", false)
            .putList("discovery.seed_hosts", args[4].split(","))
            .putList("cluster.initial_cluster_manager_nodes", args[5].split(","))
            .build();
    PluginInfo transport =
        new PluginInfo(
            "transport-netty4",
            "from the class path",
            "NA",
            Version.CURRENT,
            "21",
            Netty4ModulePlugin.class.getName(),
            null,
            List.of(),
            false);
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings, Map.of(), home.resolve("config"), () -> args[1]);
    Node node = new Embedded(environment, List.of(transport));
    node.start();
    System.out.println("STARTED");
    Thread.currentThread().join();
  }
}
