package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a credential sees, as its file says it. */
class SeesTest {
  @TempDir Path folder;

  private Credentials open() {
    return Credentials.load(folder.resolve("lrs-credentials.yaml"), Clock.systemUTC());
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve("lrs-credentials.yaml"));
  }

  @Test
  void nobody_sees_what_is_for_a_person_alone_unless_somebody_wrote_so() throws Exception {
    NewCredential plain = open().add("plain");
    assertThat(text()).doesNotContain("sees");
    assertThat(open().verify(plain.key(), plain.secret()).orElseThrow().sees())
        .isEqualTo(Sees.COACH);
  }

  @Test
  void what_was_chosen_stays_when_the_secret_is_changed() throws Exception {
    NewCredential keeper = open().add(CredentialDraft.named("keeper").withSight(Sees.ALL));
    assertThat(text()).contains("sees: all");
    NewCredential next = open().rotate(keeper.key(), java.time.Duration.ZERO).orElseThrow();
    assertThat(open().verify(next.key(), next.secret()).orElseThrow().sees()).isEqualTo(Sees.ALL);
  }

  @Test
  void an_unknown_word_is_named_with_its_line_and_the_known_ones() throws Exception {
    open().add(CredentialDraft.named("keeper").withSight(Sees.ALL));
    Files.writeString(
        folder.resolve("lrs-credentials.yaml"), text().replace("sees: all", "sees: everything"));
    assertThatThrownBy(this::open)
        .isInstanceOf(InvalidCredentialsFile.class)
        .hasMessageContaining("lrs-credentials.yaml, line 4")
        .hasMessageContaining("'sees' must be one of all, coach, programme");
  }
}
