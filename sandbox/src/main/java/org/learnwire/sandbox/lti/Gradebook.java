package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/**
 * Line items and results of one platform. A course's own LTI activities have a line item from the
 * start; a score for one of them is a grade of the activity, as the other fakes show it.
 */
final class Gradebook {

  private final World world;
  private final String items;
  private final String results;

  private final boolean activities;

  /** {@code activities}: whether the courses' own LTI activities are in it. */
  Gradebook(World world, String platform, boolean activities) {
    this.world = world;
    this.activities = activities;
    this.items = platform + "/lti-line-items";
    this.results = platform + "/lti-results";
  }

  /** Those of the course's activities first, then the tools' own; {@code id} is a bare number. */
  List<ObjectNode> items(Course course) {
    List<ObjectNode> all = new ArrayList<>();
    for (Activity activity : course.activities()) {
      if (activities && activity.module() == Module.LTI && activity.item() != null) {
        all.add(ofActivity(course, activity));
      }
    }
    world.things().of(items).stream()
        .filter(item -> item.path("course").asInt() == course.id())
        .forEach(item -> all.add(item.deepCopy()));
    return all;
  }

  private static ObjectNode ofActivity(Course course, Activity activity) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", String.valueOf(activity.item().id()))
        .put("label", activity.name())
        .put("scoreMaximum", activity.item().max())
        .put("resourceId", "")
        .put("tag", "")
        .put("resourceLinkId", String.valueOf(activity.instance()))
        .put("course", course.id())
        .put("cmid", activity.cmid());
  }

  Optional<ObjectNode> item(Course course, String id) {
    return items(course).stream().filter(item -> item.path("id").asText().equals(id)).findFirst();
  }

  ObjectNode create(World.Change change, Course course, String client, ObjectNode wanted) {
    ObjectNode item = wanted.deepCopy();
    item.put("id", String.valueOf(world.things().nextNumber()));
    item.put("course", course.id()).put("client", client);
    change.put(items, item.path("id").asText(), item);
    return item;
  }

  void replace(World.Change change, ObjectNode item) {
    change.put(items, item.path("id").asText(), item);
  }

  void delete(World.Change change, ObjectNode item) {
    change.remove(items, item.path("id").asText());
  }

  Optional<ObjectNode> result(String item, String user) {
    return world.things().find(results, item + ":" + user);
  }

  List<ObjectNode> results(String item) {
    return world.things().of(results).stream()
        .filter(result -> result.path("item").asText().equals(item))
        .toList();
  }

  /** Keeps a result; without a {@code score} the grade is empty. */
  void keep(World.Change change, Course course, ObjectNode item, ObjectNode result) {
    String user = result.path("user").asText();
    result.put("item", item.path("id").asText());
    change.put(results, item.path("id").asText() + ":" + user, result);
    if (item.has("cmid") && result.hasNonNull("score")) {
      ObjectNode op =
          Json.MAPPER
              .createObjectNode()
              .put("user", Integer.parseInt(user))
              .put("course", course.id())
              .put("cmid", item.path("cmid").asInt())
              .put("at", System.currentTimeMillis() / 1000);
      change.apply(op.deepCopy().put("op", "grade").put("grade", result.path("score").asDouble()));
      change.apply(op.put("op", "state").put("state", Module.LTI.doneState()));
    }
  }
}
