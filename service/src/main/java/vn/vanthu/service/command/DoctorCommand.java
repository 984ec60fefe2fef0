package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.surroundings.Ailment;
import vn.vanthu.service.surroundings.Surroundings;
import vn.vanthu.service.surroundings.Symptom;

/** Names each broken thing around the service, with its mend. Changes nothing. */
final class DoctorCommand implements Command {
  private final Home home;

  DoctorCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--lang vi|en] [--json]";
  }

  @Override
  public Said summary() {
    return new Said(
        "xem khóa, dấu thời gian, đĩa, cổng, cơ sở dữ liệu, chỉ mục, đồng hồ, công cụ",
        "look at keys, time stamps, disk, ports, database, index, clock and tools");
  }

  @Override
  public int run(List<String> words, Console console) throws Misuse {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config", "lang"));
    arguments.nothingElse();
    Language language = arguments.language();
    List<Symptom> met = new ArrayList<>();
    var place = ConfigurationFile.place(arguments, home);
    try {
      VanThuConfiguration configuration = ConfigurationFile.read(place);
      new Surroundings(Deployments.of(configuration, home), Ports.of(configuration), met::add)
          .look();
    } catch (ConfigurationException | IOException | IllegalArgumentException e) {
      met.add(new Symptom(Ailment.CONFIG_WRONG, place.toString(), String.valueOf(e.getMessage())));
    }
    for (Symptom symptom : met) {
      if (arguments.has("json")) {
        console.json(json(symptom, language));
      } else {
        print(symptom, console.data());
      }
    }
    boolean well = met.stream().noneMatch(symptom -> symptom.ailment().isFault());
    if (well) {
      console.say("Không có lỗi.", "Nothing is wrong.");
    } else {
      console.say("Có lỗi, xem cách sửa ở trên.", "Something is wrong; see above how to mend it.");
    }
    return well ? YES : NO;
  }

  private static ObjectNode json(Symptom symptom, Language language) {
    Ailment ailment = symptom.ailment();
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", ailment.name())
        .put("fault", ailment.isFault())
        .put("subject", symptom.subject())
        .put("message", language.pick(ailment.vi(), ailment.en()))
        .put("mend", language.pick(ailment.mendVi(), ailment.mendEn()))
        .put("detail", symptom.detail());
  }

  private static void print(Symptom symptom, PrintStream out) {
    Ailment ailment = symptom.ailment();
    out.printf(
        "%s %s: %s%n", ailment.isFault() ? "FAULT" : "note ", ailment.name(), symptom.subject());
    out.println("      " + ailment.vi() + " " + ailment.mendVi());
    out.println("      " + ailment.en() + " " + ailment.mendEn());
    if (!symptom.detail().isEmpty()) {
      out.println("      (" + symptom.detail() + ")");
    }
  }
}
