package org.learnwire.connector.ltiags;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Send scores to the gradebook of a learning platform (LTI 1.3, Assignment and Grade Services). */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "lti-ags",
    title = "LTI Gradebook",
    syntax = "lti-ags:clientId",
    producerOnly = true,
    remote = true,
    category = {Category.SAAS},
    headersClass = LtiAgsHeaders.class)
public class LtiAgsEndpoint extends DefaultEndpoint {
  @UriPath(description = "The client id that the platform knows the tool by")
  @Metadata(required = true)
  private final String clientId;

  @UriParam(label = "producer", description = "The issuer of the platform")
  @Metadata(required = true)
  private @Nullable String issuer;

  @UriParam(
      label = "producer",
      description = "The address of the line item; else the header CamelLtiAgsLineItem says it")
  private @Nullable String lineItem;

  LtiAgsEndpoint(String uri, LtiAgsComponent component, String clientId) {
    super(uri, component);
    this.clientId = clientId;
  }

  @Override
  public Producer createProducer() {
    return new LtiAgsProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException("lti-ags: only sends; nothing can be read from it");
  }

  public String getClientId() {
    return clientId;
  }

  public @Nullable String getIssuer() {
    return issuer;
  }

  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }

  public @Nullable String getLineItem() {
    return lineItem;
  }

  public void setLineItem(String lineItem) {
    this.lineItem = lineItem;
  }
}
