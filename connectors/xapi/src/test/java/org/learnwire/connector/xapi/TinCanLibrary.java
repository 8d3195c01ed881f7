package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.tools.ToolProvider;

/** Classes with TinCanJava's names and ways, behind a class loader of their own. */
final class TinCanLibrary implements AutoCloseable {
  private static final Map<String, String> SOURCES =
      Map.of(
          "com/rusticisoftware/tincan/json/JSON.java",
          "package com.rusticisoftware.tincan.json; public interface JSON { String toJSON(); }",
          "com/rusticisoftware/tincan/json/JSONBase.java",
          "package com.rusticisoftware.tincan.json; public abstract class JSONBase implements JSON {}",
          "com/rusticisoftware/tincan/Agent.java",
          """
          package com.rusticisoftware.tincan;
          public class Agent extends com.rusticisoftware.tincan.json.JSONBase {
            private String mbox = "mailto:somebody@example.test";
            public void setMbox(String mbox) { this.mbox = mbox; }
            @Override public String toJSON() {
              return "{\\"objectType\\":\\"Agent\\",\\"mbox\\":\\"" + mbox + "\\"}";
            }
          }
          """,
          "com/rusticisoftware/tincan/Statement.java",
          """
          package com.rusticisoftware.tincan;
          public class Statement extends com.rusticisoftware.tincan.json.JSONBase {
            private java.util.UUID id;
            private Agent actor;
            public void setId(java.util.UUID id) { this.id = id; }
            public void setActor(Agent actor) { this.actor = actor; }
            // Without an actor the real one fails with a NullPointerException too.
            @Override public String toJSON() {
              return "{\\"id\\":\\"" + id + "\\",\\"actor\\":" + actor.toJSON()
                  + ",\\"verb\\":{\\"id\\":\\"http://adlnet.gov/expapi/verbs/completed\\"}"
                  + ",\\"object\\":{\\"objectType\\":\\"Activity\\",\\"id\\":\\"http://example.test/a\\"}}";
            }
          }
          """,
          "org/example/test/OurStatement.java",
          """
          package org.example.test;
          public class OurStatement extends com.rusticisoftware.tincan.Statement {
            public OurStatement() {
              setId(java.util.UUID.fromString("8f87ccde-bb56-4c2e-ab83-44982ef22df0"));
              setActor(new com.rusticisoftware.tincan.Agent());
            }
          }
          """);

  private final URLClassLoader loader;

  private TinCanLibrary(URLClassLoader loader) {
    this.loader = loader;
  }

  static TinCanLibrary compiledIn(Path folder) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Path file = folder.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
    URL[] classes = {folder.toUri().toURL()};
    // The platform's loader as parent: these classes and ours do not see each other.
    return new TinCanLibrary(new URLClassLoader(classes, ClassLoader.getPlatformClassLoader()));
  }

  Object object(String name) throws ReflectiveOperationException {
    return loader.loadClass(name).getConstructor().newInstance();
  }

  Object statement(UUID id, String mbox) throws ReflectiveOperationException {
    Object agent = object("com.rusticisoftware.tincan.Agent");
    agent.getClass().getMethod("setMbox", String.class).invoke(agent, mbox);
    Object statement = object("com.rusticisoftware.tincan.Statement");
    Class<?> type = statement.getClass();
    type.getMethod("setId", UUID.class).invoke(statement, id);
    type.getMethod("setActor", agent.getClass()).invoke(statement, agent);
    return statement;
  }

  @Override
  public void close() throws Exception {
    loader.close();
  }
}
