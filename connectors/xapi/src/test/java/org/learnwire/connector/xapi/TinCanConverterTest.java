package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/** Objects of TinCanJava's names, compiled here and loaded apart, as in somebody's application. */
class TinCanConverterTest {
  private static final UUID ID = UUID.fromString("8f87ccde-bb56-4c2e-ab83-44982ef22df0");
  private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
  private static TinCanLibrary library;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    library = TinCanLibrary.compiledIn(folder);
    CAMEL.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:learned").convertBodyTo(Statement.class).to("mock:checked");
          }
        });
    CAMEL.start();
  }

  @AfterAll
  static void stop() throws Exception {
    CAMEL.close();
    library.close();
  }

  @Test
  void a_statement_of_the_library_becomes_one_of_ours_in_a_route() throws Exception {
    MockEndpoint checked = CAMEL.getEndpoint("mock:checked", MockEndpoint.class);
    checked.reset();
    checked.expectedMessageCount(1);
    try (var template = CAMEL.createProducerTemplate()) {
      template.sendBody("direct:learned", library.statement(ID, "mailto:ana@example.test"));
    }
    checked.assertIsSatisfied();
    Statement statement = checked.getExchanges().get(0).getIn().getBody(Statement.class);
    assertThat(statement.id()).contains(ID);
    assertThat(statement.actor()).isEqualTo(Agent.mbox("ana@example.test"));
    assertThat(statement.verb().id()).isEqualTo("http://adlnet.gov/expapi/verbs/completed");
    assertThat(statement.version()).isEqualTo(XapiVersion.V1_0_3);
  }

  @Test
  void an_heir_of_its_classes_is_known_too() throws Exception {
    Object heir = library.object("org.example.test.OurStatement");
    assertThat(CAMEL.getTypeConverter().mandatoryConvertTo(Statement.class, heir).id())
        .contains(ID);
  }

  @Test
  void what_breaks_a_rule_is_refused_with_its_path() throws Exception {
    Object wrong = library.statement(ID, "ana@example.test");
    assertThatThrownBy(() -> CAMEL.getTypeConverter().mandatoryConvertTo(Statement.class, wrong))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("com.rusticisoftware.tincan.Statement")
        .hasMessageContaining("$.actor.mbox")
        .hasMessageNotContaining("ana@");
    try (var template = CAMEL.createProducerTemplate()) {
      assertThatThrownBy(() -> template.requestBody("direct:learned", wrong))
          .isInstanceOf(CamelExecutionException.class);
    }
  }

  @Test
  void a_statement_without_its_parts_says_what_is_missing() throws Exception {
    Object empty = library.object("com.rusticisoftware.tincan.Statement");
    assertThatThrownBy(() -> CAMEL.getTypeConverter().mandatoryConvertTo(Statement.class, empty))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("has it an actor, a verb and an object?");
  }

  @Test
  void an_agent_is_no_statement() throws Exception {
    Object agent = library.object("com.rusticisoftware.tincan.Agent");
    assertThatThrownBy(() -> CAMEL.getTypeConverter().mandatoryConvertTo(Statement.class, agent))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("is no statement");
  }

  @Test
  void what_is_not_of_the_library_is_left_to_others() {
    assertThatThrownBy(
            () -> CAMEL.getTypeConverter().mandatoryConvertTo(Statement.class, List.of(1)))
        .isInstanceOf(NoTypeConversionAvailableException.class);
    assertThat(CAMEL.getTypeConverter().convertTo(Integer.class, "5")).isEqualTo(5);
  }
}
