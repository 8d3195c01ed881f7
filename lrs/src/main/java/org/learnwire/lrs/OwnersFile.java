package org.learnwire.lrs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A text that its owner alone may read, changed by several processes and by hand. */
final class OwnersFile {
  /** What the file looked like at a moment. */
  record Seen(@Nullable FileTime changed, long size) {}

  private final Path file;

  OwnersFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  Seen look() {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Seen(found.lastModifiedTime(), found.size());
    } catch (IOException e) {
      return new Seen(null, 0);
    }
  }

  /** Empty when it is not there. */
  String text() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new InvalidCredentialsFile(file, 1, "cannot be read: " + e.getMessage());
    }
  }

  /** Reads, changes and writes while no other process does. */
  void change(UnaryOperator<String> change) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path guard = folder.resolve("." + file.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        String text = change.apply(text());
        if (held.isValid()) {
          write(folder, text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Whole or not at all, and readable by the owner only from its first moment. */
  private void write(Path folder, String text) throws IOException {
    Path next = Files.createTempFile(folder, ".lrs-credentials", ".new");
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
