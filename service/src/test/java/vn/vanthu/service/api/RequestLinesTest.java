package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLinesTest {
  @Test
  void our_own_words_ids_and_digests_are_shown() {
    String id = "0198c0de-1111-7222-8333-444455556666";
    for (String path :
        new String[] {
          "/",
          "/verify",
          "/openapi.json",
          "/api/v1/records/" + id + "/signing-sessions",
          "/api/v1/ledger/proofs/" + "0a".repeat(32),
          "/api/v1/records/" + id + "/attachments/2"
        }) {
      assertThat(RequestLines.path(path)).isEqualTo(path);
    }
  }

  @Test
  void what_people_or_secrets_put_into_a_path_is_not() {
    assertThat(RequestLines.path("/link/abcdefghij")).isEqualTo("/link/…");
    assertThat(RequestLines.path("/records/14%2FQĐ-UBND")).isEqualTo("/records/…");
    assertThat(RequestLines.path("/Công văn mật.pdf")).isEqualTo("/…");
    assertThat(RequestLines.path("/api/v1/verifications/vt_Zm9vYmFy"))
        .isEqualTo("/api/v1/verifications/…");
    assertThat(RequestLines.path("/a/b/c/d/e/f/g/h/i/j")).isEqualTo("/a/b/c/d/e/f/g/…");
    assertThat(RequestLines.path("")).isEqualTo("…");
    assertThat(RequestLines.path(null)).isEqualTo("…");
  }
}
