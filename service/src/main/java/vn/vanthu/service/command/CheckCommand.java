package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.calendar.CalendarFile;
import vn.vanthu.service.registers.RegisterRulesFile;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.trust.TrustFolder;

/** Reads every file of the configuration and says what is wrong in it. Touches nothing else. */
final class CheckCommand implements Command {
  private final Home home;

  CheckCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json]";
  }

  @Override
  public Said summary() {
    return new Said(
        "kiểm tra cấu hình: khóa lạ, giá trị sai, dãy số, chứng thư tin cậy",
        "check the configuration: unknown keys, wrong values, series, trust");
  }

  @Override
  public int run(List<String> words, Console console) throws Misuse, IOException {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    arguments.nothingElse();
    List<String> faults = new ArrayList<>();
    try {
      VanThuConfiguration configuration =
          ConfigurationFile.read(ConfigurationFile.place(arguments, home));
      Deployment deployment = Deployments.of(configuration, home);
      RegisterRulesFile.read(deployment.registers());
      CalendarFile.read(deployment.calendar());
      TrustFolder.read(deployment.trust());
    } catch (ConfigurationException | StoreFailure | IOException | IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()).strip());
    }
    if (arguments.has("json")) {
      var answer = JsonNodeFactory.instance.objectNode().put("ok", faults.isEmpty());
      faults.forEach(answer.putArray("faults")::add);
      console.json(answer);
    } else {
      faults.forEach(console.data()::println);
      if (faults.isEmpty()) {
        console.say("Cấu hình đúng.", "The configuration is right.");
      } else {
        console.say("Cấu hình có lỗi, xem trên.", "The configuration is wrong, see above.");
      }
    }
    return faults.isEmpty() ? YES : NO;
  }
}
