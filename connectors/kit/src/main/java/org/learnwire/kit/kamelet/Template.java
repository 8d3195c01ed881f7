package org.learnwire.kit.kamelet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.WriteSpec;

/** The route inside a Kamelet. */
final class Template {
  private Template() {}

  static ObjectNode source(Manifest manifest, String stream) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    ObjectNode from = template.putObject("from");
    ObjectNode parameters = learnwire(from, manifest, stream);
    parameters.put("output", "json").put("parents", true).put("delay", "{{delay}}");
    // One by one; the position moves only when all of a page came through.
    ObjectNode split = from.putArray("steps").addObject().putObject("split");
    split.put("simple", "${body}");
    split.putArray("steps").addObject().put("to", "kamelet:sink");
    return template;
  }

  /** What the vendor answered is told to an action; a sink fails where nothing was done. */
  static ObjectNode send(Manifest manifest, String write) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    ObjectNode from = template.putObject("from").put("uri", "kamelet:source");
    ArrayNode steps = from.putArray("steps");
    ObjectNode to = steps.addObject().putObject("to");
    ObjectNode parameters = learnwire(to, manifest, write).put("throwExceptionOnFailure", true);
    if (unproven(manifest, write)) {
      parameters.put("allowUnverified", "{{allowUnverified}}");
    }
    steps.addObject().putObject("convertBodyTo").put("type", "java.lang.String");
    return template;
  }

  /** Whether its user has to allow it. */
  static boolean unproven(Manifest manifest, String name) {
    WriteSpec write = manifest.writes().get(name);
    return write != null && manifest.unproven(write);
  }

  /** Whether nobody but the user knows where the system is. */
  static boolean ownAddress(Manifest manifest) {
    return manifest.calls()
        && (manifest.baseUrl() == null || manifest.baseUrl().equals("{baseUrl}"));
  }

  private static ObjectNode learnwire(ObjectNode step, Manifest manifest, String name) {
    step.put("uri", "learnwire:{{connection}}/" + name);
    ObjectNode parameters = step.putObject("parameters");
    parameters.put("connector", manifest.name());
    parameters.put("baseUrl", ownAddress(manifest) ? "RAW({{baseUrl}})" : "RAW({{baseUrl:}})");
    manifest
        .settings()
        .forEach(
            (key, setting) -> {
              boolean always = setting.required() || setting.defaultValue() != null;
              parameters.put("settings." + key, "RAW({{" + key + (always ? "" : ":") + "}})");
            });
    return parameters;
  }
}
