package org.learnwire.app.signin;

import static org.learnwire.app.signin.Role.HR_OPS;
import static org.learnwire.app.signin.Role.INTEGRATOR;
import static org.learnwire.app.signin.Role.L_AND_D;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What each role may see and do: one table. A page that is not in it is nobody's. */
public final class Access {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<Role> ALL = Set.of(Role.values());
  private static final Set<Role> NOBODY = Set.of();

  /** Who comes by a line of the table. */
  private enum Kind {
    /** Everybody, also who is not signed in. */
    OPEN,
    /** Everybody who is signed in. */
    SIGNED_IN,
    /** The roles, and the person whose page it is. */
    ROLES_AND_PERSON,
    /** The same, and whoever a learning platform sent: the page itself asks who that is. */
    FRAME,
    ROLES,
    /** Commands and programs with a token. */
    TOKENS
  }

  private record Row(
      List<PathPattern> paths, Kind kind, Set<Role> see, Set<Role> act, @Nullable Scope scope) {}

  private static final List<Row> TABLE =
      List.of(
          open(
              "/assets/**",
              "/webjars/**",
              "/error",
              "/favicon.ico",
              "/profile",
              "/evidence/shared/*"),
          open("/sign-in", "/setup", "/enter/*", "/enter", "/oauth2/authorization/*"),
          open("/login/oauth2/code/*", "/actuator/health/**"),
          open("/lti/login", "/lti/launch", "/lti/cookie", "/lti/proof", "/lti/register"),
          open("/lti/pick", "/lti/jwks", "/lti/*.json"),
          row(Set.of(INTEGRATOR), Set.of(INTEGRATOR), "/lti/**"),
          signedIn("/account/**", "/sign-out"),
          row(ALL, NOBODY, "/", "/live", "/runs", "/rules"),
          row(ALL, Set.of(INTEGRATOR, L_AND_D), "/map/**"),
          row(Set.of(INTEGRATOR, HR_OPS, L_AND_D), Set.of(L_AND_D), "/rules/**"),
          row(Set.of(INTEGRATOR, HR_OPS), Set.of(INTEGRATOR, HR_OPS), "/names"),
          row(Set.of(INTEGRATOR, HR_OPS), Set.of(INTEGRATOR), "/quarantine/**"),
          row(NOBODY, Set.of(INTEGRATOR, HR_OPS), "/writeback/stop", "/writeback/resume"),
          row(
              Set.of(INTEGRATOR, HR_OPS),
              Set.of(HR_OPS),
              "/plan/**",
              "/plan.csv",
              "/writeback/**",
              "/writeback.csv"),
          row(Set.of(INTEGRATOR, HR_OPS), NOBODY, "/decisions", "/statements"),
          row(Set.of(HR_OPS), Set.of(HR_OPS), "/people/*/purpose", "/people/purpose"),
          row(Set.of(INTEGRATOR, HR_OPS), Set.of(HR_OPS), "/people/**", "/review"),
          row(Set.of(INTEGRATOR, HR_OPS), Set.of(HR_OPS), "/audit/**", "/cycles/**"),
          row(Set.of(HR_OPS), NOBODY, "/evidence"),
          person(Set.of(HR_OPS), NOBODY, "/evidence/**"),
          row(Set.of(HR_OPS, L_AND_D), NOBODY, "/proposals"),
          row(Set.of(HR_OPS), NOBODY, "/proposals/**"),
          person(Set.of(HR_OPS, L_AND_D), Set.of(HR_OPS, L_AND_D), "/observe/**"),
          frame(NOBODY, "/loop/**", "/team/**"),
          frame(Set.of(L_AND_D), "/course/**"),
          row(Set.of(INTEGRATOR), Set.of(INTEGRATOR), "/accounts/**"),
          tokens(Scope.WRITES, "/control/approve", "/control/settle", "/control/writes"),
          tokens(Scope.WRITES, "/control/next-cycle"),
          tokens(Scope.OPERATE, "/control/backfill", "/control/replay"),
          tokens(Scope.PEOPLE, "/control/people"),
          tokens(null, "/control/**"),
          metrics("/actuator/prometheus"));

  private Access() {}

  private static Row open(String... paths) {
    return new Row(patterns(paths), Kind.OPEN, ALL, ALL, null);
  }

  private static Row signedIn(String... paths) {
    return new Row(patterns(paths), Kind.SIGNED_IN, ALL, ALL, null);
  }

  private static Row row(Set<Role> see, Set<Role> act, String... paths) {
    return new Row(patterns(paths), Kind.ROLES, see, act, null);
  }

  private static Row person(Set<Role> see, Set<Role> act, String... paths) {
    return new Row(patterns(paths), Kind.ROLES_AND_PERSON, see, act, null);
  }

  private static Row frame(Set<Role> roles, String... paths) {
    return new Row(patterns(paths), Kind.FRAME, roles, roles, null);
  }

  private static Row tokens(@Nullable Scope scope, String... paths) {
    return new Row(patterns(paths), Kind.TOKENS, NOBODY, NOBODY, scope);
  }

  private static Row metrics(String path) {
    return new Row(patterns(path), Kind.ROLES, Set.of(INTEGRATOR), NOBODY, Scope.METRICS);
  }

  private static List<PathPattern> patterns(String... paths) {
    return Arrays.stream(paths).map(PathPatternParser.defaultInstance::parse).toList();
  }

  /** The LRS has credentials, webhooks are signed, people come with a token: no sign-in. */
  public static boolean hasCredentialsOfItsOwn(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.equals("/xapi")
        || lower.startsWith("/xapi/")
        || lower.startsWith("/lrs/")
        || path.startsWith("/hooks/")
        || path.startsWith("/scim/");
  }

  /** Whether the table speaks of it. */
  public static boolean knows(String path) {
    return find(path).isPresent();
  }

  /** Whether everybody may, signed in or not. */
  static boolean isOpen(String path) {
    return find(path).map(row -> row.kind() == Kind.OPEN).orElse(false);
  }

  /** Whether it is one of the pages in the frame, which a launch opens without a session. */
  public static boolean isFrame(String path) {
    return find(path).map(row -> row.kind() == Kind.FRAME).orElse(false);
  }

  /** Whether somebody at the pages may. */
  public static boolean may(SignedIn who, String method, String path) {
    Optional<Row> found = find(path);
    if (found.isEmpty()) {
      return false;
    }
    Row row = found.get();
    boolean role =
        (READING.contains(method) ? row.see() : row.act()).stream().anyMatch(who.roles()::contains);
    return switch (row.kind()) {
      case OPEN -> true;
      case SIGNED_IN -> !who.roles().isEmpty() || who.personId() != null;
      case ROLES_AND_PERSON -> role || who.personId() != null;
      case FRAME -> role || (row.see().isEmpty() && who.personId() != null);
      case ROLES -> role;
      case TOKENS -> false;
    };
  }

  /** Whether a program may. */
  static boolean may(Set<Scope> scopes, String path) {
    return find(path).map(row -> row.scope() != null && scopes.contains(row.scope())).orElse(false);
  }

  /** Whether it is for commands and programs. */
  static boolean takesTokens(String path) {
    return find(path).map(row -> row.kind() == Kind.TOKENS || row.scope() != null).orElse(false);
  }

  /** Whether pages with people on them are open to somebody, and names may be shown to them. */
  public static boolean seesPeople(SignedIn who) {
    return may(who, "GET", "/decisions");
  }

  private static Optional<Row> find(String path) {
    PathContainer container = PathContainer.parsePath(path);
    return TABLE.stream()
        .filter(row -> row.paths().stream().anyMatch(pattern -> pattern.matches(container)))
        .findFirst();
  }

  /** The table in Markdown, as the page for integrators shows it. */
  public static List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| page | sees it | changes there |");
    lines.add("|---|---|---|");
    for (Row row : TABLE) {
      lines.add(
          "| "
              + row.paths().stream()
                  .map(path -> "`" + path.getPatternString() + "`")
                  .collect(Collectors.joining(" "))
              + " | "
              + words(row, row.see())
              + " | "
              + words(row, row.act())
              + " |");
    }
    return lines;
  }

  private static String words(Row row, Set<Role> roles) {
    String named =
        roles.equals(ALL)
            ? "every role"
            : roles.stream().sorted().map(Role::title).collect(Collectors.joining(", "));
    return switch (row.kind()) {
      case OPEN -> "everybody";
      case SIGNED_IN -> "everybody who is signed in";
      case ROLES_AND_PERSON -> named.isEmpty() ? "the person" : named + ", the person";
      case FRAME ->
          named.isEmpty()
              ? "the person, signed in or by a launch"
              : named + ", an instructor there";
      case TOKENS -> row.scope() == null ? "commands" : "commands, scope " + row.scope().word();
      case ROLES ->
          named.isEmpty()
              ? "nobody"
              : named + (row.scope() == null ? "" : ", scope " + row.scope().word());
    };
  }
}
