package org.learnwire.kit.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where refresh tokens are kept that take each other's place. The settings hold the first of a
 * chain only: whoever loses the last one has to ask a person to sign in again.
 */
public interface TokenStore {

  /**
   * Takes a chain for this caller alone, in this process and others, until it is closed.
   *
   * @param chain a name that shows nothing of the tokens
   */
  Chain take(String chain) throws IOException, InterruptedException;

  /** The refresh tokens that came of one. */
  interface Chain extends Closeable {

    /** The newest, empty if there is none but the one in the settings. */
    Optional<String> newest() throws IOException;

    /** Returns when it would survive a crash. */
    void save(String token) throws IOException;
  }

  /** Keeps them as long as the process lives: for tests, and where no vendor rotates. */
  static TokenStore inMemory() {
    Map<String, String> tokens = new ConcurrentHashMap<>();
    Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    return name -> {
      ReentrantLock lock = locks.computeIfAbsent(name, any -> new ReentrantLock());
      lock.lockInterruptibly();
      return new Chain() {
        @Override
        public Optional<String> newest() {
          return Optional.ofNullable(tokens.get(name));
        }

        @Override
        public void save(String token) {
          tokens.put(name, token);
        }

        @Override
        public void close() {
          lock.unlock();
        }
      };
    };
  }
}
