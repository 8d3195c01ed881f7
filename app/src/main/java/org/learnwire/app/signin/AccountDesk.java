package org.learnwire.app.signin;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.learnwire.app.signin.Links.Link;

/** Who may sign in, as commands and the page change it; what is done is answered in sentences. */
public final class AccountDesk {
  private static final String ASKED = "the person asked";

  private final Accounts accounts;
  private final Links links;
  private final ApiTokens tokens;
  private final SignInRecord record;
  private final Function<String, String> personOf;
  private final Function<String, List<String>> asking;
  private final Supplier<String> address;

  /**
   * A desk.
   *
   * @param personOf the id of a person of a number, an address or CONNECTION/ID
   * @param asking the ids of the entries that ask a person now, the oldest first
   * @param address that links begin with
   */
  public AccountDesk(
      Accounts accounts,
      Links links,
      ApiTokens tokens,
      SignInRecord record,
      Function<String, String> personOf,
      Function<String, List<String>> asking,
      Supplier<String> address) {
    this.accounts = accounts;
    this.links = links;
    this.tokens = tokens;
    this.record = record;
    this.personOf = personOf;
    this.asking = asking;
    this.address = address;
  }

  public List<String> list() {
    return accounts.list().stream()
        .map(
            account ->
                "%s  %s  %s%s"
                    .formatted(
                        account.name(),
                        Role.words(account.roles()),
                        account.state(),
                        account.title().equals(account.name()) ? "" : "  " + account.title()))
        .toList();
  }

  public List<String> add(
      String name, String title, List<String> roles, Duration good, String who) {
    Account added = accounts.add(name, title, named(roles), null);
    record.changed(who, "account " + added.name() + " was added");
    return List.of(added.name() + " was added.", chosenBy(added, good));
  }

  public List<String> roles(String name, List<String> roles, String who) {
    Account changed = accounts.roles(name, named(roles));
    record.changed(who, "account " + changed.name() + " is " + Role.words(changed.roles()));
    return List.of(
        changed.name() + " is " + Role.words(changed.roles()) + " from the next sign-in on.");
  }

  public List<String> disable(String name, String who) {
    Account changed = accounts.disable(name);
    record.changed(who, "account " + changed.name() + " was disabled");
    return List.of(changed.name() + " is out and cannot sign in.");
  }

  public List<String> enable(String name, String who) {
    Account changed = accounts.enable(name);
    record.changed(who, "account " + changed.name() + " was enabled");
    return List.of(changed.name() + " can sign in again.");
  }

  public List<String> reset(String name, Duration good, String who) {
    Account account =
        accounts
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("There is no account " + name + "."));
    record.changed(who, "account " + account.name() + " may choose another password");
    return List.of(chosenBy(account, good));
  }

  /**
   * A link to one thing that asks a person; to their page where nothing does.
   *
   * @param entry which; empty: what has asked them longest
   * @throws IllegalArgumentException when that does not ask them
   */
  public List<String> link(String person, String entry, Duration good, String who) {
    String id = personOf.apply(person);
    List<String> open = asking.apply(id);
    if (!entry.isEmpty() && !open.contains(entry)) {
      throw new IllegalArgumentException(
          "Entry %s does not ask this person; ./learnwire proposals list --person PERSON has those that do."
              .formatted(entry));
    }
    Link link =
        open.isEmpty()
            ? Link.person(ASKED, id)
            : Link.task(ASKED, id, entry.isEmpty() ? open.get(0) : entry);
    String key = links.hand(link, good);
    record.changed(who, "a link to what asks a person was made");
    String what =
        open.isEmpty()
            ? "Nothing asks them now; it opens their own page."
            : open.size() == 1
                ? "It opens what asks them."
                : "It opens one of the %d that ask them.".formatted(open.size());
    return List.of("Good once, for " + days(good) + ": " + address.get() + "/enter/" + key, what);
  }

  public List<String> tokens() {
    return tokens.list().stream()
        .map(
            token ->
                "%s  %s  %s  until %s"
                    .formatted(
                        token.id(), token.name(), Scope.words(token.scopes()), token.expires()))
        .toList();
  }

  public List<String> token(String name, List<String> scopes, Duration good, String who) {
    Set<Scope> chosen = EnumSet.noneOf(Scope.class);
    scopes.forEach(scope -> chosen.add(Scope.named(scope)));
    ApiTokens.Made made = tokens.make(name, chosen, good, who);
    record.changed(who, "token " + made.id() + " was made");
    return List.of(
        "Token " + made.id() + ", good for " + days(good) + ", shown this once:", made.token());
  }

  public List<String> revoke(String id, String who) {
    if (!tokens.revoke(id)) {
      throw new IllegalArgumentException(
          "There is no token " + id + "; ./learnwire accounts tokens has them all.");
    }
    record.changed(who, "token " + id + " was revoked");
    return List.of("Token " + id + " is good for nothing from now on.");
  }

  private String chosenBy(Account account, Duration good) {
    return "They choose a password here, once, within "
        + days(good)
        + ": "
        + address.get()
        + "/enter/"
        + links.hand(Link.password(account), good);
  }

  private static String days(Duration good) {
    return good.toDays() == 1 ? "1 day" : good.toDays() + " days";
  }

  private static Set<Role> named(List<String> words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    words.forEach(word -> roles.add(Role.named(word)));
    return roles;
  }
}
