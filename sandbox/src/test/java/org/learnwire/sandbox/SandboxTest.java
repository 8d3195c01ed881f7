package org.learnwire.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.sandbox.state.Wish;

/** A small company, fresh for each test; its history ends on the same day in every run. */
abstract class SandboxTest {

  static final Wish WISH = new Wish(1L, 60, 8, LocalDate.of(2026, 11, 22), null);

  @TempDir Path folder;
  SandboxServer server;
  Caller call;

  @BeforeEach
  void start() throws IOException {
    server = SandboxServer.start(0, folder, WISH, 0);
    call = new Caller(server.url());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  void restart() throws IOException {
    server.close();
    start();
  }
}
