package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.accounts.Account;

/**
 * The way back in for somebody who lost her password: whoever may run commands on the machine may
 * read its data anyway.
 */
final class LinkCommand implements Command {
  private final Home home;

  LinkCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "link";
  }

  @Override
  public String usage() {
    return "[--config FILE] --account USER [--json]";
  }

  @Override
  public Said summary() {
    return new Said(
        "in đường dẫn dùng một lần để một tài khoản đặt mật khẩu mới",
        "print a link, good once, with which an account chooses a new password");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config", "account"));
    arguments.nothingElse();
    String username = arguments.required("account");
    var configuration = ConfigurationFile.read(ConfigurationFile.place(arguments, home));
    try (var office = ConfigurationFile.begunOffice(arguments, home)) {
      Account account =
          office
              .accounts()
              .find(username)
              .filter(Account::active)
              .orElseThrow(() ->
                  new Misuse(
                      "không có tài khoản đang dùng: " + username,
                      "no such active account: " + username));
      String link =
          configuration
              .getPublicUrl()
              .resolve("/link/" + office.accounts().passwordLink(account.id()).value())
              .toString();
      if (arguments.has("json")) {
        console.json(JsonNodeFactory.instance.objectNode().put("link", link));
      } else {
        console.data().println(link);
        console.say("Dùng một lần, để đặt mật khẩu mới.", "Good once, to choose a new password.");
      }
      return YES;
    }
  }
}
