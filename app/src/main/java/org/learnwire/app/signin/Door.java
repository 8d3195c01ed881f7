package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.Links.Link;
import org.springframework.http.HttpHeaders;

/** Where people come in and go out: each way in begins a new session and ends the one before. */
public final class Door {
  private static final String NOBODY = "no account of ours";

  private final Accounts accounts;
  private final WrongPasswords wrong;
  private final Sessions sessions;
  private final Links links;
  private final SignInRecord record;
  private final SessionCookie cookie;
  private final OurAddress address;
  private final ClientAddress client;

  Door(
      Accounts accounts,
      WrongPasswords wrong,
      Sessions sessions,
      Links links,
      SignInRecord record,
      OurAddress address,
      ClientAddress client) {
    this.accounts = accounts;
    this.wrong = wrong;
    this.sessions = sessions;
    this.links = links;
    this.record = record;
    this.cookie = new SessionCookie(address);
    this.address = address;
    this.client = client;
  }

  /**
   * What came of a try.
   *
   * @param in whether somebody is signed in now
   * @param pause how long no password is looked at; zero: none was too many
   * @param why for a form; null: what was typed does not fit
   */
  public record Try(boolean in, Duration pause, @Nullable String why) {
    static final Try IN = new Try(true, Duration.ZERO, null);
    static final Try WRONG = new Try(false, Duration.ZERO, null);
  }

  public Try password(
      String name, String password, HttpServletRequest request, HttpServletResponse response) {
    String from = client.of(request);
    Duration wait = wrong.begin(name, from);
    if (!wait.isZero()) {
      record.refused(known(name), "too many tries", from);
      return new Try(false, wait, null);
    }
    Optional<Account> account = accounts.withPassword(name, password);
    if (account.isEmpty()) {
      record.refused(known(name), "wrong password", from);
      return Try.WRONG;
    }
    wrong.right(name, from);
    enter(account.get(), "password", request, response);
    return Try.IN;
  }

  /** The first account: with the code of the log file, a name and a password. */
  public Try setUp(
      String code,
      String name,
      String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    String from = client.of(request);
    String refusal = accounts.refusal(name, password);
    if (refusal != null) {
      return new Try(false, Duration.ZERO, refusal);
    }
    Duration wait = wrong.begin("the first account", from);
    if (!wait.isZero()) {
      return new Try(false, wait, null);
    }
    if (!accounts.list().isEmpty() || links.spendCode(code).isEmpty()) {
      record.refused(NOBODY, "wrong code for the first account", from);
      return Try.WRONG;
    }
    wrong.right("the first account", from);
    accounts.add(name, name, Set.of(Role.values()), null);
    enter(accounts.password(name, password), "code of the first start", request, response);
    return Try.IN;
  }

  /** Spends a link to pages. */
  public Optional<Link> link(
      String given, HttpServletRequest request, HttpServletResponse response) {
    Optional<Link> link =
        links.look(given).filter(l -> l.purpose() == Links.Purpose.SIGN_IN).isPresent()
            ? links.spend(given)
            : Optional.empty();
    if (link.isEmpty()) {
      record.refused(NOBODY, "a link that is spent, too old or not ours", client.of(request));
      return link;
    }
    Link spent = link.get();
    begin(new SignedIn(spent.title(), spent.roles(), spent.personId()), null, request, response);
    record.done(spent.title(), "link");
    return link;
  }

  /** Spends a link to a new password. */
  public Try chosen(
      String given, String password, HttpServletRequest request, HttpServletResponse response) {
    Optional<Link> link = links.look(given).filter(l -> l.purpose() == Links.Purpose.PASSWORD);
    if (link.isEmpty() || link.get().account() == null) {
      record.refused(NOBODY, "a link that is spent, too old or not ours", client.of(request));
      return Try.WRONG;
    }
    String name = link.get().account();
    String refusal = accounts.refusal(name, password);
    if (refusal != null) {
      return new Try(false, Duration.ZERO, refusal);
    }
    if (links.spend(given).isEmpty()) {
      return Try.WRONG;
    }
    enter(accounts.password(name, password), "link to a new password", request, response);
    return Try.IN;
  }

  /** Whoever the company's own sign-in has proven. */
  void singleSignOn(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    begin(who, null, request, response);
    record.done(who.name(), "single sign-on");
  }

  void refusedSingleSignOn(String why, HttpServletRequest request) {
    record.refused(NOBODY, "single sign-on: " + why, client.of(request));
  }

  /** The account of this request's session; none for links and single sign-on. */
  public Optional<Account> account(HttpServletRequest request) {
    String origin = address.origin(request.getHeader(HttpHeaders.HOST));
    return cookie
        .of(request)
        .flatMap(value -> sessions.find(value, origin, false))
        .flatMap(session -> Optional.ofNullable(session.account()))
        .flatMap(accounts::find);
  }

  /** Another password, by whoever knows the old one; why not, null when it holds. */
  public @Nullable String changePassword(
      String old, String password, HttpServletRequest request, HttpServletResponse response) {
    Optional<Account> mine = account(request);
    if (mine.isEmpty()) {
      return "Whoever came by a link or by single sign-on has no password here.";
    }
    String name = mine.get().name();
    String refusal = accounts.refusal(name, password);
    if (refusal != null) {
      return refusal;
    }
    String from = client.of(request);
    if (!wrong.begin(name, from).isZero() || accounts.withPassword(name, old).isEmpty()) {
      record.refused(name, "wrong password for a new one", from);
      return "The old password does not fit.";
    }
    wrong.right(name, from);
    enter(accounts.password(name, password), "new password", request, response);
    return null;
  }

  /** Ends the account's other sessions; how many there were. */
  public int endOthers(HttpServletRequest request) {
    Optional<Account> mine = account(request);
    return mine.isEmpty()
        ? 0
        : sessions.endOthers(mine.get().name(), cookie.of(request).orElse(""));
  }

  public void leave(HttpServletRequest request, HttpServletResponse response) {
    if (cookie.of(request).isPresent()) {
      sessions.end(cookie.of(request).get());
      record.ended(SignedIn.of(request).name());
    }
    cookie.clear(request, response);
  }

  private void enter(
      Account account, String how, HttpServletRequest request, HttpServletResponse response) {
    accounts.cameIn(account.name());
    begin(
        new SignedIn(account.title(), account.roles(), account.personId()),
        account.name(),
        request,
        response);
    record.done(account.name(), how);
  }

  private void begin(
      SignedIn who,
      @Nullable String account,
      HttpServletRequest request,
      HttpServletResponse response) {
    cookie.of(request).ifPresent(sessions::end);
    String origin = address.origin(request.getHeader(HttpHeaders.HOST));
    cookie.set(request, response, sessions.begin(who, account, origin));
  }

  /** What was typed is written down only when it is a name of ours. */
  private String known(String name) {
    return accounts.find(name).map(Account::name).orElse(NOBODY);
  }
}
