package org.learnwire.connector.ltiags;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code lti-ags:CLIENT?issuer=…&lineItem=…}: scores into the gradebook of a learning platform. */
@Component("lti-ags")
public class LtiAgsComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    LtiAgsEndpoint endpoint = new LtiAgsEndpoint(uri, this, remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
