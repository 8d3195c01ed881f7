package org.learnwire.kit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.learnwire.kit.http.TokenStore;

/**
 * Refresh tokens in files, one each, encrypted with the folder's {@link DataKey}. Files and no
 * tables: a check and a dry run work on a copy of the database, and of a token that takes another's
 * place there can be no copy.
 */
public final class FileTokenStore implements TokenStore {
  /** One lock for all stores of this process: file locks are between processes only. */
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path folder;

  /**
   * @param data the folder that {@code tokens/} and, without a key in the environment, {@link
   *     DataKey#FILE} are made in once they are needed
   */
  public FileTokenStore(Path data) {
    this.folder = data.toAbsolutePath().normalize();
  }

  @Override
  public Chain take(String chain) throws IOException, InterruptedException {
    DataKey key = DataKey.of(folder);
    Path file = Files.createDirectories(folder.resolve("tokens")).resolve(chain);
    ReentrantLock lock = LOCKS.computeIfAbsent(file, any -> new ReentrantLock());
    lock.lockInterruptibly();
    boolean taken = false;
    try {
      FileChannel between = locked(file);
      taken = true;
      return new FileChain(file, key, between, lock);
    } finally {
      if (!taken) {
        lock.unlock();
      }
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(
            beside,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            DataKey.forOwner(beside));
    boolean locked = false;
    try {
      channel.lock();
      locked = true;
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private record FileChain(Path file, DataKey key, FileChannel between, ReentrantLock lock)
      implements Chain {

    @Override
    public Optional<String> newest() throws IOException {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        return Optional.of(key.open(Files.readAllBytes(file), context()));
      } catch (IOException e) {
        throw new IOException(
            "%s cannot be opened: %s; give the %s of then, or delete the file and sign in anew"
                .formatted(file, e.getMessage(), DataKey.VARIABLE),
            e);
      }
    }

    @Override
    public void save(String token) throws IOException {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.deleteIfExists(next);
      DataKey.writePrivately(next, key.seal(token, context()));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushFolder();
    }

    /** Or the new name could be lost with the power; not every system lets one do it. */
    private void flushFolder() throws IOException {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        try (FileChannel names = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
          names.force(true);
        }
      }
    }

    private String context() {
      return "refresh token " + file.getFileName();
    }

    @Override
    public void close() throws IOException {
      try {
        between.close();
      } finally {
        lock.unlock();
      }
    }
  }
}
