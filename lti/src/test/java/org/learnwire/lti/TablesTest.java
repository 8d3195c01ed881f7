package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;

/** What is kept of platforms, on both databases. */
class TablesTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock(LaunchCase.NOW);
  private Database database;

  private Database open(Dialect dialect) {
    database = TestDatabase.open(dialect, folder);
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Registration platform(String id, String issuer, String client) {
    URI site = URI.create("https://" + id + ".acme.test/");
    return new Registration(
        id,
        "Academy " + id,
        issuer,
        client,
        org.learnwire.lti.dialect.Dialect.CANVAS,
        site.resolve("auth"),
        site.resolve("token"),
        "https://audience.acme.test",
        site.resolve("jwks"),
        Set.of("1:a"),
        Set.of("scope/one", "scope/two"),
        Registration.State.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_another_process_changes_is_seen_within_a_second(Dialect dialect) {
    Registrations here = new Registrations(open(dialect), clock);
    Registrations there = new Registrations(database, clock);
    here.add(platform("r1", "https://shared.acme.test", "c1"));
    assertThat(here.byId("r1").orElseThrow().isActive()).isTrue();
    there.turn("r1", Registration.State.OFF);
    await().atMost(Duration.ofSeconds(2)).until(() -> !here.byId("r1").orElseThrow().isActive());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_platform_is_kept_by_issuer_and_client_with_its_deployments(Dialect dialect) {
    Registrations registrations = new Registrations(open(dialect), clock);
    Registration one = platform("r1", "https://shared.acme.test", "c1");
    registrations.add(one);
    registrations.add(platform("r2", "https://shared.acme.test", "c2"));
    assertThat(registrations.find("https://shared.acme.test", Optional.of("c1"))).contains(one);
    assertThat(registrations.find("https://shared.acme.test", Optional.empty())).isEmpty();
    assertThatThrownBy(() -> registrations.add(platform("r3", "https://shared.acme.test", "c1")))
        .isInstanceOf(RegistrationTaken.class);

    assertThat(registrations.seen("r1", "2:b", "Safety")).isEqualTo(Deployment.State.WAITING);
    assertThat(registrations.seen("r1", "2:b", "Another")).isEqualTo(Deployment.State.WAITING);
    assertThat(registrations.deployments().get(0).seenIn()).isEqualTo("Safety");
    assertThat(registrations.rule("r1", "2:b", Deployment.State.APPROVED)).isTrue();
    assertThat(registrations.byId("r1").orElseThrow().deployments()).containsOnly("1:a", "2:b");
    registrations.serves("r1", "api.acme.test");
    registrations.serves("r1", "api.acme.test");
    assertThat(registrations.serviceHosts("r1")).containsExactly("api.acme.test");
    assertThat(registrations.audience("r1", "https://other.acme.test")).isTrue();
    assertThat(registrations.turn("r1", Registration.State.OFF)).isTrue();
    assertThat(registrations.byId("r1").orElseThrow().isActive()).isFalse();
    assertThat(registrations.byId("r1").orElseThrow().tokenAudience())
        .isEqualTo("https://other.acme.test");
    assertThat(registrations.remove("r1")).isTrue();
    assertThat(registrations.remove("r1")).isFalse();
    assertThat(registrations.all()).extracting(Registration::id).containsExactly("r2");
    assertThat(registrations.deployments()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void codes_nonces_and_keys_are_good_as_often_as_they_should(Dialect dialect) {
    Invitations invitations = new Invitations(open(dialect), clock);
    String code = invitations.make("olga");
    assertThat(invitations.spend(code)).isTrue();
    assertThat(invitations.spend(code)).isFalse();
    invitations.giveBack(code);
    assertThat(invitations.isGood(Optional.of(code))).isTrue();
    clock.pass(Invitations.GOOD);
    assertThat(invitations.isGood(Optional.of(code))).isFalse();

    Nonces nonces = new Nonces(database, clock);
    assertThat(nonces.spend("r1", "n", clock.instant().plusSeconds(60))).isTrue();
    assertThat(nonces.spend("r1", "n", clock.instant().plusSeconds(60))).isFalse();
    assertThat(nonces.spend("r2", "n", clock.instant().plusSeconds(60))).isTrue();
    clock.pass(Duration.ofHours(1));
    assertThat(nonces.spend("r1", "n", clock.instant().plusSeconds(60))).as("cleared").isTrue();

    TestSealing sealing = new TestSealing();
    String kid = new Keys(database, sealing, clock).signing().getKeyID();
    Keys again = new Keys(database, sealing, clock);
    assertThat(again.signing().getKeyID()).isEqualTo(kid);
    assertThat(again.signing().isPrivate()).isTrue();
    assertThat(again.withdraw(kid)).isTrue();
    assertThat(again.list()).extracting(Keys.Published::kid).doesNotContain(kid).hasSize(1);
  }
}
