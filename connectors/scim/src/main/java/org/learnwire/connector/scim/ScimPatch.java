package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a user (RFC 7644, 3.5.2), in the dialects that providers speak: Okta names no path and
 * gives an object; Entra writes {@code Replace}, and a truth as a text; both flatten names with
 * dots and schemas where there is no path.
 */
final class ScimPatch {
  private final ObjectNode user;

  private ScimPatch(ObjectNode user) {
    this.user = user;
  }

  /** All of them or none: the user that comes out. */
  static ObjectNode applied(ObjectNode user, JsonNode request) throws ScimFault {
    JsonNode operations = ScimUser.field(request, "Operations");
    if (operations == null || !operations.isArray() || operations.isEmpty()) {
      throw new ScimFault(400, "invalidSyntax", "a PATCH has Operations");
    }
    ScimPatch patch = new ScimPatch(user.deepCopy());
    for (JsonNode operation : operations) {
      patch.apply(operation);
    }
    return patch.user;
  }

  private void apply(JsonNode operation) throws ScimFault {
    String op = operation.path("op").asText("").toLowerCase(Locale.ROOT);
    JsonNode value = operation.get("value");
    String path = operation.path("path").asText("");
    boolean removes = op.equals("remove");
    if (!removes && !op.equals("add") && !op.equals("replace")) {
      throw new ScimFault(400, "invalidSyntax", "op is add, remove or replace");
    }
    if (removes && path.isEmpty()) {
      throw new ScimFault(400, "noTarget", "what is to be removed is named by a path");
    }
    if (!removes && (value == null || value.isNull()) && !op.equals("replace")) {
      throw ScimFault.invalidValue(op + " needs a value");
    }
    if (!path.isEmpty()) {
      at(ScimPath.of(path), removes ? null : value, op.equals("add"));
    } else if (value != null && value.isObject()) {
      without(value, op.equals("add"));
    } else {
      throw ScimFault.invalidValue("without a path the value is an object");
    }
  }

  /** An object of attributes; an extension's may stand below its schema or behind it. */
  private void without(JsonNode values, boolean adds) throws ScimFault {
    for (Iterator<Map.Entry<String, JsonNode>> it = values.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> each = it.next();
      String name = each.getKey();
      if (name.equalsIgnoreCase("schemas") || name.equalsIgnoreCase("id")) {
        continue;
      }
      if (name.equalsIgnoreCase(ScimPath.ENTERPRISE) && each.getValue().isObject()) {
        for (Iterator<Map.Entry<String, JsonNode>> in = each.getValue().fields(); in.hasNext(); ) {
          Map.Entry<String, JsonNode> inner = in.next();
          at(ScimPath.of(ScimPath.ENTERPRISE + ":" + inner.getKey()), inner.getValue(), adds);
        }
      } else {
        at(ScimPath.of(name), each.getValue(), adds);
      }
    }
  }

  private void at(ScimPath path, @Nullable JsonNode value, boolean adds) throws ScimFault {
    ObjectNode holder = path.schema() == null ? user : ScimUser.object(user, path.schema());
    String name = ScimUser.name(holder, path.attribute());
    if (path.by() != null) {
      chosen(holder, name, path, value);
    } else if (path.part() != null) {
      ObjectNode inner = ScimUser.object(holder, name);
      set(inner, ScimUser.name(inner, path.part()), value);
    } else if (adds && holder.path(name).isArray() && value != null) {
      ArrayNode list = (ArrayNode) holder.get(name);
      if (value.isArray()) {
        list.addAll((ArrayNode) value);
      } else {
        list.add(value);
      }
    } else if (holder.path(name).isObject() && value != null && value.isObject()) {
      // What is not named of a complex attribute stays (RFC 7644, 3.5.2.3), also where it is
      // replaced.
      ((ObjectNode) holder.get(name)).setAll((ObjectNode) value);
    } else {
      set(holder, name, value);
    }
  }

  /** One of several values; where there is none yet, one is made that the path would choose. */
  private static void chosen(
      ObjectNode holder, String name, ScimPath path, @Nullable JsonNode value) throws ScimFault {
    ArrayNode list =
        holder.path(name).isArray() ? (ArrayNode) holder.get(name) : holder.putArray(name);
    boolean found = false;
    for (int i = list.size() - 1; i >= 0; i--) {
      JsonNode each = list.get(i);
      if (each.isObject() && each.path(path.by()).asText("").equalsIgnoreCase(path.value())) {
        found = true;
        if (path.part() != null) {
          set((ObjectNode) each, path.part(), value);
        } else if (value == null) {
          list.remove(i);
        } else if (value.isObject()) {
          ((ObjectNode) each).setAll((ObjectNode) value);
        }
      }
    }
    if (!found && value != null) {
      ObjectNode made = list.addObject().put(path.by(), path.value());
      if (path.part() != null) {
        set(made, path.part(), value);
      } else if (value.isObject()) {
        made.setAll((ObjectNode) value);
      } else {
        throw ScimFault.invalidValue("the value of " + path.attribute() + "[…] is an object");
      }
    }
  }

  private static void set(ObjectNode holder, String name, @Nullable JsonNode value) {
    if (value == null || value.isNull() || (value.isTextual() && value.asText().isEmpty())) {
      holder.remove(name);
    } else if (name.equals("manager") && value.isTextual()) {
      holder.set(name, JsonNodeFactory.instance.objectNode().put("value", value.asText()));
    } else {
      holder.set(name, value.deepCopy());
    }
  }
}
