package vn.vanthu.service.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.Wiring;

/**
 * Serves until it is told to stop. At the first start it prints the link that sets the office up.
 */
final class ServerCommand implements Command {
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
  public String summary() {
    return "serve; config/vanthu.yml by default";
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    List<String> rest = Arguments.parse(words, Set.of(), Set.of()).rest();
    if (rest.size() > 1) {
      throw new Misuse("one configuration file at most");
    }
    Path config = rest.isEmpty() ? home.config().resolve("vanthu.yml") : Path.of(rest.getFirst());
    if (!Files.isRegularFile(config)) {
      throw new Misuse("no such file: " + config);
    }
    var served = new ServedOffice();
    var opened = new AtomicReference<Wiring>();
    var application =
        new VanThuApplication((configuration, environment) -> {
          var office = new Wiring(Deployments.of(configuration, home));
          opened.set(office);
          office.start();
          return served.ground(
              office,
              configuration,
              environment,
              () ->
                  office
                      .accounts()
                      .setupLink()
                      .ifPresent(link ->
                          console
                              .data()
                              .println(configuration.getPublicUrl() + "/link/" + link.value())));
        });
    try {
      application.run("server", config.toString());
    } catch (Exception notStarted) {
      Wiring office = opened.get();
      if (office != null) {
        office.close(); // a port that is busy must not leave the database running
      }
      throw notStarted;
    }
    served.await();
    return YES;
  }
}
