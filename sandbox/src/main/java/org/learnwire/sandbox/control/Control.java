package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.company.LearningMapFile;
import org.learnwire.sandbox.company.Observation;
import org.learnwire.sandbox.company.ObservationMaker;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Counters;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Faults;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The paths below {@code /sandbox}: no vendor has them, no latency and no fault touches them. */
public final class Control implements Service {

  private static final String HELP =
      """
      GET    /sandbox/state              goals, messages, calls, most concurrent calls
      GET    /sandbox/calls              the latest calls, oldest first
      POST   /sandbox/reset-counters
      GET    /sandbox/company            people, courses, the odd cases
      GET    /sandbox/truth              what a complete pull must have counted, by course
      GET    /sandbox/observations.csv   GET /sandbox/observations.json?site=https://lms.example.test
      GET    /sandbox/learning-map.csv
      POST   /sandbox/learn              {"kind": …, "person": …, "course": …, "at": …} or a list
      POST   /sandbox/advance            ?percent=1&seed=7&at=2026-11-22T10:00:00Z
      GET    /sandbox/faults             POST {"system", "match", "kind", "times", …}   DELETE
      GET    /sandbox/settings           POST {"moodle": {"hide": ["lti"]}, …}
      """;

  private final World world;
  private final Counters counters;
  private final Faults faults;
  private final Pages pages;
  private final Learn learn;
  private final Advance advance;
  private final String site;
  private final Supplier<List<Observation>> observations;

  public Control(World world, Counters counters, Faults faults, String site) {
    this.world = world;
    this.counters = counters;
    this.faults = faults;
    this.site = site;
    this.pages = new Pages(world, counters);
    this.learn = new Learn(world);
    this.advance = new Advance(world);
    this.observations = once(() -> ObservationMaker.make(world.company().plan()));
  }

  private static <T> Supplier<T> once(Supplier<T> make) {
    FutureTask<T> made = new FutureTask<>(make::get);
    return () -> {
      made.run();
      try {
        return made.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  public String system() {
    return "sandbox";
  }

  @Override
  public Reply answer(Call call) {
    try {
      return call.method().equals("GET") ? look(call) : change(call);
    } catch (BadRequest | IllegalArgumentException e) {
      return Reply.json(400, Json.of(Json.MAPPER.createObjectNode().put("error", e.getMessage())));
    }
  }

  private Reply look(Call call) {
    return switch (call.path()) {
      case "/state" -> world.read(() -> ok(pages.state().put("late", faults.late())));
      case "/calls" -> ok(counters.last());
      case "/company" -> world.read(() -> ok(pages.company()));
      case "/truth" -> world.read(() -> ok(pages.truth()));
      case "/observations.csv" ->
          Reply.of(200, "text/csv; charset=utf-8", observations(call).csv());
      case "/observations.json" -> ok(observations(call).statements());
      case "/learning-map.csv" ->
          Reply.of(
              200, "text/csv; charset=utf-8", LearningMapFile.of(world.company().plan().courses()));
      case "/faults" -> ok(faults.list());
      case "/settings" -> world.read(() -> ok(world.settings().json()));
      default -> Reply.of(200, "text/plain; charset=utf-8", HELP);
    };
  }

  /** Course ids begin with this Moodle's address, or with the one that the caller calls it by. */
  private ObservationPages observations(Call call) {
    String asked = call.param("site");
    return new ObservationPages(
        observations.get(), sharedAddresses(), asked == null ? site : asked);
  }

  private Set<String> sharedAddresses() {
    Set<String> seen = new HashSet<>();
    return world.company().employees().stream()
        .map(Employee::email)
        .filter(email -> !seen.add(email))
        .collect(Collectors.toSet());
  }

  private Reply change(Call call) {
    switch (call.method() + " " + call.path()) {
      case "POST /reset-counters" -> counters.reset();
      case "POST /faults" -> {
        return ok(Json.MAPPER.createObjectNode().put("id", faults.add(body(call))));
      }
      case "DELETE /faults" -> faults.clear();
      case "POST /settings" -> {
        return settings(body(call));
      }
      case "POST /learn" -> {
        return ok(learn.answer(body(call)));
      }
      case "POST /advance" -> {
        return advance(call);
      }
      default -> throw new BadRequest("no such path; there is:\n" + HELP);
    }
    return ok(Json.MAPPER.createObjectNode().put("ok", true));
  }

  private Reply advance(Call call) {
    ObjectNode form = call.form();
    double percent = form.path("percent").asDouble(1);
    long seed = form.path("seed").asLong(1);
    return ok(advance.answer(percent, seed, References.at(form.path("at"))));
  }

  private Reply settings(JsonNode change) {
    return world.change(
        saved -> {
          world.settings().check(change);
          ObjectNode operation = Json.MAPPER.createObjectNode().put("op", "settings");
          operation.set("settings", change);
          saved.apply(operation);
          return ok(world.settings().json());
        });
  }

  private static JsonNode body(Call call) {
    try {
      return Json.MAPPER.readTree(call.body());
    } catch (IOException e) {
      throw new BadRequest("the body is not JSON: " + e.getMessage());
    }
  }

  private static Reply ok(JsonNode json) {
    return Reply.json(200, Json.of(json));
  }

  @Override
  public Reply refusal(Fault fault) {
    return Reply.empty(500);
  }
}
