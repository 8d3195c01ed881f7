package org.learnwire.ltitool.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import org.learnwire.lti.dialect.JsonConfiguration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configuration that a platform reads from a URL of ours. */
@RestController
class ConfigurationController {
  private final ToolAddress address;

  ConfigurationController(ToolAddress address) {
    this.address = address;
  }

  @GetMapping(path = JsonConfiguration.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ObjectNode configuration(HttpServletRequest request) {
    return JsonConfiguration.of(address.tool(request));
  }
}
