package org.learnwire.workshop.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contract of every folder that is one without Java. The folders are held by two classes, which
 * run side by side: one of systems of some kinds, one of all others.
 */
abstract class PackedFolders extends ConnectorContract {
  private static final Path FOLDERS = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> ABOUT_PEOPLE = Set.of("hris", "performance");

  /** Whether folders of this kind are held here. */
  abstract boolean holds(boolean aboutPeople);

  @Override
  protected final Stream<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(FOLDERS)) {
      return all
          .filter(each -> Files.isRegularFile(each.resolve("connector.yaml")))
          .filter(each -> !Files.isRegularFile(each.resolve("pom.xml")))
          .filter(each -> holds(ABOUT_PEOPLE.contains(kind(each))))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String kind(Path folder) {
    return Conversation.yaml(folder.resolve("connector.yaml")).path("kind").asText();
  }
}
