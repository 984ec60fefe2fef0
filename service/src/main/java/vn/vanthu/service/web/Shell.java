package vn.vanthu.service.web;

import java.util.Optional;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.language.Texts;

/**
 * What every page has around it: the reader's language and its words, who is logged in, where we
 * are. One for each request; immutable.
 *
 * @param path the path of this page, for the menu and the language switch
 * @param agencyName shown in the head of the page
 */
public record Shell(
    Language language, Texts texts, Caller caller, String path, String agencyName, Assets assets) {

  /** A text of the bundle. */
  public String t(String key, Object... values) {
    return texts.text(language, key, values);
  }

  /** The person, when one is logged in. */
  public Optional<Account> person() {
    return caller instanceof Caller.Person person
        ? Optional.of(person.account())
        : Optional.empty();
  }

  /** The person's name, or nothing. */
  public String personName() {
    return person().map(Account::fullName).orElse("");
  }

  /** The token that every change of this session sends along; empty without a session. */
  public String csrf() {
    return caller instanceof Caller.Person person ? person.crossSiteToken() : "";
  }

  /** Whether the menu shows what this scope opens. */
  public boolean may(Scope scope) {
    return caller instanceof Caller.Person && caller.scopes().contains(scope);
  }

  /** {@code "page"} for the menu entry of this page, else null: the attribute is left out. */
  public @org.jspecify.annotations.Nullable String current(String prefix) {
    boolean here = prefix.equals("/") ? path.equals("/") : path.startsWith(prefix);
    return here ? "page" : null;
  }

  /** Address of a static file. */
  public String asset(String name) {
    return assets.address(name);
  }
}
