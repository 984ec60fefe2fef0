package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.StoredFile;

class DocumentViewTest {
  private static DocumentView with(List<String> notes) {
    var file = new StoredFile(BlobId.of(new byte[32]), 1, "a.txt", "text/plain");
    return DocumentView.of("/records/1", file, notes, "", ReadFacts.of(null));
  }

  @Test
  void every_code_of_the_reader_is_a_sentence_in_both_languages() {
    List<String> codes =
        Stream.concat(
                Arrays.stream(Warning.Reason.values()).map(Enum::name),
                Arrays.stream(Refused.Reason.values()).map(Enum::name))
            .distinct()
            .toList();
    for (Language language : Language.values()) {
      assertThat(with(codes).remarks(language))
          .hasSameSizeAs(codes)
          .allMatch(sentence -> sentence.endsWith("."));
    }
    assertThat(with(List.of("TEXT_CUT")).remarks(Language.VI))
        .containsExactly("Văn bản quá dài, phần cuối không được đọc.");
  }
}
