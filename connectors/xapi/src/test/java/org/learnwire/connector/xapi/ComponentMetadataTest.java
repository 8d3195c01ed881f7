package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.junit.jupiter.api.Test;

/**
 * What Camel's build makes of a component. A route works without it, only slower and without
 * anybody's help: so nothing but this test notices when it is missing from the jar.
 */
class ComponentMetadataTest {
  private static final String SERVICES = "META-INF/services/org/apache/camel/";

  @Test
  void the_configurers_and_the_uri_factory_are_there_as_the_services_say() throws Exception {
    for (String service :
        new String[] {
          "component/xapi",
          "configurer/xapi-component",
          "configurer/xapi-endpoint",
          "urifactory/xapi-endpoint"
        }) {
      String text = text(SERVICES + service);
      String name = text.replaceAll("(?s).*class=(\\S+).*", "$1");
      assertThat(Class.forName(name)).as(service).isNotNull();
    }
  }

  @Test
  void the_catalogue_knows_options_headers_and_what_is_secret() throws Exception {
    JsonNode catalogue =
        new ObjectMapper().readTree(text("META-INF/org/learnwire/connector/xapi/xapi.json"));
    assertThat(catalogue.at("/component/scheme").asText()).isEqualTo("xapi");
    assertThat(catalogue.at("/properties/password/secret").asBoolean()).isTrue();
    assertThat(catalogue.at("/properties/filter/prefix").asText()).isEqualTo("filter.");
    assertThat(catalogue.at("/properties/backoffMultiplier/group").asText()).isEqualTo("scheduler");
    assertThat(catalogue.at("/properties/delay/defaultValue").asText()).isEqualTo("60000");
    assertThat(catalogue.at("/headers/CamelXapiSent").isMissingNode()).isFalse();
    assertThat(catalogue.at("/componentProperties/stateRepository").isMissingNode()).isFalse();
    assertThat(catalogue.at("/componentProperties/healthCheckProducerEnabled").isMissingNode())
        .isFalse();
  }

  @Test
  void an_address_can_be_built_from_its_parts() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.start();
      EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory("xapi");
      assertThat(factory).isNotNull();
      assertThat(factory.multiValuePrefixes().toString()).contains("filter.");
      assertThat(factory.secretPropertyNames()).contains("password", "token");
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = XapiComponent.class.getClassLoader().getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
