package org.learnwire.lti;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.database.Work;
import org.learnwire.lti.dialect.Dialect;

/**
 * The platforms that the tool is registered with, in the database. What every launch asks is kept
 * in memory: a change of this process holds at once, another's within a second.
 */
public final class Registrations {
  private static final String COLUMNS =
      "id, title, issuer, client_id, dialect, auth_url, token_url, token_audience, jwks_url,"
          + " scopes, state";

  private final Database database;
  private final Clock clock;
  private final KnownPlatforms known;

  public Registrations(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.known = new KnownPlatforms(() -> database.read(Registrations::look));
  }

  public List<Registration> all() {
    return database.read(Registrations::list);
  }

  /** By what a login says; a platform need not name the client where it has only one. */
  public Optional<Registration> find(String issuer, Optional<String> clientId) {
    List<Registration> ofIssuer =
        known.now().registrations().stream().filter(each -> each.issuer().equals(issuer)).toList();
    if (clientId.isPresent()) {
      return ofIssuer.stream().filter(each -> each.clientId().equals(clientId.get())).findFirst();
    }
    return ofIssuer.size() == 1 ? Optional.of(ofIssuer.get(0)) : Optional.empty();
  }

  public Optional<Registration> byId(String id) {
    return known.now().registrations().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * Writes a new one, with the deployments it names as approved ones.
   *
   * @throws RegistrationTaken when issuer and client id are there already
   */
  public void add(Registration registration) {
    changing(
        "a learning platform is registered",
        tx -> {
          if (taken(tx, registration)) {
            throw new RegistrationTaken(registration.issuer(), registration.clientId());
          }
          insert(tx, registration);
          for (String deployment : registration.deployments()) {
            new Deployments(tx, clock.instant())
                .put(registration.id(), deployment, Deployment.State.APPROVED, null);
          }
          return null;
        });
  }

  private static boolean taken(Tx tx, Registration registration) throws SQLException {
    return tx.one(
            "select 1 from lti_registration where issuer = ? and client_id = ?",
            row -> row.getInt(1),
            registration.issuer(),
            registration.clientId())
        .isPresent();
  }

  private void insert(Tx tx, Registration of) throws SQLException {
    tx.update(
        "insert into lti_registration ("
            + COLUMNS
            + ", created) values (?"
            + ", ?".repeat(11)
            + ")",
        of.id(),
        of.title(),
        of.issuer(),
        of.clientId(),
        of.dialect().word(),
        of.authUrl(),
        of.tokenUrl(),
        of.tokenAudience(),
        of.jwksUrl(),
        of.scopes().stream().sorted().collect(Collectors.joining(" ")),
        of.state().word(),
        clock.instant());
  }

  /** Lets launches in, or no longer. */
  public boolean turn(String id, Registration.State state) {
    return changed("update lti_registration set state = ? where id = ?", state.word(), id);
  }

  /** What {@code aud} says when this platform's tokens are asked for. */
  public boolean audience(String id, String tokenAudience) {
    return changed(
        "update lti_registration set token_audience = ? where id = ?", tokenAudience, id);
  }

  /** With all that hangs on it. */
  public boolean remove(String id) {
    return changing(
        "a learning platform is removed",
        tx -> {
          for (String table :
              List.of(
                  "lti_deployment",
                  "lti_service_host",
                  "lti_frame_origin",
                  "lti_nonce",
                  "lti_session",
                  "lti_score")) {
            tx.update("delete from " + table + " where registration_id = ?", id);
          }
          return tx.update("delete from lti_registration where id = ?", id) == 1;
        });
  }

  /** All of them, those that wait first. */
  public List<Deployment> deployments() {
    return database.read(
        tx ->
            tx.list(
                "select registration_id, deployment, state, seen_in, first_seen from lti_deployment"
                    + " order by case state when 'waiting' then 0 else 1 end, first_seen, deployment",
                Deployments::deployment));
  }

  /** How it stands with a deployment that a signed launch came from; an unknown one waits now. */
  Deployment.State seen(String registrationId, String deployment, String courseTitle) {
    return database.write(
        "a launch of a new deployment",
        tx -> new Deployments(tx, clock.instant()).seen(registrationId, deployment, courseTitle));
  }

  /** The operator's yes or no. */
  public boolean rule(String registrationId, String deployment, Deployment.State state) {
    return changed(
        "update lti_deployment set state = ? where registration_id = ? and deployment = ?",
        state.word(),
        registrationId,
        deployment);
  }

  /** The hosts that signed launches have named as homes of services. */
  public Set<String> serviceHosts(String registrationId) {
    return known.now().hosts().getOrDefault(registrationId, Set.of());
  }

  /** Notes the host of a service that a signed launch named. */
  void serves(String registrationId, String host) {
    changing(
        "a host of services",
        tx ->
            tx.update(
                "insert into lti_service_host (registration_id, host, first_seen) values (?, ?, ?)"
                    + " on conflict do nothing",
                registrationId,
                host,
                clock.instant()));
  }

  private boolean changed(String sql, Object... args) {
    return changing("a registration is changed", tx -> tx.update(sql, args) == 1);
  }

  private <T> T changing(String what, Work<T> work) {
    try {
      return database.write(what, work);
    } finally {
      known.forget();
    }
  }

  private static KnownPlatforms.Known look(Tx tx) throws SQLException {
    Map<String, Set<String>> hosts = new HashMap<>();
    tx.each(
        "select registration_id, host from lti_service_host order by host",
        row ->
            hosts
                .computeIfAbsent(row.getString(1), unknown -> new LinkedHashSet<>())
                .add(row.getString(2)));
    return new KnownPlatforms.Known(list(tx), hosts);
  }

  private static List<Registration> list(Tx tx) throws SQLException {
    return tx.list(
        "select " + COLUMNS + " from lti_registration order by title, id",
        row -> registration(tx, row));
  }

  private static Registration registration(Tx tx, ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new Registration(
        id,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Dialect.of(row.getString(5)),
        URI.create(row.getString(6)),
        URI.create(row.getString(7)),
        row.getString(8),
        URI.create(row.getString(9)),
        Deployments.approved(tx, id),
        words(row.getString(10)),
        Registration.State.of(row.getString(11)));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isBlank())
        .collect(Collectors.toSet());
  }
}
