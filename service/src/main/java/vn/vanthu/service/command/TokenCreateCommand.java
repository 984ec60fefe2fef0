package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Times;

/** Issues an API token for an account; its secret is shown once and stored hashed. */
final class TokenCreateCommand implements Command {
  private final Home home;

  TokenCreateCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "token create";
  }

  @Override
  public String usage() {
    return "[--config FILE] --account USER --name NAME --scope SCOPE[,SCOPE…] [--days N]"
        + " [--key ID] [--json]";
  }

  @Override
  public Said summary() {
    return new Said(
        "cấp mã truy cập API cho một tài khoản, chỉ hiện một lần",
        "issue an API token for an account, shown once");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments =
        Arguments.parse(
            words, Set.of("json"), Set.of("config", "account", "name", "scope", "days", "key"));
    arguments.nothingElse();
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : arguments.required("scope").split(",", -1)) {
      scopes.add(
          Scope.parse(word)
              .orElseThrow(
                  () -> new Misuse("không có phạm vi: " + word, "no such scope: " + word)));
    }
    Duration life = Duration.ofDays(days(arguments.value("days").orElse("90")));
    String name = arguments.required("name");
    String username = arguments.required("account");
    try (var office = ConfigurationFile.begunOffice(arguments, home)) {
      Account account =
          office
              .accounts()
              .find(username)
              .orElseThrow(() ->
                  new Misuse("không có tài khoản: " + username, "no such account: " + username));
      if (!account.scopes().containsAll(scopes)) {
        String has =
            account.scopes().stream()
                .map(Scope::wireName)
                .sorted()
                .collect(Collectors.joining(","));
        throw new Misuse(
            "tài khoản chỉ có các phạm vi: " + has,
            "the account has no more than these scopes: " + has);
      }
      Accounts.IssuedToken issued =
          office
              .accounts()
              .issueToken(account, name, scopes, life, arguments.value("key").orElse(null));
      String ends = Times.of(issued.token().expiresAt());
      if (arguments.has("json")) {
        console.json(
            JsonNodeFactory.instance
                .objectNode()
                .put("token", issued.secret().value())
                .put("expiresAt", ends));
      } else {
        console.data().println(issued.secret().value());
        console.say("Hết hạn: " + ends, "Ends: " + ends);
      }
      return YES;
    }
  }

  private static int days(String text) throws Misuse {
    try {
      int days = Integer.parseInt(text);
      if (days >= 1 && days <= 365) {
        return days;
      }
    } catch (NumberFormatException e) {
      throw new Misuse("--days là một số, không phải " + text, "--days is a number, not " + text);
    }
    throw new Misuse("--days từ 1 đến 365", "--days is 1 to 365");
  }
}
