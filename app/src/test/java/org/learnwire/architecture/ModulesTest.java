package org.learnwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The same directions in the poms: what is not a dependency cannot be used by mistake. */
class ModulesTest {

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("xapi-model", Set.of()),
          Map.entry("database", Set.of()),
          Map.entry("lrs", Set.of("database", "xapi-model")),
          Map.entry("people", Set.of("database", "xapi-model")),
          Map.entry("rules", Set.of("xapi-model")),
          Map.entry("ledger", Set.of("database", "xapi-model")),
          Map.entry("connectors/kit", Set.of("xapi-model")),
          Map.entry("connectors/catalog", Set.of("kit")),
          Map.entry("connectors/xapi", Set.of("kit")),
          Map.entry("connectors/csv", Set.of("kit")),
          Map.entry("connectors/email", Set.of("kit")),
          Map.entry("connectors/lti-ags", Set.of("kit", "lti")),
          Map.entry("connectors/scim", Set.of("kit")),
          Map.entry("connectors/workshop", Set.of("kit", "catalog")),
          Map.entry("connectors/starter", Set.of("catalog", "connector-xapi")),
          Map.entry(
              "routes", Set.of("catalog", "kit", "lrs", "people", "rules", "ledger", "database")),
          Map.entry("lti", Set.of("database")),
          Map.entry("lti-tool", Set.of("lti", "lrs", "people", "ledger")),
          Map.entry(
              "app",
              Set.of(
                  "routes",
                  "lti-tool",
                  "connector-xapi",
                  "connector-csv",
                  "connector-email",
                  "connector-lti-ags",
                  "connector-scim")),
          Map.entry("sandbox", Set.of("workshop")),
          Map.entry("bench", Set.of("lrs", "kit", "people", "routes", "lti")));

  @Test
  void every_module_is_known_here() throws Exception {
    assertThat(texts(pom(""), "module"))
        .as("a new module needs its directions here and in DirectionsTest")
        .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @Test
  void a_module_depends_only_on_those_before_it_in_the_journey() throws Exception {
    for (String module : MAY_USE.keySet()) {
      assertThat(dependencies(module)).as(module).isSubsetOf(MAY_USE.get(module));
    }
  }

  @Test
  void the_sandbox_carries_the_workshop_and_sees_none_of_it() throws Exception {
    assertThat(scopes("sandbox", "learnwire-workshop")).containsExactly("runtime");
  }

  @Test
  void only_the_workshop_brings_the_double_of_a_vendor_along() throws Exception {
    for (String module : MAY_USE.keySet()) {
      assertThat(scopes(module, "wiremock-standalone"))
          .as(module)
          .allMatch(scope -> scope.equals(module.equals("connectors/workshop") ? "" : "test"));
    }
  }

  @Test
  void a_connector_is_a_folder_without_pom_or_java() {
    Set<String> built =
        Set.of("kit", "catalog", "xapi", "csv", "email", "lti-ags", "scim", "workshop", "starter");
    List<String> javaOrPom =
        House.files(
                file ->
                    House.name(file).startsWith("connectors/")
                        && !built.contains(House.name(file).split("/")[1])
                        && (House.isJava(file) || file.endsWith("pom.xml")))
            .stream()
            .map(House::name)
            .toList();

    assertThat(javaOrPom)
        .as("a vendor is described, not programmed, so that an integrator can change it")
        .isEmpty();
  }

  @Test
  void a_module_appears_with_its_sources_never_empty() {
    for (String module : MAY_USE.keySet()) {
      Path folder = House.root().resolve(module);
      boolean filled = Files.isDirectory(folder.resolve("src/main"));
      assertThat(filled || module.equals("connectors/catalog")).as(module).isTrue();
    }
  }

  private static Set<String> dependencies(String module) throws Exception {
    NodeList all = pom(module).getElementsByTagName("dependency");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(one -> text(one, "groupId").equals("org.learnwire"))
        .filter(one -> !text(one, "scope").equals("test"))
        .map(one -> text(one, "artifactId").replace("learnwire-", ""))
        .collect(Collectors.toSet());
  }

  private static Set<String> scopes(String module, String artifact) throws Exception {
    NodeList all = pom(module).getElementsByTagName("dependency");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(one -> text(one, "artifactId").equals(artifact))
        .map(one -> text(one, "scope"))
        .collect(Collectors.toSet());
  }

  private static Document pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(House.root().resolve(module).resolve("pom.xml").toFile());
  }

  private static List<String> texts(Document document, String tag) {
    NodeList found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  private static String text(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
