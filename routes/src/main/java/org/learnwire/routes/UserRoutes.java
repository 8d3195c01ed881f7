package org.learnwire.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's own routes, each file loaded by itself so that a broken one leaves the others running;
 * a file that is broken later leaves the routes it had. A seam whose file is broken from the start
 * stays closed: what a privacy filter should have seen must not flow past it.
 */
final class UserRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(UserRoutes.class);

  private final CamelContext context;
  private final Map<Seam, Path> closed = new EnumMap<>(Seam.class);
  private final Map<Path, String> problems = new TreeMap<>();
  private final Map<Path, String> seen = new HashMap<>();
  private final Map<Path, Loaded> loaded = new HashMap<>();

  /** A file that works: its text, and the routes that came of it. */
  private record Loaded(String text, Set<String> routes) {}

  UserRoutes(CamelContext context) {
    this.context = context;
  }

  /** Loads every YAML file of the folder, then lets each seam without a route pass on. */
  synchronized void load(List<Path> files) throws Exception {
    for (Path file : files) {
      String text = Files.readString(file);
      seen.put(file, text);
      try {
        loaded.put(file, routesOf(file, text));
      } catch (Exception e) {
        Seam.namedIn(text).ifPresent(seam -> closed.put(seam, file));
        report(file, "was not loaded: " + reason(e) + " Mend the file.");
      }
    }
    passOn();
  }

  static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the folder of routes cannot be read: " + folder, e);
    }
  }

  /** Takes up what was changed, added or taken away since; a bad file changes nothing. */
  synchronized void reload(List<Path> files) {
    for (Path file : files) {
      try {
        String text = Files.readString(file);
        if (!text.equals(seen.put(file, text))) {
          replace(file, text);
        }
      } catch (Exception e) {
        report(file, "cannot be read: " + reason(e));
      }
    }
    for (Path gone : Set.copyOf(seen.keySet())) {
      if (!files.contains(gone)) {
        seen.remove(gone);
        problems.remove(gone);
        closed.values().remove(gone);
        Loaded old = loaded.remove(gone);
        remove(old == null ? Set.of() : old.routes());
        LOG.info("{} is gone, and its routes with it", gone.getFileName());
      }
    }
    passOn();
  }

  private void replace(Path file, String text) throws Exception {
    Loaded old = loaded.get(file);
    try {
      parsed(file, text);
      remove(old == null ? Set.of() : old.routes());
      makeRoom(text);
      loaded.put(file, routesOf(file, text));
      closed.values().remove(file);
      problems.remove(file);
      LOG.info("{} was loaded anew", file.getFileName());
    } catch (Exception e) {
      boolean hadRoutes = old != null;
      if (hadRoutes && !routeIds().containsAll(old.routes())) {
        loaded.put(file, routesOf(file, old.text()));
      }
      report(
          file,
          "was not loaded: %s %s Mend the file."
              .formatted(reason(e), hadRoutes ? "What it was before goes on." : ""));
    }
  }

  /** Tried apart first, so that most mistakes are found while the old routes go on. */
  private static void parsed(Path file, String text) throws Exception {
    try (CamelContext apart = new DefaultCamelContext()) {
      PluginHelper.getRoutesLoader(apart).loadRoutes(resource(file, text));
    }
  }

  private Loaded routesOf(Path file, String text) throws Exception {
    Set<String> before = routeIds();
    try {
      PluginHelper.getRoutesLoader(context).loadRoutes(resource(file, text));
      Set<String> added = added(before);
      for (String id : added) {
        // The supervising controller leaves routes that come later to whoever adds them.
        context.getRouteController().startRoute(id);
      }
      return new Loaded(text, added);
    } catch (Exception e) {
      remove(added(before));
      throw e;
    }
  }

  private static Resource resource(Path file, String text) {
    return ResourceHelper.fromString(file.getFileName().toString(), text);
  }

  private void report(Path file, String what) {
    String problem = (file.getFileName() + " " + what).replaceAll("\\s+", " ");
    problems.put(file, problem);
    LOG.error("{}", problem);
  }

  private static String reason(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage());
    return message.lines().findFirst().orElse(deepest.getClass().getSimpleName());
  }

  private void remove(Set<String> routes) {
    for (String id : routes) {
      try {
        context.getRouteController().stopRoute(id);
        context.removeRoute(id);
      } catch (Exception e) {
        LOG.warn("the route {} could not be removed: {}", id, e.getMessage());
      }
    }
  }

  private Set<String> added(Set<String> before) {
    Set<String> ids = routeIds();
    ids.removeAll(before);
    return ids;
  }

  private Set<String> routeIds() {
    Set<String> ids = new HashSet<>();
    context.getRoutes().forEach(route -> ids.add(route.getRouteId()));
    return ids;
  }

  /** A seam has one route: ours steps aside for one that the text may bring. */
  private void makeRoom(String text) {
    for (Seam seam : Seam.values()) {
      if (text.contains(seam.uri()) && context.getRoute(seam.id()) != null && !standsAt(seam)) {
        remove(Set.of(seam.id()));
      }
    }
  }

  /** Where nobody stands at a seam that is open, it passes on. */
  private void passOn() {
    for (Seam seam : Seam.values()) {
      if (!closed.containsKey(seam) && !taken(seam)) {
        try {
          context.addRoutes(passingOn(seam));
          context.getRouteController().startRoute(seam.id());
        } catch (Exception e) {
          throw new IllegalStateException("the seam " + seam.id() + " has no route", e);
        }
      }
    }
  }

  boolean taken(Seam seam) {
    for (Route route : context.getRoutes()) {
      String uri = route.getEndpoint().getEndpointUri();
      if (uri.equals(seam.uri()) || uri.equals("direct://" + seam.id())) {
        return true;
      }
    }
    return false;
  }

  private static RouteBuilder passingOn(Seam seam) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(seam.uri()).routeId(seam.id()).to(seam.next());
      }
    };
  }

  /** Whether a route of the user's stands at the seam, or should. */
  boolean standsAt(Seam seam) {
    return closed.containsKey(seam)
        || context.getRoute(seam.id()) == null
        || !context.getRoute(seam.id()).getEndpoint().getEndpointUri().endsWith(seam.id());
  }

  /** Why nothing may flow past a seam; empty when it is open. */
  synchronized Optional<String> closed(Seam seam) {
    return Optional.ofNullable(closed.get(seam))
        .map(
            file ->
                "nothing flows past %s: its route in %s is broken; mend the file"
                    .formatted(seam.id(), file.getFileName()));
  }

  synchronized List<String> problems() {
    return List.copyOf(problems.values());
  }
}
