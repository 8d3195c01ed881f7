package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;

/** One platform, one registration, and a launch that a test spoils in one way. */
abstract class LaunchCase {
  @TempDir static Path data;
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static TestPlatform platform;
  static Database database;
  static Registration registration;
  static Registrations registrations;
  static final TestClock CLOCK = new TestClock(NOW);
  static final TestSealing SEALING = new TestSealing();
  static LoginStates states;
  static PlatformKeys keys;
  static Launches launches;

  @BeforeAll
  static void begin() throws IOException {
    CLOCK.set(NOW);
    SEALING.given.clear();
    platform = new TestPlatform();
    database = TestDatabase.open(data);
    registrations = new Registrations(database, CLOCK);
    registration = platform.registration("r1");
    registrations.add(registration);
    states = new LoginStates(SEALING, CLOCK);
    keys = new PlatformKeys(new Web(new AddressGuard(Set.of("127.0.0.1"))), CLOCK);
    launches = new Launches(database, registrations, states, keys, CLOCK);
  }

  @AfterAll
  static void end() {
    database.close();
    platform.close();
  }

  static LoginState state() {
    return states.begin(registration, Optional.empty());
  }

  /** A launch that is good but for what the test does to its claims. */
  static Launch launch(Consumer<Map<String, Object>> spoil) {
    LoginState state = state();
    Map<String, Object> claims = TestPlatform.claims(registration, state, CLOCK.instant());
    spoil.accept(claims);
    return validate(platform.sign(claims), state);
  }

  static Launch validate(String token, LoginState state) {
    return launches.validate(token, state.text(), TestPlatform.TOOL).launch();
  }

  static void refused(LaunchError expected, Consumer<Map<String, Object>> spoil) {
    refusedBy(expected, () -> launch(spoil));
  }

  static LaunchRefused refusedBy(LaunchError expected, Runnable attempt) {
    LaunchRefused refused = catchThrowableOfType(LaunchRefused.class, attempt::run);
    assertThat(refused).as("it was let in").isNotNull();
    assertThat(refused.error()).as(refused.getMessage()).isEqualTo(expected);
    return refused;
  }

  static Consumer<Map<String, Object>> without(String... names) {
    return claims -> Set.of(names).forEach(claims::remove);
  }

  static Consumer<Map<String, Object>> with(String name, Object value) {
    return claims -> claims.put(name, value);
  }
}
