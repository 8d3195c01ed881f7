package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.FixtureRecorder;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.Recording;

/** Records, and prints what came of it. */
final class RecordOutput {
  private final FixtureRecorder recorder;

  private RecordOutput(FixtureRecorder recorder) {
    this.recorder = recorder;
  }

  /** Empty where no recorder is at hand: it stands in the sandbox's jar. */
  static Optional<RecordOutput> found() {
    return ServiceLoader.load(FixtureRecorder.class).findFirst().map(RecordOutput::new);
  }

  void record(
      JourneySettings settings,
      String connection,
      Path into,
      int records,
      @Nullable String person,
      boolean yes)
      throws Exception {
    FixtureRecorder.Order order =
        new FixtureRecorder.Order(
            into, records, person, plan -> yes || Consent.given(connection, plan));
    new Recording(settings, recorder).run(connection, order).forEach(System.out::println);
  }
}
