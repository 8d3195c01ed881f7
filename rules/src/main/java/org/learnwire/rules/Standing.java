package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands decided of a person, and what one step adds to it or takes back. */
final class Standing {
  /**
   * What changed, where decisions may lose their ground by it.
   *
   * @param voided else it is a fact that came
   */
  record Change(@Nullable UUID statement, boolean voided) {}

  private final PersonState before;
  private final Map<UUID, PersonState.Decided> decided = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Withdrawn> withdrawn = new ArrayList<>();
  private final List<Step.Waiting> waiting = new ArrayList<>();
  private @Nullable LocalDate nextDue;

  Standing(PersonState before) {
    this.before = before;
    before.decided().forEach(each -> decided.put(each.id(), each));
  }

  /** What this step brought, with the state after it. */
  Step step(PersonState after) {
    PersonState state = after.withDecided(List.copyOf(decided.values())).withNextDue(nextDue);
    return new Step(state, decisions, withdrawn, waiting, List.of());
  }

  boolean isAny() {
    return !decided.isEmpty();
  }

  boolean restsOn(UUID statement) {
    return decided.values().stream().anyMatch(each -> each.causes().contains(statement));
  }

  /** A statement takes over from another as cause. */
  void replace(UUID old, UUID now) {
    decided.replaceAll((id, each) -> each.withCauses(replaced(each.causes(), old, now)));
  }

  private static List<UUID> replaced(List<UUID> causes, UUID old, UUID now) {
    return causes.stream().map(cause -> cause.equals(old) ? now : cause).distinct().toList();
  }

  /** The rules of which a decision stands. */
  Set<String> rules() {
    Set<String> rules = new HashSet<>();
    for (PersonState.Decided each : decided.values()) {
      if (!each.withdrawn()) {
        rules.add(each.rule());
      }
    }
    return rules;
  }

  /** The paths for which a goal stands proposed. */
  Set<String> proposed() {
    return proposed(decided.values());
  }

  static Set<String> proposed(Collection<PersonState.Decided> made) {
    Set<String> paths = new HashSet<>();
    for (PersonState.Decided each : made) {
      if (each.kind() == DecisionKind.ProposeGoal && !each.withdrawn()) {
        paths.add(each.subject());
      }
    }
    return paths;
  }

  /**
   * What changed takes back what it leaves without ground.
   *
   * @param names of the rules that were asked
   */
  void withdraw(
      Set<String> names,
      Map<UUID, Findings.Finding> was,
      Map<UUID, Findings.Finding> is,
      Change change) {
    LocalDate today = before.today().orElse(null);
    for (PersonState.Decided each : List.copyOf(decided.values())) {
      if (each.withdrawn() || !names.contains(each.rule())) {
        continue;
      }
      boolean rested = change.voided() && each.causes().contains(change.statement());
      boolean stands = is.containsKey(each.id()) && is.get(each.id()).isDue(today);
      if (!stands && (rested || was.containsKey(each.id()))) {
        decided.put(each.id(), each.gone());
        Withdrawn.Reason reason =
            change.voided() ? Withdrawn.Reason.VOIDED : Withdrawn.Reason.OVERTAKEN;
        withdrawn.add(new Withdrawn(each.id(), reason, change.statement()));
      }
    }
  }

  /** What is found and not decided yet is decided, or waited for. */
  void decide(
      Map<UUID, Findings.Finding> found,
      @Nullable LocalDate today,
      Event.@Nullable Tick tick,
      RuleContext context) {
    for (Findings.Finding finding : found.values()) {
      PersonState.Decided earlier = decided.get(finding.id());
      if (earlier != null && !earlier.withdrawn()) {
        decided.put(finding.id(), earlier.withCauses(finding.conclusion().causes()));
      } else if (finding.due() == null) {
        decided(finding.conclusion().decision(), context.person());
      } else if (tick == null || !finding.isDue(today)) {
        await(finding.due());
      } else {
        Set<String> behind = behind(finding, tick, context);
        if (behind.isEmpty()) {
          decided(finding.conclusion().decision(), context.person());
        } else {
          waiting.add(new Step.Waiting(finding.rule().name(), behind));
          await(finding.due());
        }
      }
    }
  }

  /** What the person does not want is never decided; its occasion is over all the same. */
  private void decided(Decision decision, PersonFacts person) {
    if (!person.refuses(decision)) {
      decisions.add(decision);
    }
    decided.put(decision.id(), PersonState.Decided.of(decision));
  }

  /** The connections that might still bring what seems to be missing. */
  private Set<String> behind(Findings.Finding finding, Event.Tick tick, RuleContext context) {
    Set<String> behind = new TreeSet<>();
    Instant deadline = finding.due().atStartOfDay(context.zone()).toInstant();
    ZoneId company = context.company().timeZone();
    for (Rule.Absent absent : finding.rule().absent()) {
      tick.complete()
          .forEach(
              (connection, day) -> {
                boolean read = absent.reads().isEmpty() || absent.reads().contains(connection);
                if (read && day.atStartOfDay(company).toInstant().isBefore(deadline)) {
                  behind.add(connection);
                }
              });
    }
    return behind;
  }

  void await(LocalDate due) {
    nextDue = nextDue == null || due.isBefore(nextDue) ? due : nextDue;
  }
}
