package org.learnwire.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One process per data folder: the operating system frees the lock when the process dies. */
final class FolderLock implements AutoCloseable {
  /**
   * Folders that this process holds. Asked before the file is opened: on POSIX systems closing any
   * channel to a file frees every lock that the process has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      String pid = Long.toString(ProcessHandle.current().pid());
      if (!HELD.add(real)) {
        throw inUse(folder, pid + " (this one)");
      }
      try {
        return new FolderLock(real, lockedChannel(folder, real.resolve("learnwire.lock"), pid));
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the data folder " + folder, e);
    }
  }

  private static FileChannel lockedChannel(Path folder, Path file, String pid) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      String holder = Files.readString(file).strip();
      throw inUse(folder, holder.isEmpty() ? "unknown" : holder);
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
    return channel;
  }

  private static DataFolderInUse inUse(Path folder, String holder) {
    return new DataFolderInUse(
        "The data folder "
            + folder
            + " is in use by process "
            + holder
            + ". Stop that process, or use another folder with --data.");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder", e);
    } finally {
      HELD.remove(folder);
    }
  }
}
