package vn.vanthu.signing.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a list allows. */
class AllowListTest {

  @Test
  void a_line_names_a_host_its_port_and_whether_it_is_an_inner_one() {
    assertThat(AllowList.parse(List.of("Crl.Example.VN", "tsa.example.vn:8080", "inner ca:81")))
        .isEqualTo(
            new AllowList(
                List.of(
                    new AllowList.Host("crl.example.vn", 80, false),
                    new AllowList.Host("crl.example.vn", 443, false),
                    new AllowList.Host("tsa.example.vn", 8080, false),
                    new AllowList.Host("ca", 81, true))));
    assertThat(AllowList.parse(List.of("inner  ca ")))
        .isEqualTo(
            new AllowList(
                List.of(new AllowList.Host("ca", 80, true), new AllowList.Host("ca", 443, true))));
    assertThat(AllowList.nobody().hosts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "inner ", ":80", "a:0", "a:65536", "a:-1", "a:", "a:b"})
  void anything_else_is_no_line(String line) {
    assertThatThrownBy(() -> AllowList.parse(List.of(line)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ports_reach_from_1_to_65535() {
    assertThat(AllowList.parse(List.of("a:1", "a:65535")).hosts())
        .extracting(AllowList.Host::port)
        .containsExactly(1, 65_535);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.vn, a.vn:80",
    "http://A.VN/x, a.vn:80",
    "https://a.vn/x, a.vn:443",
    "http://a.vn:81/x, a.vn:81",
    "https://a.vn:81/x, a.vn:81",
    "http://a.vn:80@b.vn:82, b.vn:82",
  })
  void the_entry_of_an_address_has_its_host_and_its_port(String uri, String entry) {
    List<AllowList.Host> all = AllowList.parse(List.of("a.vn", "a.vn:81", "b.vn:82")).hosts();
    AllowList.Host host = AllowList.parse(List.of(entry)).hosts().getFirst();
    assertThat(new AllowList(all).entry(URI.create(uri))).contains(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.vn:82",
        "http://x.a.vn",
        "http://a.vn.x",
        "http://b.vn",
        "mailto:a.vn",
        "/a.vn",
        "http://a.vn@x.vn",
        "file:///a.vn"
      })
  void another_host_or_port_has_no_entry(String uri) {
    assertThat(AllowList.parse(List.of("a.vn", "b.vn:82")).entry(URI.create(uri))).isEmpty();
  }
}
