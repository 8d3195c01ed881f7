package org.learnwire.routes;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.learnwire.kit.FileTokenStore;
import org.learnwire.kit.FixtureRecorder;

/** Records one connection of the settings; the data folder is not opened. */
public final class Recording {
  private final JourneySettings settings;
  private final FixtureRecorder recorder;

  public Recording(JourneySettings settings, FixtureRecorder recorder) {
    this.settings = settings;
    this.recorder = recorder;
  }

  /** Records it, and tells what was recorded and what was not, a sentence each. */
  public List<String> run(String connection, FixtureRecorder.Order order)
      throws IOException, InterruptedException {
    Connected connected = new Connections(settings, each -> UUID.randomUUID()).named(connection);
    return recorder.record(connected.connection(), new FileTokenStore(settings.home()), order);
  }
}
