package org.learnwire.kit.kamelet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.learnwire.kit.Connector;
import org.learnwire.kit.ConnectorCatalog;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.WriteSpec;

/**
 * Every stream and write of a connector as a Kamelet: {@code moodle-course-completions-source},
 * {@code bamboohr-goal-create-sink}; a write that only reads is an action.
 */
public final class Kamelets {
  private final Manifest manifest;
  private final String version;
  private final boolean hasJar;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();

  /**
   * @param hasJar the connector's folder holds Java, which its Kamelets need on the class path
   */
  private Kamelets(Manifest manifest, String version, boolean hasJar) {
    this.manifest = manifest;
    this.version = version;
    this.hasJar = hasJar;
    manifest
        .streams()
        .keySet()
        .forEach(stream -> add(stream, "source", Template.source(manifest, stream)));
    manifest
        .writes()
        .forEach((name, write) -> add(name, type(write), Template.send(manifest, name)));
  }

  /** By their names. */
  public static Map<String, ObjectNode> of(Connector connector, String version, boolean hasJar) {
    return new Kamelets(connector.manifest(), version, hasJar).all;
  }

  /**
   * Writes those of every folder into one.
   *
   * @param args the folder of the connectors' folders, where to write, the version of our jars
   */
  public static void main(String[] args) throws IOException {
    Path folders = Path.of(args[0]);
    Path into = Files.createDirectories(Path.of(args[1]));
    ObjectMapper yaml =
        new ObjectMapper(
            new YAMLFactory()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
    for (Connector connector : ConnectorCatalog.folder(folders).all()) {
      boolean hasJar = Files.exists(folders.resolve(connector.name()).resolve("pom.xml"));
      for (Map.Entry<String, ObjectNode> each : of(connector, args[2], hasJar).entrySet()) {
        Files.writeString(
            into.resolve(each.getKey() + ".kamelet.yaml"),
            yaml.writeValueAsString(each.getValue()));
      }
    }
  }

  private static String type(WriteSpec write) {
    return reads(write) ? "action" : "sink";
  }

  private static boolean reads(WriteSpec write) {
    return write.reads();
  }

  private void add(String of, String type, ObjectNode template) {
    String name = manifest.name() + "-" + dashed(of) + "-" + type;
    ObjectNode kamelet = JsonNodeFactory.instance.objectNode();
    kamelet.put("apiVersion", "camel.apache.org/v1").put("kind", "Kamelet");
    ObjectNode metadata = kamelet.putObject("metadata").put("name", name);
    metadata
        .putObject("annotations")
        .put("camel.apache.org/kamelet.support.level", "Preview")
        .put("camel.apache.org/catalog.version", version)
        .put("camel.apache.org/provider", "Learnwire")
        .put("camel.apache.org/kamelet.group", manifest.title())
        .put("camel.apache.org/kamelet.namespace", "Learnwire");
    metadata.putObject("labels").put("camel.apache.org/kamelet.type", type);
    ObjectNode spec = kamelet.putObject("spec");
    spec.set("definition", new Definition(manifest).of(of, type));
    var dependencies = spec.putArray("dependencies");
    dependencies.add("camel:kamelet").add("mvn:org.learnwire:learnwire-catalog:" + version);
    if (hasJar) {
      dependencies.add(
          "mvn:org.learnwire:learnwire-connector-%s:%s".formatted(manifest.name(), version));
    }
    spec.set("template", template);
    all.put(name, kamelet);
  }

  /** {@code goal.create} and {@code goalCreate} as {@code goal-create}. */
  static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("[^A-Za-z0-9]+", "-")
        .toLowerCase(Locale.ROOT);
  }
}
