package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.index.SavedIndex;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.NumberMatch;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;

/**
 * Finds records in what the index has committed, whether the service runs or not; a running one
 * commits within about two seconds. Whoever may read the data folder sees every record.
 */
final class SearchCommand implements Command {
  private static final int USUAL_LIMIT = 20;

  private final Home home;
  private final ObjectMapper json = JsonMapper.builder().build();

  SearchCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--limit N] [--json] WORDS…";
  }

  @Override
  public Said summary() {
    return new Said(
        "tìm văn bản theo số hoặc từ, không cần máy chủ",
        "find records by number or words, without the server");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config", "limit"));
    String text = String.join(" ", arguments.rest());
    if (text.isBlank()) {
      throw new Misuse("chưa có gì để tìm", "nothing to search for");
    }
    int limit = limit(arguments.value("limit").orElse(Integer.toString(USUAL_LIMIT)));
    var configuration = ConfigurationFile.read(ConfigurationFile.place(arguments, home));
    Path folder = Deployments.of(configuration, home).data().resolve("index");
    Optional<SavedIndex> saved = SavedIndex.open(folder);
    if (saved.isEmpty()) {
      console.say(
          "vanthu search: chưa có chỉ mục ở " + folder,
          "vanthu search: there is no index yet in " + folder);
      return NO;
    }
    try (SavedIndex index = saved.get()) {
      SearchResult result =
          index.search(SearchRequest.of(text, Viewer.unrestricted()).withLimit(limit));
      if (result.refusal() != null) {
        String where = result.refusal().reason() + ", " + result.refusal().at();
        throw new Misuse(
            "không đọc được câu hỏi: " + where, "the question cannot be read: " + where);
      }
      for (Hit hit : result.hits()) {
        if (arguments.has("json")) {
          console.json(object(hit));
        } else {
          console
              .data()
              .printf(
                  "%s  %s  %s  %s%n",
                  shown(hit.number(), "(không số / no number)"),
                  shown(hit.issuedOn(), "(không ngày / no date)"),
                  shown(hit.issuer(), "(không rõ cơ quan / issuer unknown)"),
                  hit.subject().text());
        }
      }
      if (result.numberMatch() == NumberMatch.NEAR || result.numberMatch() == NumberMatch.NONE) {
        console.say(
            "Không có văn bản nào đúng số đã gõ.", "No record has the number as it was typed.");
      }
      console.say(
          (result.exact() ? "" : "ít nhất ") + result.total() + " văn bản",
          (result.exact() ? "" : "at least ") + result.total() + " records");
      return result.total() > 0 ? YES : NO;
    }
  }

  private static String shown(@Nullable Object value, String absent) {
    return value == null ? absent : value.toString();
  }

  private static int limit(String text) throws Misuse {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= SearchRequest.MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new Misuse("--limit là một số, không phải " + text, "--limit is a number, not " + text);
    }
    throw new Misuse(
        "--limit từ 1 đến " + SearchRequest.MAX_LIMIT,
        "--limit is 1 to " + SearchRequest.MAX_LIMIT);
  }

  private ObjectNode object(Hit hit) {
    return json.createObjectNode()
        .put("id", hit.id())
        .put("number", hit.number())
        .put("type", hit.type())
        .put("issuedOn", hit.issuedOn() == null ? null : hit.issuedOn().toString())
        .put("issuer", hit.issuer())
        .put("arrivalNumber", hit.arrivalNumber())
        .put("subject", hit.subject().text())
        .put("snippet", hit.snippet() == null ? null : hit.snippet().text())
        .put("score", hit.score());
  }
}
