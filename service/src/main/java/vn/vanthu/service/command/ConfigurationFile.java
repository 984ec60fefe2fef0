package vn.vanthu.service.command;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.store.Database;

/** Reads the configuration that commands share with the server. Stateless. */
final class ConfigurationFile {
  private ConfigurationFile() {}

  /**
   * The file named by {@code --config}; without it the demo office's where the usual data folder
   * holds the demo office, else the usual one.
   */
  static Path place(Arguments arguments, Home home) throws Misuse {
    boolean demo = Files.isDirectory(home.data().resolve("demo"));
    Path usual = home.config().resolve(demo ? "demo.yml" : "vanthu.yml");
    Path file = arguments.value("config").map(Path::of).orElse(usual);
    if (!Files.isRegularFile(file)) {
      throw new Misuse("không có tệp cấu hình: " + file, "no such configuration file: " + file);
    }
    return file;
  }

  /**
   * Reads and validates a file; an unknown key is an error.
   *
   * @throws ConfigurationException naming key and line
   */
  static VanThuConfiguration read(Path file) throws IOException, ConfigurationException {
    return VanThuConfiguration.factory(Validators.newValidator(), Jackson.newObjectMapper(), "dw")
        .build(new FileConfigurationSourceProvider(), file.toString());
  }

  /**
   * The office of that configuration, opened for a command: beside the service when it runs.
   * Nothing runs in the background.
   */
  static Wiring office(Arguments arguments, Home home)
      throws Misuse, IOException, ConfigurationException {
    return Wiring.forCommand(Deployments.of(read(place(arguments, home)), home));
  }

  /**
   * The same for a command that serves people of the office: one that has not begun is not made.
   *
   * @throws Misuse also when there is no office yet
   */
  static Wiring begunOffice(Arguments arguments, Home home)
      throws Misuse, IOException, ConfigurationException {
    Deployment deployment = Deployments.of(read(place(arguments, home)), home);
    if (!Database.isMade(deployment.database())) {
      throw new Misuse(
          "chưa có cơ quan nào trong " + deployment.data() + "; hãy chạy ./vanthu server trước",
          "there is no office in " + deployment.data() + " yet; run ./vanthu server first");
    }
    return Wiring.forCommand(deployment);
  }
}
