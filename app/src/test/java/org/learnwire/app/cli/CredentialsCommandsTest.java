package org.learnwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.lrs.Credentials;

/** {@code lrs credentials}: what a person or a script types, and what comes of it. */
class CredentialsCommandsTest {
  @TempDir Path data;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("lrs", "credentials"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    out.reset();
    err.reset();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      return Learnwire.execute(all.toArray(String[]::new));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  private Credentials credentials() {
    return Credentials.load(data.resolve("lrs-credentials.yaml"), Clock.systemUTC());
  }

  @Test
  void a_credential_is_added_listed_rotated_and_revoked() throws Exception {
    assertThat(
            run(
                "add",
                "--name",
                "Acme Moodle",
                "--scope",
                "statements/write,statements/read/mine",
                "--scope",
                "state",
                "--authority-name",
                "Acme",
                "--authority-mbox",
                "lrs@example.test",
                "--json"))
        .isZero();
    String key = json().path("key").asText();
    String secret = json().path("secret").asText();
    assertThat(credentials().verify(key, secret)).isPresent();

    assertThat(run("list", "--json")).isZero();
    assertThat(json()).hasSize(1);
    JsonNode listed = json().get(0);
    assertThat(listed.path("scopes").toString())
        .isEqualTo("[\"statements/write\",\"statements/read/mine\",\"state\"]");
    assertThat(listed.path("authority").path("mbox").asText()).isEqualTo("lrs@example.test");
    assertThat(listed.toString()).doesNotContain("$2a$");
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains(key, "Acme Moodle", "statements/write");

    assertThat(run("rotate", key, "--old-valid-for", "24h", "--json")).isZero();
    assertThat(json().path("key").asText()).isEqualTo(key);
    assertThat(credentials().verify(key, json().path("secret").asText())).isPresent();
    assertThat(credentials().verify(key, secret)).isPresent();
    assertThat(run("rotate", key)).isZero();
    assertThat(credentials().verify(key, secret)).isEmpty();
    assertThat(credentials().all().get(0).template().name()).isEqualTo("Acme");

    assertThat(run("revoke", key)).isZero();
    assertThat(credentials().all()).isEmpty();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("Nobody yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add --name N --scope statement/write      | no scope 'statement/write'; there are",
        "add --name N --authority-mbox me          | must be a mail address",
        "add --name N --authority-home-page me     | absolute address",
        "add --name N --authority-mbox a@b.test --authority-home-page https://b.test | home page or",
        "add                                       | --name",
        "rotate nobody                             | no credential with the key nobody",
        "rotate nobody --old-valid-for soon        | no time such as 30m",
        "rotate                                    | KEY",
        "revoke nobody                             | no credential with the key nobody"
      })
  void what_is_wrong_is_said(String words, String said) {
    assertThat(run(words.split(" "))).isEqualTo(1);
    assertThat(err.toString()).startsWith("learnwire: ").contains(said);
    assertThat(out.toString()).isEmpty();
    assertThat(data).isEmptyDirectory();
  }
}
