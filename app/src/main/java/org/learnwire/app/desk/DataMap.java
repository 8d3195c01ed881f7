package org.learnwire.app.desk;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.app.pages.DataMapView;
import org.learnwire.app.pages.DataMapView.Held;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Journey;

/** Counts what is held of people and says where from, what for and how long, by the policy. */
final class DataMap {
  private static final String NO_END = "no end is set";
  private static final String WITH_PERSON = "until the person is erased";

  private final Journey journey;
  private final AppSettings settings;
  private final List<Held> held = new ArrayList<>();

  DataMap(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.settings = settings;
  }

  DataMapView view() {
    journey.connectionNames().forEach(this::connection);
    add(
        "Statements of LRS clients and observations",
        "programs with a credential, people at the page",
        "evidence of learning and of work",
        statementsEnd(),
        "select count(*) from statement where stream is null");
    add(
        "Who is who: matches, rulings, choices",
        "matching, HR ops, the person",
        "whose a record is",
        WITH_PERSON,
        "select (select count(*) from person_ruling) + (select count(*) from person_choice)"
            + " + (select count(*) from person_review)");
    add(
        "What rules remember",
        "statements, the directory",
        "what follows from what people did",
        WITH_PERSON,
        "select count(*) from rule_state");
    add(
        "Decisions and what became of them",
        "rules, approvals, answers of other systems",
        "never twice, undo, proof",
        "what a person declined: 30 days; the rest " + WITH_PERSON,
        "select count(*) from entry where person_id <> ''");
    add(
        "What is ours in other systems",
        "answers of other systems",
        "to change and undo it there",
        WITH_PERSON,
        "select count(*) from correlation");
    add(
        "Goals as other systems show them",
        "systems that keep goals",
        "never to set a goal twice, nor over a person",
        WITH_PERSON,
        "select count(*) from goal_seen");
    add(
        "Launches from learning platforms: who, in which course",
        "learning platforms, at the launch",
        "to show the pages that were opened",
        "two hours each, then with the next launch",
        "select count(*) from lti_session");
    add(
        "Audit",
        "everybody who acts",
        "proof of who did what",
        "the rows stay; what they say of a person goes with the person",
        "select count(*) from audit_content where person_id is not null");
    add(
        "Marks of people who were erased or are out of scope",
        "erasure, the policy",
        "so that they do not come back",
        "kept: keyed hashes, which name nobody",
        "select (select count(*) from suppressed) + (select count(*) from scope_mark)");
    long people = count("select count(*) from person");
    return new DataMapView(people, held.stream().filter(each -> each.rows() > 0).toList());
  }

  private void connection(String name, UUID id) {
    String why = purpose(name).orElse("no purpose is written in the policy");
    TreeSet<String> streams =
        new TreeSet<>(
            list("select distinct stream from source_stream where connection_id = '" + id + "'"));
    for (String stream : streams) {
      add(
          "Statements: " + stream,
          name + "/" + stream,
          purpose(name + "/" + stream).orElse(why),
          keep(name, stream),
          "select count(*) from statement s where s.stream = ? and s.source = ?",
          stream,
          name);
    }
    add(
        "Accounts and records of people, with their history",
        name,
        why,
        WITH_PERSON,
        "select count(*) from account where connection_id = ?",
        id);
    add(
        "Records as they came",
        name,
        "to map them anew without asking again",
        settings.journey().connections().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .flatMap(DataMap::rawKeep)
            .map(Period::toString)
            .orElse("not kept"),
        "select coalesce(sum(records), 0) from raw_page where connection_id = ?",
        id);
    add(
        "Records that could not be taken in",
        name,
        "to be mended and replayed",
        "until they are replayed or dismissed, or their stream's time is over",
        "select count(*) from quarantine where connection_id = ?",
        id);
    add(
        "Webhooks that were not read yet",
        name,
        "to be read with the next pass",
        "until they are read",
        "select count(*) from hook where body is not null and connection_id = ?",
        id);
  }

  private static Optional<Period> rawKeep(ConnectionSettings connection) {
    return connection.upkeep().rawKeep();
  }

  private String keep(String connection, String stream) {
    return settings.policy().keeping().kept().stream()
        .filter(kept -> kept.of().connection().equals(connection))
        .filter(kept -> kept.of().stream().equals(stream))
        .findFirst()
        .map(kept -> kept.keep().toString())
        .orElse(statementsEnd());
  }

  private String statementsEnd() {
    String rules =
        settings.duties().retention().stream()
            .filter(rule -> rule.when().streams().isEmpty())
            .map(rule -> rule.inWords())
            .collect(Collectors.joining("; "));
    return rules.isEmpty() ? NO_END : rules;
  }

  private Optional<String> purpose(String of) {
    return Optional.ofNullable(settings.policy().purposes().get(of));
  }

  private void add(
      String what, String from, String why, String end, String counting, Object... args) {
    held.add(new Held(what, from, why, end, count(counting, args)));
  }

  private long count(String sql, Object... args) {
    return journey.database().read(tx -> tx.one(sql, row -> row.getLong(1), args)).orElse(0L);
  }

  private List<String> list(String sql) {
    return journey.database().read(tx -> tx.list(sql, row -> row.getString(1)));
  }
}
