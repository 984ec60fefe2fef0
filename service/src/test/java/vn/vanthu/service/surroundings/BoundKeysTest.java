package vn.vanthu.service.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyHome;

/**
 * Every ailment the doctor knows of bound keys is provoked once, and named; no PIN is ever tried.
 */
class BoundKeysTest {
  @TempDir static Path folder;
  private static ExaminedOffice office;

  @BeforeAll
  static void open() throws Exception {
    office = new ExaminedOffice(folder);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  @Test
  void a_key_file_that_is_gone_or_damaged() throws Exception {
    ExaminedOffice.Setup setup = office.healthy();
    DemoKey key = office.person("mất");
    office.bind(setup, key);
    assertThat(office.met(setup)).isEmpty();
    byte[] good = Files.readAllBytes(key.file());
    Files.write(key.file(), new byte[] {1, 2, 3});
    assertThat(office.met(setup)).containsExactly(Ailment.KEY_FILE_UNREADABLE);
    Files.delete(ExaminedOffice.pin(key));
    assertThat(office.met(setup))
        .as("without a password too")
        .containsExactly(Ailment.KEY_FILE_UNREADABLE);
    Files.delete(key.file());
    assertThat(office.met(setup)).containsExactly(Ailment.KEY_FILE_UNREADABLE);
    Files.write(key.file(), good);
  }

  @Test
  void a_password_that_does_not_open_its_key() throws Exception {
    ExaminedOffice.Setup setup = office.healthy();
    DemoKey key = office.person("nhầm");
    office.bind(setup, key);
    Files.writeString(ExaminedOffice.pin(key), "sai");
    assertThat(office.met(setup)).containsExactly(Ailment.KEY_PASSWORD_WRONG);
  }

  @Test
  void a_password_that_nobody_keeps_is_said_to_be_untried() throws Exception {
    ExaminedOffice.Setup setup = office.healthy();
    DemoKey key = office.person("không ghi");
    office.bind(setup, key);
    Files.delete(ExaminedOffice.pin(key));
    assertThat(office.met(setup)).containsExactly(Ailment.KEY_PASSWORD_UNTRIED);
  }

  @Test
  void a_key_file_that_holds_another_key() throws Exception {
    DemoKey key = office.person("đúng");
    ExaminedOffice.Setup named = office.healthy();
    office.bind(named, new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), "khac"), key);
    for (boolean told : List.of(true, false)) {
      assertThat(office.met(named))
          .as("password told: " + told)
          .containsExactly(Ailment.KEY_DIFFERS);
      Files.deleteIfExists(ExaminedOffice.pin(key));
    }
    DemoKey swappedKey = office.person("tráo");
    ExaminedOffice.Setup swapped = office.healthy();
    office.bind(swapped, swappedKey);
    DemoKey other = office.person("sai");
    Files.copy(other.file(), swappedKey.file(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        other.secretFile(), ExaminedOffice.pin(swappedKey), StandardCopyOption.REPLACE_EXISTING);
    assertThat(office.met(swapped)).containsExactly(Ailment.KEY_DIFFERS);
  }

  @Test
  void a_signing_device_whose_library_is_gone_or_is_none() throws Exception {
    Path text = Files.writeString(folder.resolve("không phải thư viện.so"), "xin chào");
    for (Path module : List.of(folder.resolve("không có.so"), text)) {
      ExaminedOffice.Setup setup = office.healthy().loading(module);
      office.bind(setup, new KeyHome.Token(module.toString(), 0, ""), office.person("thiết bị"));
      assertThat(office.met(setup)).as(module.toString()).containsExactly(Ailment.TOKEN_UNUSABLE);
    }
  }

  @Test
  void a_library_that_the_configuration_does_not_name() throws Exception {
    ExaminedOffice.Setup setup = office.healthy().loading(folder.resolve("của thiết bị.so"));
    Path planted = Files.writeString(folder.resolve("gài vào.so"), "xin chào");
    office.bind(setup, new KeyHome.Token(planted.toString(), 0, ""), office.person("thiết bị"));
    assertThat(office.met(setup)).containsExactly(Ailment.TOKEN_LIBRARY_NOT_NAMED);
  }

  @Test
  void a_certificate_that_has_ended_or_ends_soon() throws Exception {
    ExaminedOffice.Setup setup = office.healthy();
    DemoKey key = office.person("hết hạn");
    office.bind(setup, key);
    Instant end = key.certificate().getNotAfter().toInstant();
    assertThat(office.met(setup.when(end.minus(Duration.ofDays(3)))))
        .contains(Ailment.CERTIFICATE_ENDS_SOON);
    assertThat(office.met(setup.when(end.plusSeconds(1)))).contains(Ailment.CERTIFICATE_EXPIRED);
  }
}
