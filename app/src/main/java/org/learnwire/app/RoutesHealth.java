package org.learnwire.app;

import java.util.List;
import org.learnwire.routes.Journey;
import org.learnwire.routes.Staleness;
import org.learnwire.routes.StreamRun;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How the routes do: part of health, never of liveness. A vendor's outage is no reason to restart
 * this program.
 */
@Component("routes")
class RoutesHealth implements HealthIndicator {
  private final Journey journey;

  RoutesHealth(Journey journey) {
    this.journey = journey;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    List<StreamRun> runs = journey.runs().latest();
    for (StreamRun run : runs) {
      String name = run.connection() + "." + run.stream() + ".source";
      health.withDetail(
          name, run.message().map(m -> run.outcome() + ": " + m).orElse(run.outcome()));
    }
    boolean broken =
        runs.stream()
            .anyMatch(
                r -> r.outcome().equals("failed") || r.outcome().equals("halted") || r.drifted());
    List<Staleness.Stale> stale = journey.operations().stale();
    stale.forEach(
        each ->
            health.withDetail(each.connection() + "." + each.stream() + ".freshness", each.text()));
    long waiting = journey.hooks().waiting();
    if (waiting > 0) {
      health.withDetail("webhooks waiting", waiting);
    }
    journey.problems().forEach(problem -> health.withDetail("route file", problem));
    return broken || !stale.isEmpty() ? health.status("DEGRADED").build() : health.build();
  }
}
