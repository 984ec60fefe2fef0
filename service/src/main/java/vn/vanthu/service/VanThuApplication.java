package vn.vanthu.service;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.util.HashSet;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.language.Texts;
import vn.vanthu.service.web.Assets;
import vn.vanthu.service.web.Pages;
import vn.vanthu.service.web.ProblemPages;
import vn.vanthu.service.web.VerificationPaper;
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

  /** A server that does not start says why in one line, by whoever started it. */
  @Override
  protected void addDefaultCommands(Bootstrap<VanThuConfiguration> bootstrap) {
    bootstrap.addCommand(
        new ServerCommand<>(this) {
          @Override
          public void onError(Cli cli, Namespace namespace, Throwable failure) {
            // passed on to onFatalError
          }
        });
  }

  @Override
  protected void onFatalError(Throwable failure) {
    throw new StartFailure(failure);
  }

  /** Why the server does not start. */
  public static final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(Throwable cause) {
      super("the server does not start", cause);
    }
  }

  @Override
  public void run(VanThuConfiguration configuration, Environment environment) throws Exception {
    if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
      Edge.prepare(server);
    }
    Edge.Ground office = ground.open(configuration, environment);
    Texts texts = Texts.load();
    Pages pages = new Pages(texts, new Assets(), configuration.getAgency().name());
    VerificationPaper paper = new VerificationPaper(texts, office.clock());
    Edge.Shared shared = Edge.register(environment, office, new ProblemPages(pages), paper);
    Web.register(environment, office, shared, pages, paper, configuration.getPublicUrl());
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
