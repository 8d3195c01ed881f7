package org.learnwire.lrs.http;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** An application that imports the configuration serves the LRS, behind its gate. */
class LrsHttpConfigurationTest {
  @Configuration
  @EnableWebMvc
  @Import(LrsHttpConfiguration.class)
  static class Application {}

  @Test
  void importing_it_is_enough(@TempDir Path folder) throws Exception {
    try (LrsServer parts = new LrsServer(folder);
        var context = new AnnotationConfigWebApplicationContext()) {
      context.setServletContext(new MockServletContext());
      context.register(Application.class);
      context.addBeanFactoryPostProcessor(
          beans -> {
            beans.registerSingleton("database", parts.database);
            beans.registerSingleton("store", parts.store);
            beans.registerSingleton("credentials", parts.credentials);
          });
      context.refresh();
      MockMvc mvc =
          MockMvcBuilders.webAppContextSetup(context)
              .addFilters(context.getBean(XapiFilter.class))
              .build();
      for (String path :
          new String[] {"/xapi/statements", "/xapi/statements/", "/xAPI/statements"}) {
        mvc.perform(get(path)).andExpect(status().isUnauthorized());
        mvc.perform(parts.call("GET", path)).andExpect(status().isOk());
      }
      mvc.perform(get("/profile")).andExpect(status().isOk());
      mvc.perform(get("/xapi/about")).andExpect(status().isOk());
      mvc.perform(get("/xapi/nothing")).andExpect(status().isNotFound());
    }
  }
}
