package vn.vanthu.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  private static final ClusterSettings.Login LOGIN = new ClusterSettings.Login("an", "bí mật");

  @Test
  void a_password_goes_by_https_or_stays_on_this_machine() {
    refused("http://search.office.vn:9200", Optional.of(LOGIN));
    for (String address :
        List.of(
            "https://search.office.vn:9200",
            "http://127.0.0.1:9200",
            "http://localhost:9200",
            "http://[::1]:9200")) {
      assertThat(settings(address, "vanthu", Optional.of(LOGIN)).nodes())
          .containsExactly(URI.create(address));
    }
    assertThat(settings("http://10.0.0.1:9200", "vanthu", Optional.empty()).login()).isEmpty();
  }

  @Test
  void what_is_no_address_of_a_node_is_refused() {
    for (String address :
        List.of(
            "ftp://search.office.vn",
            "search.office.vn:9200",
            "https://an:x@search.office.vn",
            "/index")) {
      refused(address, Optional.empty());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ClusterSettings(List.of(), "vanthu", Optional.empty(), Optional.empty()));
  }

  @Test
  void a_name_that_would_reach_other_indexes_is_refused() {
    for (String name : List.of("", "*", "Van", "_all", "a,b", "-a", "a/b")) {
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> settings("https://search.office.vn", name, Optional.empty()));
    }
  }

  @Test
  void a_password_is_never_printed() {
    assertThat(settings("https://search.office.vn", "vanthu", Optional.of(LOGIN)).toString())
        .contains("an")
        .doesNotContain("bí mật");
  }

  private static void refused(String address, Optional<ClusterSettings.Login> login) {
    assertThatIllegalArgumentException()
        .as(address)
        .isThrownBy(() -> settings(address, "vanthu", login));
  }

  private static ClusterSettings settings(
      String address, String name, Optional<ClusterSettings.Login> login) {
    return new ClusterSettings(List.of(URI.create(address)), name, login, Optional.empty());
  }
}
