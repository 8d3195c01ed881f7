package org.learnwire.workshop.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contract of every folder that is one without Java. */
class ConnectorContractTest extends ConnectorContract {
  private static final Path FOLDERS = Path.of("..").toAbsolutePath().normalize();

  @Override
  protected Stream<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(FOLDERS)) {
      List<Path> found =
          all.filter(each -> Files.isRegularFile(each.resolve("connector.yaml")))
              .filter(each -> !Files.isRegularFile(each.resolve("pom.xml")))
              .sorted()
              .toList();
      return found.stream();
    }
  }
}
