package vn.vanthu.service.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;

/**
 * Serves until it is told to stop. At the first start it prints the link that sets the office up.
 */
final class ServerCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCommand.class);

  private final Home home;

  ServerCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "server";
  }

  @Override
  public String usage() {
    return "[CONFIG]";
  }

  @Override
  public Said summary() {
    return new Said(
        "phục vụ; mặc định theo config/vanthu.yml", "serve; config/vanthu.yml by default");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    List<String> rest = Arguments.parse(words, Set.of(), Set.of()).rest();
    if (rest.size() > 1) {
      throw new Misuse("nhiều nhất một tệp cấu hình", "one configuration file at most");
    }
    Path config = rest.isEmpty() ? home.config().resolve("vanthu.yml") : Path.of(rest.getFirst());
    if (!Files.isRegularFile(config)) {
      throw new Misuse("không có tệp: " + config, "no such file: " + config);
    }
    var served = new ServedOffice();
    VanThuConfiguration told = ConfigurationFile.read(config);
    if (Ports.anyBusy(Ports.of(told), this, console)) {
      return FAILED;
    }
    Deployment deployment = Deployments.of(told, home);
    var opening = new OpeningOffice(() -> new Wiring(deployment));
    var application =
        new VanThuApplication((configuration, environment) -> {
          Wiring office = opening.await();
          office.start();
          office.readings().goOn();
          return served.ground(
              office, configuration, environment, () -> started(office, configuration, console));
        });
    try {
      application.run("server", config.toString());
    } catch (Exception notStarted) {
      opening.abandon(); // a port that is busy must not leave the database running
      throw notStarted;
    }
    served.await();
    return YES;
  }

  /** The server answers: what could wait until then. */
  private static void started(Wiring office, VanThuConfiguration configuration, Console console) {
    office
        .accounts()
        .setupLink()
        .ifPresent(
            link -> console.data().println(configuration.getPublicUrl() + "/link/" + link.value()));
    try {
      office.warmUp();
    } catch (IOException e) {
      LOG.warn("no reader could be started ahead: {}", e.getMessage());
    }
    StartArchive.writeWhenIdle();
  }
}
