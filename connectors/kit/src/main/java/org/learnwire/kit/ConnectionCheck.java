package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.manifest.CheckSpec;
import org.learnwire.kit.manifest.CheckSpec.Compare;
import org.learnwire.kit.manifest.CheckSpec.Need;
import org.learnwire.kit.manifest.CheckSpec.Probe;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WriteSpec;

/** Tries a connection without changing anything, and says what a person has to do. */
public final class ConnectionCheck {
  private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

  private final LearnwireComponent component;

  public ConnectionCheck(LearnwireComponent component) {
    this.component = component;
  }

  public CheckReport run(String connectionName) throws InterruptedException {
    Connection connection = component.connection(connectionName);
    Caller caller = component.caller(connection).hasty();
    CheckFindings findings = new CheckFindings(connection.name());
    CheckSpec spec = connection.manifest().check();
    if (spec != null) {
      first(spec, connection, caller, findings);
      if (findings.authenticated()) {
        CheckSamples samples = new CheckSamples(connection, caller);
        for (Probe probe : spec.probes()) {
          probe(probe, samples, findings);
        }
        for (Compare compare : spec.compare()) {
          compare(compare, samples, findings);
        }
      }
    }
    engines(connection, findings);
    PassEstimate estimate = new PassEstimate(connection, component.getState(), caller, findings);
    PassEstimate.Cost cost = findings.authenticated() ? estimate.cost() : PassEstimate.Cost.NONE;
    clock(caller.skew(), findings);
    return findings.report(cost);
  }

  /** Ours may be the wrong one: signatures and tokens with a lifetime suffer either way. */
  private static void clock(Duration skew, CheckFindings findings) {
    if (skew.abs().compareTo(CLOCKS_APART) > 0) {
      findings.aside(
          "its clock is %s %s ours"
              .formatted(said(skew.abs()), skew.isNegative() ? "behind" : "ahead of"),
          "set both by NTP; no record is lost, for cursors follow the system's own clock, but"
              + " tokens and signatures that run out may be refused");
    }
  }

  private static String said(Duration skew) {
    return skew.toHours() > 0
        ? skew.toHours() + " h " + skew.toMinutesPart() + " min"
        : skew.toMinutes() + " min";
  }

  /** What engines serve is tried by them. */
  private void engines(Connection connection, CheckFindings findings) throws InterruptedException {
    for (StreamSpec stream : connection.manifest().streams().values()) {
      EngineLists lists =
          component.lists(connection, stream, component.getState(), ReadOptions.changes());
      if (lists != null) {
        tried(lists::check, findings);
      }
    }
    for (WriteSpec write : connection.manifest().writes().values()) {
      if (write.by() != null) {
        WriteEngine engine = component.engines().write(write.by().engine());
        tried(() -> engine.check(component.served(connection)), findings);
      }
    }
  }

  private interface Trial {
    void run() throws CallFailure, InterruptedException;
  }

  private static void tried(Trial trial, CheckFindings findings) throws InterruptedException {
    try {
      trial.run();
    } catch (CallFailure failure) {
      findings.failed(failure, failure.fix());
    }
  }

  private static void first(
      CheckSpec spec, Connection connection, Caller caller, CheckFindings findings)
      throws InterruptedException {
    try {
      JsonNode answer = caller.read(spec.call(), Fill.of(connection), spec.expect());
      if (spec.expect() != null && !spec.expect().matches(answer)) {
        findings.lacking(
            "answered otherwise than it should: " + caller.redacted(answer.toString()), "");
      }
      spec.needs().forEach(need -> need(need, answer, findings));
    } catch (CallFailure failure) {
      findings.first(failure);
    }
  }

  private static void need(Need need, JsonNode answer, CheckFindings findings) {
    Set<String> there =
        need.path().all(answer).stream().map(JsonNode::asText).collect(Collectors.toSet());
    List<String> missing = need.all().stream().filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      findings.lacking("not allowed: " + names, need.fix().replace("{missing}", names));
    }
  }

  /** Good if it is for one of its samples; else the first of them says what is wrong. */
  private static void probe(Probe probe, CheckSamples samples, CheckFindings findings)
      throws InterruptedException {
    List<Runnable> wrong = new ArrayList<>();
    try {
      for (ObjectNode params : samples.of(probe.over())) {
        if (good(probe, params, samples, wrong, findings)) {
          return;
        }
      }
    } catch (CallFailure failure) {
      wrong.add(0, () -> findings.failed(failure, failure.fix()));
    }
    wrong.stream().findFirst().ifPresent(Runnable::run);
  }

  private static boolean good(
      Probe probe,
      ObjectNode params,
      CheckSamples samples,
      List<Runnable> wrong,
      CheckFindings findings)
      throws InterruptedException {
    try {
      JsonNode answer =
          samples
              .caller()
              .read(probe.call(), Fill.of(samples.connection(), params), probe.expect());
      if (probe.expect() == null || probe.expect().matches(answer)) {
        return true;
      }
      String lacks = String.join(", ", probe.expect().unmet(answer));
      wrong.add(
          () -> findings.lacking(probe.name() + ": not as it should be: " + lacks, probe.fix()));
    } catch (CallFailure failure) {
      String fix = probe.onError().getOrDefault(failure.word(), failure.fix());
      wrong.add(() -> findings.failed(failure, fix));
    }
    return false;
  }

  private static void compare(Compare compare, CheckSamples samples, CheckFindings findings)
      throws InterruptedException {
    try {
      new CheckComparison(compare, samples).into(findings);
    } catch (CallFailure failure) {
      findings.failed(failure, failure.fix());
    }
  }
}
