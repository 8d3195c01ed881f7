package org.learnwire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import picocli.CommandLine.Option;

/** Which credentials a command works on, and how it answers. A running server sees the change. */
final class CredentialsOption {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "data folder (default: ./data)")
  Path data = Path.of("data");

  @Option(
      names = "--credentials-file",
      paramLabel = "FILE",
      description = "the file itself (default: lrs-credentials.yaml in DIR)")
  @Nullable Path file;

  @Option(names = "--json", description = "JSON on stdout")
  boolean json;

  Credentials open() {
    return Credentials.load(
        file == null ? data.resolve("lrs-credentials.yaml") : file, Clock.systemUTC());
  }

  void print(NewCredential made) {
    if (json) {
      print(JSON.createObjectNode().put("key", made.key()).put("secret", made.secret()));
      return;
    }
    System.out.println("key:    " + made.key());
    System.out.println("secret: " + made.secret());
    System.out.println("The secret is shown this once; the file keeps its hash.");
  }

  /** One line of JSON. */
  void print(Object value) {
    try {
      System.out.println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it is made of plain values", e);
    }
  }

  static String nobody(String key) {
    return "there is no credential with the key "
        + key
        + "; './learnwire lrs credentials list' shows those there are.";
  }
}
