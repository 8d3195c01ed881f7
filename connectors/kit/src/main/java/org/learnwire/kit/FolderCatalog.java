package org.learnwire.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Connectors as folders on disk. */
final class FolderCatalog implements ConnectorCatalog {
  private final Path parent;

  FolderCatalog(Path parent) {
    this.parent = parent;
  }

  @Override
  public Optional<Connector> find(String name) {
    boolean plain = name.matches("[A-Za-z0-9_-]+");
    Path folder = plain ? parent.resolve(name) : parent;
    return plain && holdsConnector(folder) ? Optional.of(Connector.load(folder)) : Optional.empty();
  }

  @Override
  public List<Connector> all() {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(FolderCatalog::holdsConnector).sorted().map(Connector::load).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private static boolean holdsConnector(Path folder) {
    return Files.isRegularFile(folder.resolve("connector.yaml"));
  }
}
