package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeyTest {
  private static final String GIVEN = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path data;

  @Test
  void a_key_is_made_once_for_its_owner_alone() throws IOException {
    byte[] sealed = key(null).seal("secret", "place");
    assertThat(key(null).open(sealed, "place")).isEqualTo("secret");
    Path file = data.resolve("learnwire.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(data)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void the_environment_goes_before_the_file_and_leaves_none() throws IOException {
    byte[] sealed = key(GIVEN).seal("secret", "place");
    assertThat(data).isEmptyDirectory();
    assertThat(key(GIVEN).open(sealed, "place")).isEqualTo("secret");
  }

  @Test
  void the_same_text_is_never_sealed_the_same() throws IOException {
    assertThat(key(GIVEN).seal("secret", "place")).isNotEqualTo(key(GIVEN).seal("secret", "place"));
  }

  @Test
  void another_key_another_place_or_a_changed_byte_open_nothing() throws IOException {
    byte[] sealed = key(GIVEN).seal("secret", "place");
    assertThatThrownBy(() -> key(null).open(sealed, "place"))
        .hasMessage("it was written with another key, or changed");
    assertThatThrownBy(() -> key(GIVEN).open(sealed, "elsewhere")).isInstanceOf(IOException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> key(GIVEN).open(sealed, "place")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> key(GIVEN).open(new byte[3], "place")).hasMessage("it is not whole");
  }

  @Test
  void what_is_no_key_is_told() throws IOException {
    assertThatThrownBy(() -> key("hunter2"))
        .hasMessage(
            "the environment variable LEARNWIRE_KEY is no key: 32 bytes as base64 are needed");
    Path file = data.resolve("learnwire.key");
    Files.writeString(file, "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> key(null))
        .hasMessage(file + " is no key: 32 bytes as base64 are needed");
  }

  @Test
  void a_key_that_others_can_read_is_not_used() throws IOException {
    key(null);
    Path file = data.resolve("learnwire.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> key(null)).hasMessageContaining("can be read by others: chmod 600");
  }

  private DataKey key(String given) throws IOException {
    return DataKey.of(data, name -> given);
  }
}
