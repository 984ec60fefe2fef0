package vn.vanthu.service;

import io.dropwizard.core.Application;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.util.HashSet;
import java.util.Set;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.language.Texts;
import vn.vanthu.service.web.Assets;
import vn.vanthu.service.web.Pages;
import vn.vanthu.service.web.ProblemPages;
import vn.vanthu.service.web.Web;

/**
 * The HTTP server: takes the office that {@link Ground} builds and hangs REST and pages before it.
 * Single-threaded until it runs.
 */
public final class VanThuApplication extends Application<VanThuConfiguration> {
  private final Ground ground;

  /** Builds everything behind the edges: storage, registers, accounts, search, signing. */
  @FunctionalInterface
  public interface Ground {
    /** Opens the office; what must be closed again is given to {@code environment.lifecycle()}. */
    Edge.Ground open(VanThuConfiguration configuration, Environment environment) throws Exception;
  }

  public VanThuApplication(Ground ground) {
    this.ground = ground;
  }

  @Override
  public String getName() {
    return "vanthu";
  }

  @Override
  public void initialize(Bootstrap<VanThuConfiguration> bootstrap) {
    bootstrap.setConfigurationFactoryFactory((type, validator, mapper, prefix) ->
        VanThuConfiguration.factory(validator, mapper, prefix));
  }

  @Override
  public void run(VanThuConfiguration configuration, Environment environment) throws Exception {
    if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
      Edge.prepare(server);
    }
    Edge.Ground office = ground.open(configuration, environment);
    Pages pages = new Pages(Texts.load(), new Assets(), configuration.getAgency().name());
    Edge.Shared shared = Edge.register(environment, office, new ProblemPages(pages));
    Web.register(environment, office, shared, pages, configuration.getPublicUrl());
  }

  /** The names under which the service answers: that of its public address and those listed. */
  public static Set<String> hosts(VanThuConfiguration configuration) {
    Set<String> hosts = new HashSet<>(configuration.getAllowedHosts());
    String host = configuration.getPublicUrl().getHost();
    if (host != null) {
      hosts.add(host);
    }
    return Set.copyOf(hosts);
  }
}
