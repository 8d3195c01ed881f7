package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** Changes by script: one request, or a list that is saved as one. */
final class Learn {

  private final World world;

  Learn(World world) {
    this.world = world;
  }

  ObjectNode answer(JsonNode body) {
    return world.change(
        change -> {
          ArrayNode done = Json.MAPPER.createArrayNode();
          Consumer<ObjectNode> apply =
              operation -> {
                change.apply(operation);
                done.add(operation);
              };
          if (body.isArray()) {
            body.forEach(request -> plan(request, apply));
          } else {
            plan(body, apply);
          }
          ObjectNode answer = Json.MAPPER.createObjectNode();
          answer.set("done", done);
          return answer;
        });
  }

  private void plan(JsonNode request, Consumer<ObjectNode> apply) {
    String kind = request.path("kind").asText("");
    long at = References.at(request.path("at"));
    References refs = new References(world.company(), request);
    if (LearningRequests.KINDS.containsKey(kind)) {
      LearningRequests to = new LearningRequests(world.company(), at, apply);
      LearningRequests.KINDS.get(kind).plan(to, refs, request);
    } else if (PeopleRequests.KINDS.containsKey(kind)) {
      PeopleRequests.KINDS.get(kind).plan(new PeopleRequests(world, at, apply), refs, request);
    } else {
      TreeSet<String> known = new TreeSet<>(LearningRequests.KINDS.keySet());
      known.addAll(PeopleRequests.KINDS.keySet());
      throw new BadRequest("unknown kind '" + kind + "'; known: " + String.join(", ", known));
    }
  }
}
