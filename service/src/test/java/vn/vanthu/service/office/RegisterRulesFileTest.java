package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.RegisterRulesFile;
import vn.vanthu.service.store.StoreFailure;

class RegisterRulesFileTest {
  @TempDir Path folder;

  private String printed(String line) throws Exception {
    Path file = folder.resolve("registers.yml");
    Files.writeString(file, "zone: Asia/Ho_Chi_Minh\nseries: []\nbooks: []\n" + line);
    RegisterRules rules = RegisterRulesFile.read(file);
    return rules.signingTime().format(Instant.parse("2026-11-21T07:05:33Z").atZone(rules.zone()));
  }

  @Test
  void the_time_of_signing_is_printed_after_ISO_8601_or_as_the_office_says() throws Exception {
    assertThat(printed("")).isEqualTo("2026-11-21T14:05:33+07:00");
    assertThat(printed("signingTime: dd/MM/uuuu HH:mm:ss xxx"))
        .isEqualTo("21/11/2026 14:05:33 +07:00");
  }

  @Test
  void a_form_that_leaves_out_the_second_or_the_zone_is_refused() {
    assertThatThrownBy(() -> printed("signingTime: dd/MM/uuuu HH:mm xxx"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("signingTime");
    assertThatThrownBy(() -> printed("signingTime: dd/MM/uuuu HH:mm:ss"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("signingTime");
  }
}
