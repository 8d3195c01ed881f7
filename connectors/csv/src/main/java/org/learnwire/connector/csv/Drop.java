package org.learnwire.connector.csv;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;

/** The folder into which somebody drops files: on this machine, or on an SFTP server. */
final class Drop implements AutoCloseable {
  private final EngineConnection connection;
  private final Path folder;
  private final boolean remote;
  private final AutoCloseable session;

  Drop(EngineConnection connection, Path folder, boolean remote, AutoCloseable session) {
    this.connection = connection;
    this.folder = folder;
    this.remote = remote;
    this.session = session;
  }

  /** Plain files whose name matches, in the order of their names. */
  List<DropFile> files(String glob) throws IOException {
    String marker = connection.setting("marker").orElse("");
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
    }
    List<DropFile> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      for (Path path : found) {
        BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
        boolean marks = !marker.isEmpty() && path.getFileName().toString().endsWith(marker);
        if (is.isRegularFile() && !marks) {
          files.add(new DropFile(path, is.size(), is.lastModifiedTime()));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparing(DropFile::name));
    return files;
  }

  /** The same file by a later look. */
  DropFile again(DropFile file) throws IOException {
    BasicFileAttributes is = Files.readAttributes(file.path(), BasicFileAttributes.class);
    return new DropFile(file.path(), is.size(), is.lastModifiedTime());
  }

  /** Whether the file that says that another is complete lies beside it. */
  boolean marked(DropFile file, String marker) {
    String bare = file.name().replaceFirst("\\.[^.]*$", "");
    return Files.exists(folder.resolve(file.name() + marker))
        || Files.exists(folder.resolve(bare + marker));
  }

  /** The file on this machine, so that it is the same from its check to its last row. */
  LocalCopy local(DropFile file) throws IOException {
    return remote ? LocalCopy.made(file.path()) : new LocalCopy(file.path(), false);
  }

  CallFailure unreadable(IOException cause) {
    return Drops.unreadable(connection, cause);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (Exception e) {
      // The far side went first; nothing is owed to it.
      return;
    }
  }
}
