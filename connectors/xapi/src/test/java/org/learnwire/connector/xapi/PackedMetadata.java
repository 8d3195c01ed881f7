package org.learnwire.connector.xapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What Camel looks for in a jar that brings a component, a converter or Kamelets. */
final class PackedMetadata {
  private static final String SERVICES = "META-INF/services/org/apache/camel/";

  private PackedMetadata() {}

  /** What is not there, or names what is not there. */
  static List<String> missing(Path file) {
    List<String> missing = new ArrayList<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      if (jar.getEntry("org/learnwire/kit/LearnwireComponent.class") != null) {
        component(jar, "learnwire", "META-INF/org/learnwire/kit/learnwire.json", missing);
      }
      if (jar.getEntry("org/learnwire/connector/xapi/XapiComponent.class") != null) {
        component(jar, "xapi", "META-INF/org/learnwire/connector/xapi/xapi.json", missing);
      }
      if (jar.getEntry("learnwire/connectors/moodle/connector.yaml") != null) {
        kamelets(jar, missing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return missing;
  }

  private static void component(JarFile jar, String scheme, String catalogue, List<String> missing)
      throws IOException {
    service(jar, "component/" + scheme, missing);
    service(jar, "configurer/" + scheme + "-component", missing);
    service(jar, "configurer/" + scheme + "-endpoint", missing);
    service(jar, "urifactory/" + scheme + "-endpoint", missing);
    if (jar.getEntry(catalogue) == null) {
      missing.add(catalogue);
    }
    JarEntry converters = jar.getJarEntry(SERVICES + "TypeConverterLoader");
    if (converters == null) {
      missing.add("TypeConverterLoader");
    } else {
      holds(jar, "TypeConverterLoader", text(jar, converters).strip(), missing);
    }
  }

  private static void service(JarFile jar, String name, List<String> missing) throws IOException {
    JarEntry entry = jar.getJarEntry(SERVICES + name);
    if (entry == null) {
      missing.add(name);
      return;
    }
    Properties properties = new Properties();
    try (InputStream in = jar.getInputStream(entry)) {
      properties.load(in);
    }
    holds(jar, name, properties.getProperty("class"), missing);
  }

  private static void holds(JarFile jar, String name, String type, List<String> missing) {
    if (jar.getEntry(type.replace('.', '/') + ".class") == null) {
      missing.add(name + " names a class that is not in the jar: " + type);
    }
  }

  private static void kamelets(JarFile jar, List<String> missing) {
    for (String name :
        new String[] {"moodle-course-completions-source", "slack-message-send-sink"}) {
      if (jar.getEntry("kamelets/" + name + ".kamelet.yaml") == null) {
        missing.add("kamelets/" + name);
      }
    }
  }

  private static String text(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
