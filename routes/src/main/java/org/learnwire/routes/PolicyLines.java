package org.learnwire.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.people.PeopleInScope;

/** What the data says about the policy: what in it may be misspelt, and who has moved. */
public final class PolicyLines {
  private final Connections connections;
  private final RunLog runs;
  private final DroppedSeen dropped;
  private final @Nullable PeopleInScope scope;

  PolicyLines(
      Connections connections, RunLog runs, DroppedSeen dropped, @Nullable PeopleInScope scope) {
    this.connections = connections;
    this.runs = runs;
    this.dropped = dropped;
    this.scope = scope;
  }

  /** What should be looked at, a sentence each. */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    for (Connected connected : connections.all()) {
      for (String stream : connected.manifest().streams().keySet()) {
        if (runs.lastComplete(connected.id(), stream).isPresent()) {
          dropped
              .never(connected, stream)
              .forEach(field -> doubts.add(never(connected.name() + "/" + stream, field)));
        }
      }
    }
    if (scope != null && people() > 0) {
      scope.neverSeen().forEach((what, names) -> names.forEach(n -> doubts.add(unseen(what, n))));
    }
    return doubts;
  }

  private long people() {
    return connections.all().stream()
        .flatMap(
            each ->
                each.manifest().streams().values().stream()
                    .filter(s -> s.to() == org.learnwire.kit.manifest.Target.EMPLOYEE)
                    .filter(s -> runs.lastComplete(each.id(), s.name()).isPresent()))
        .count();
  }

  private static String never(String stream, String field) {
    return "%s: the policy drops %s, which no record has had so far: is it spelt as the vendor writes"
            .formatted(stream, field)
        + " it? ./learnwire preview shows the records";
  }

  private static String unseen(String what, String name) {
    return "the policy's scope names the %s %s, of which nobody was ever seen: is it spelt as HR writes it?"
        .formatted(what, name);
  }

  /** Who has moved out of scope or into it, a sentence each. */
  public List<String> moves() {
    if (scope == null) {
      return List.of();
    }
    PeopleInScope.Moves moves = scope.moves();
    List<String> said = new ArrayList<>();
    if (moves.out() > 0) {
      said.add(
          moves.out()
              + " known before went out of the policy's scope: nothing is added of them; what is"
              + " stored stays until its retention ends");
    }
    Optional.ofNullable(moves.lastIn())
        .ifPresent(
            at ->
                said.add(
                    moves.in()
                        + " came back into the policy's scope, the last at "
                        + at
                        + ": what was refused meanwhile comes with the next full sweep; of streams"
                        + " that are read by their changes with ./learnwire backfill"));
    return said;
  }
}
