package vn.vanthu.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.service.records.ArchivePlace;
import vn.vanthu.service.records.RecordId;

class ArchivePlaceTest {
  private static final String ID = "0190b5c2-7f00-7000-8000-000000000001";

  @Test
  void a_place_is_read_back_to_the_microsecond() {
    for (String time :
        new String[] {"2027-02-01T03:04:05.123456Z", "1969-12-31T23:59:59.999999Z"}) {
      var place = new ArchivePlace(Instant.parse(time), RecordId.parse(ID).orElseThrow());
      assertThat(ArchivePlace.parse(place.toString())).contains(place);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "\t" + ID,
        "5\t",
        "5\t" + ID + "x",
        "9223372036854775808\t" + ID,
        "x\t" + ID
      })
  void another_text_is_no_place(String plain) {
    String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    assertThat(ArchivePlace.parse(text)).isEmpty();
  }

  @Test
  void what_is_not_base64_or_is_endless_is_no_place() {
    assertThat(ArchivePlace.parse("rác")).isEmpty();
    assertThat(ArchivePlace.parse("NQ".repeat(10_000))).isEmpty();
  }
}
