package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.xapi.Agent;

class CredentialsTest {
  private static final String HASH = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("lrs-credentials.yaml");
  }

  private Credentials load() {
    return Credentials.load(file, Clock.systemUTC());
  }

  @Test
  void a_file_that_is_not_there_holds_nobody() {
    assertThat(load().all()).isEmpty();
    assertThat(load().verify("x", "y")).isEmpty();
  }

  @Test
  void who_was_added_gets_in_with_the_right_secret_only() {
    Credentials credentials = load();
    NewCredential made =
        credentials.add(CredentialDraft.named("academy").forSite("https://lms.example.test"));
    assertThat(credentials.verify(made.key(), made.secret())).isPresent();
    assertThat(credentials.verify(made.key(), made.secret())).isPresent();
    assertThat(credentials.verify(made.key(), made.secret() + "x")).isEmpty();
    assertThat(credentials.verify(made.key(), "")).isEmpty();
    Credential read = load().verify(made.key(), made.secret()).orElseThrow();
    assertThat(read.site()).isEqualTo("https://lms.example.test");
    assertThat(read.fingerprint()).isTrue();
  }

  @Test
  void the_file_is_the_owners_alone_and_holds_no_secret() throws Exception {
    NewCredential made = load().add("it's 'academy': #1");
    assertThat(Files.readString(file)).contains("$2a$").doesNotContain(made.secret());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(load().all())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("it's 'academy': #1"));
  }

  @Test
  void adding_keeps_what_a_person_wrote() throws Exception {
    Files.writeString(file, "# ours\n- {key: a, secret-hash: '" + HASH + "', name: A}\n");
    load().add("second");
    assertThat(Files.readString(file)).startsWith("# ours\n");
    assertThat(load().all()).hasSize(2);
  }

  @Test
  void a_changed_file_counts_at_once_and_a_broken_one_locks_nobody_out() throws Exception {
    Credentials running = load();
    NewCredential first = running.add("first");
    NewCredential second = load().add("second");
    assertThat(running.verify(second.key(), second.secret())).isPresent();
    Files.writeString(file, "- key: [");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(running.verify(first.key(), first.secret())).isPresent();
    Files.writeString(file, "[]");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
    assertThat(running.verify(first.key(), first.secret())).isEmpty();
  }

  @Test
  void scopes_and_authority_are_kept_and_read_again() {
    NewCredential made =
        load()
            .add(
                CredentialDraft.named("reader")
                    .withScopes(Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE))
                    .withAuthority(new AuthorityTemplate("It's us", null, "lrs@example.test")));
    Credential read = load().verify(made.key(), made.secret()).orElseThrow();
    assertThat(read.scopes())
        .containsExactlyInAnyOrder(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE);
    assertThat(read.readsOwnOnly()).isTrue();
    assertThat(read.authority("https://lrs.example.test").toJson().toString())
        .contains("It's us", "mailto:lrs@example.test")
        .doesNotContain("homePage");
  }

  @Test
  void an_entry_of_before_may_do_everything_but_handle_credentials() throws Exception {
    Files.writeString(file, "- {key: a, secret-hash: '" + HASH + "', name: A}\n");
    Credential old = load().all().get(0);
    for (Scope scope : Scope.values()) {
      assertThat(old.may(scope, false)).as(scope.word()).isEqualTo(scope != Scope.CREDENTIALS);
    }
    assertThat(old.authority("https://lrs.example.test"))
        .isEqualTo(Agent.account("https://lrs.example.test", "a").named("A"));
  }

  @Test
  void a_scope_allows_what_it_names_and_no_more() {
    Set<Scope> reading = Set.of(Scope.ALL_READ);
    assertThat(Scope.STATE.isWithin(reading, true)).isTrue();
    assertThat(Scope.STATE.isWithin(reading, false)).isFalse();
    assertThat(Scope.STATEMENTS_READ_MINE.isWithin(Set.of(Scope.STATEMENTS_READ), true)).isTrue();
    assertThat(Scope.STATEMENTS_READ.isWithin(Set.of(Scope.STATEMENTS_READ_MINE), true)).isFalse();
    assertThat(Scope.STATEMENTS_READ.isWithin(Set.of(Scope.STATEMENTS_WRITE), true)).isFalse();
    assertThat(Scope.CREDENTIALS.isWithin(Set.of(Scope.ALL), true)).isFalse();
  }

  @Test
  void a_rotated_secret_opens_at_once_and_the_old_one_no_longer_or_for_a_while() {
    MovingClock clock = new MovingClock(Instant.parse("2026-11-01T10:00:00Z"));
    Credentials credentials = Credentials.load(file, clock);
    NewCredential first = credentials.add("a");
    NewCredential second = credentials.rotate(first.key(), Duration.ZERO).orElseThrow();
    assertThat(second.key()).isEqualTo(first.key());
    assertThat(credentials.verify(first.key(), first.secret())).isEmpty();
    assertThat(credentials.verify(second.key(), second.secret())).isPresent();
    NewCredential third = credentials.rotate(first.key(), Duration.ofHours(1)).orElseThrow();
    Credentials other = Credentials.load(file, clock);
    for (Credentials each : List.of(credentials, other)) {
      assertThat(each.verify(first.key(), second.secret())).isPresent();
      assertThat(each.verify(first.key(), third.secret())).isPresent();
    }
    clock.move(Duration.ofHours(1));
    for (Credentials each : List.of(credentials, other)) {
      assertThat(each.verify(first.key(), second.secret())).isEmpty();
      assertThat(each.verify(first.key(), third.secret())).isPresent();
    }
    assertThat(credentials.rotate("nobody", Duration.ZERO)).isEmpty();
  }

  @Test
  void rotating_and_revoking_leave_what_a_person_wrote() throws Exception {
    String first = "# the first\n- key: a\n  secret-hash: '" + HASH + "'\n  name: A\n";
    String second = "\n# the second\n- key: b\n  secret-hash: '" + HASH + "'\n  name: B\n";
    String third = "\n# the third\n- {key: c, secret-hash: '" + HASH + "', name: C}\n";
    Files.writeString(file, first + second + third);
    Credentials credentials = load();
    assertThat(credentials.revoke("b")).isTrue();
    assertThat(Files.readString(file)).isEqualTo(first + "\n# the second\n" + third);
    credentials.rotate("c", Duration.ZERO);
    assertThat(Files.readString(file))
        .startsWith(first + "\n# the second\n\n# the third\n- key: 'c'");
    assertThat(credentials.revoke("b")).isFalse();
    assertThat(load().all()).extracting(Credential::key).containsExactly("a", "c");
  }

  @Test
  void a_file_all_on_one_line_can_be_changed_too() throws Exception {
    String both = "[{key: a, secret-hash: 'H', name: A}, {key: b, secret-hash: 'H', name: B}]";
    Files.writeString(file, both.replace("H", HASH));
    load().revoke("a");
    assertThat(load().all()).extracting(Credential::key).containsExactly("b");
  }

  @Test
  void wrong_secrets_are_looked_at_a_few_times_a_minute_and_lock_out_nobody_else() {
    MovingClock clock = new MovingClock(Instant.parse("2026-11-01T10:00:00Z"));
    Credentials credentials = Credentials.load(file, clock);
    NewCredential made = credentials.add("a");
    credentials.verify(made.key(), made.secret(), "10.0.0.1");
    for (int i = 0; i < WrongTries.ALLOWED; i++) {
      assertThat(credentials.verify(made.key(), "guess " + i, "10.0.0.9")).isEmpty();
    }
    assertThatThrownBy(() -> credentials.verify(made.key(), "one more", "10.0.0.9"))
        .isInstanceOfSatisfying(
            TooManyTries.class,
            tries -> assertThat(tries.retryAfter()).isBetween(Duration.ZERO, WrongTries.WINDOW));
    assertThat(credentials.verify(made.key(), made.secret(), "10.0.0.9"))
        .as("who is known already stays in")
        .isPresent();
    Credentials restarted = Credentials.load(file, clock);
    assertThat(restarted.verify(made.key(), made.secret(), "10.0.0.1")).isPresent();
    clock.move(WrongTries.WINDOW);
    assertThat(credentials.verify(made.key(), "one more", "10.0.0.9")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key: a                                              | line 1 | must be a list",
        "- key: a                                            | line 1 | no 'secret-hash'",
        "- key: a\\n  secret: b                              | line 2 | unknown key 'secret'",
        "- key: a\\n  secret-hash: plain                     | line 2 | bcrypt",
        "- key: a\\n  secret-hash: HASH\\n  name: A\\n  fingerprint: yes | line 4 | true or false",
        "- key: a\\n  secret-hash: HASH\\n  name: A\\n  fingerprint: true | line 1 | 'site'",
        "- key: [a]                                          | line 1 | single value",
        "- key: a\\n  scopes: [all, statement/write]          | line 2 | unknown scope 'statement/write'",
        "- key: a\\n  scopes: all                             | line 2 | must be a list",
        "- key: a\\n  scopes:\\n  - all\\n  - {b: c}           | line 4 | must be one of",
        "- key: a\\n  authority-mbox: mailto:x@example.test   | line 2 | without 'mailto:'",
        "- key: a\\n  authority-home-page: home               | line 2 | an address",
        "- key: a\\n  previous-until: tomorrow                | line 2 | a time such as",
        "- {key: a, secret-hash: HASH, name: A, previous-until: 2026-01-01T00:00:00Z} | line 1 | go together",
        "- {key: a, secret-hash: HASH, name: A, authority-mbox: a@b.test, authority-home-page: 'http://c.test'} | line 1 | not both",
        "- {key: a, secret-hash: HASH, name: A}\\n- {key: a, secret-hash: HASH, name: B} | line 2 | second time",
        "- key: a: b                                         | line 1 | no YAML"
      })
  void a_broken_file_is_named_with_line_and_reason(String text, String line, String reason)
      throws Exception {
    Files.writeString(file, text.replace("\\n", "\n").replace("HASH", "'" + HASH + "'"));
    assertThatThrownBy(this::load)
        .isInstanceOf(InvalidCredentialsFile.class)
        .hasMessageContaining("lrs-credentials.yaml, " + line)
        .hasMessageContaining(reason);
  }
}
