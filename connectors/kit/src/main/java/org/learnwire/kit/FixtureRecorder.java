package org.learnwire.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.TokenStore;

/**
 * Turns what a connection's system really answers into fixtures that show nobody. Found by {@link
 * java.util.ServiceLoader}: the program has none, the jar of the sandbox brings one along.
 */
public interface FixtureRecorder {

  /**
   * Reads every stream of the connection, tries its writes if a person is named, and writes its
   * folder with fixtures.
   *
   * @param tokens where refresh tokens that are replaced are kept
   * @return what was recorded and what was not, a sentence each
   */
  List<String> record(Connection connection, TokenStore tokens, Order order)
      throws IOException, InterruptedException;

  /**
   * What is to be recorded.
   *
   * @param into the folder to write; must not be there
   * @param most records that are kept of a list
   * @param person the id of a person for tests in that system, with whom writes are tried; none:
   *     nothing is written there
   * @param agreed asked with what would be written there; nothing is done unless it says yes
   */
  record Order(Path into, int most, @Nullable String person, Predicate<List<String>> agreed) {}
}
