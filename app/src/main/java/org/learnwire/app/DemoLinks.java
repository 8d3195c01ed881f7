package org.learnwire.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.learnwire.app.signin.Links;
import org.learnwire.app.signin.Links.Link;
import org.learnwire.app.signin.Role;
import org.learnwire.database.Database;
import org.learnwire.people.People;
import org.learnwire.routes.Journey;

/** The demo's ways in: a link per role, each good once, so that nobody types a password. */
public final class DemoLinks {
  private static final Duration GOOD = Duration.ofHours(24);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** People with something on their page; in the demo both have answered, as the settings say. */
  private static final Map<String, String> PEOPLE =
      Map.of(
          "A learner",
          "select coalesce(asks, person_id) from entry where mode = 'proposal' order by state = 'proposed' desc, position",
          "A manager",
          "select person_id from account where person_id is not null and valid_to is null"
              + " and remote_id in (select manager_remote_id from account) order by remote_id");

  private final Server server;
  private final Links links;

  public DemoLinks(Server server) {
    this.server = server;
    this.links = server.context().getBean(Links.class);
  }

  /** A line for each role. */
  public List<String> roles() {
    List<String> lines = new ArrayList<>();
    lines.add("  Come in by a link; each is good once, for 24 hours:");
    for (Role role : Role.values()) {
      lines.add(line(role.title(), Link.role(role.title(), role)));
    }
    return lines;
  }

  /** The same for a learner and a manager, as soon as the first pass has read who there is. */
  public void peopleOnceThere(Consumer<String> said) {
    Thread waiting = new Thread(() -> wait(said), "demo-links");
    waiting.setDaemon(true);
    waiting.start();
  }

  private void wait(Consumer<String> said) {
    Database database = server.context().getBean(Database.class);
    List<String> missing = new ArrayList<>(PEOPLE.keySet().stream().sorted().toList());
    try {
      while (!missing.isEmpty() && server.context().isActive()) {
        missing.removeIf(who -> told(database, who, said));
        Thread.sleep(LOOK_AGAIN.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException stopping) {
      // The database was closed under us: the demo ends.
      return;
    }
  }

  private boolean told(Database database, String who, Consumer<String> said) {
    List<String> found = database.read(tx -> tx.list(PEOPLE.get(who), row -> row.getString(1)));
    People people = server.context().getBean(Journey.class).people();
    Optional<String> person =
        found.stream().filter(id -> who.equals("A learner") || people.org().leads(id)).findFirst();
    person.ifPresent(id -> said.accept(line(who, link(who, id))));
    return person.isPresent();
  }

  /** To one thing that asks them, where something does. */
  private Link link(String who, String person) {
    Journey journey = server.context().getBean(Journey.class);
    return journey.proposals().asking(person).stream()
        .findFirst()
        .map(each -> Link.task(who, person, each.entry().id().toString()))
        .orElseGet(() -> Link.person(who, person));
  }

  private String line(String who, Link link) {
    return "    %-11s %s/enter/%s".formatted(who, server.address(), links.hand(link, GOOD));
  }
}
