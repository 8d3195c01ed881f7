package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    NewCredential made = credentials.add("academy", "https://lms.example.test", true);
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
