package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.learnwire.sandbox.company.Hashes;
import org.learnwire.sandbox.company.Observation;
import org.learnwire.sandbox.http.Json;

/** The observations as a table to import and as a batch of xAPI statements to send. */
final class ObservationPages {

  private static final String PROFILE = "https://w3id.org/learnwire/profile/";
  private static final int BY_NUMBER = 6;
  private final List<Observation> observations;
  private final Set<String> shared;
  private final String site;

  /**
   * @param shared addresses that more than one employee has
   */
  ObservationPages(List<Observation> observations, Set<String> shared, String site) {
    this.observations = observations;
    this.shared = shared;
    this.site = site;
  }

  /**
   * Every sixth row names the learner by employee number instead of address, and so does whoever
   * knows that an address is not one person's.
   */
  String csv() {
    StringBuilder csv =
        new StringBuilder("observed-at,observer,learner,course,practice-task,applied,note\n");
    for (int i = 0; i < observations.size(); i++) {
      Observation one = observations.get(i);
      boolean number = i % BY_NUMBER == BY_NUMBER - 1 || shared.contains(one.learner().email());
      csv.append(Instant.ofEpochSecond(one.at())).append(',');
      boolean desk = shared.contains(one.observer().email());
      csv.append(desk ? one.observer().number() : one.observer().email()).append(',');
      csv.append(number ? one.learner().number() : one.learner().email()).append(',');
      csv.append(one.course().id()).append(',');
      csv.append(one.task().iri()).append(',');
      csv.append(one.applied() ? "yes" : "no").append(",\"");
      csv.append(one.note().replace("\"", "\"\"")).append("\"\n");
    }
    return csv.toString();
  }

  ArrayNode statements() {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    observations.forEach(one -> batch.add(statement(one)));
    return batch;
  }

  private ObjectNode statement(Observation one) {
    String course = site + "/course/view.php?id=" + one.course().id();
    String key = one.at() + " " + one.learner().id() + " " + one.task().iri() + " " + course;
    ObjectNode statement = Json.MAPPER.createObjectNode();
    statement.put("id", Hashes.uuid(key).toString());
    agent(statement.putObject("actor"), one.learner().displayName(), one.learner().email());
    ObjectNode verb = statement.putObject("verb").put("id", PROFILE + "verbs/observed-applying");
    verb.putObject("display").put("en", "was observed applying");
    ObjectNode object = activity(statement.putObject("object"), one.task().iri());
    ObjectNode definition = object.putObject("definition");
    definition.put("type", PROFILE + "activity-types/practice-task");
    definition.putObject("name").put("en", one.task().id().replace('-', ' '));
    statement.putObject("result").put("success", one.applied()).put("response", one.note());
    ObjectNode context = statement.putObject("context");
    agent(context.putObject("instructor"), one.observer().displayName(), one.observer().email());
    activity(context.putObject("contextActivities").putArray("parent").addObject(), course);
    statement.put("timestamp", Instant.ofEpochSecond(one.at()).toString());
    return statement;
  }

  private static void agent(ObjectNode agent, String name, String email) {
    agent.put("objectType", "Agent").put("name", name).put("mbox", "mailto:" + email);
  }

  private static ObjectNode activity(ObjectNode activity, String id) {
    return activity.put("objectType", "Activity").put("id", id);
  }
}
