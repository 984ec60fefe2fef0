package vn.vanthu.service.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.TestOffice;

/** A person with a session and no scripts: reads pages and sends forms. Single-threaded. */
final class Visitor {
  private final TestOffice office;
  private final String session;
  private final String csrf;

  Visitor(TestOffice office, Account account) {
    this.office = office;
    HttpResponse<String> entered =
        office.send(
            office
                .request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form(
                            Map.of(
                                "username",
                                account.username(),
                                "password",
                                TestOffice.PASSWORD)))));
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
    session = cookie.substring(0, cookie.indexOf(';'));
    csrf = get("/").replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
  }

  /** The page's source. */
  String get(String path) {
    return office.send(office.request(path).header("Cookie", session)).body();
  }

  /** The page's source in a language. */
  String get(String path, String language) {
    return office
        .send(office.request(path).header("Cookie", session).header("Accept-Language", language))
        .body();
  }

  /** Sends a form. */
  HttpResponse<String> post(String path, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", csrf);
    return office.send(
        office
            .request(path)
            .header("Cookie", session)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(all))));
  }

  /** Writes a draft on the page and answers with its path. */
  String compose(String subject) {
    HttpResponse<String> made =
        post(
            "/drafts/new",
            Map.of(
                "typeName", "Kế hoạch",
                "place", "An Lạc",
                "subject", subject,
                "body", "Sở Nội vụ ban hành kế hoạch như sau.",
                "authority", "GIÁM ĐỐC",
                "signer", "Trần Thị Bích Hạnh"));
    String path = made.headers().firstValue("Location").orElseThrow(() -> failed(made));
    path = java.net.URI.create(path).getPath();
    return path;
  }

  private static AssertionError failed(HttpResponse<String> answer) {
    return new AssertionError(answer.statusCode() + " " + answer.body());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
