package org.learnwire.connector.ltiags;

import org.apache.camel.spi.Metadata;

/** What travels beside a score. */
public final class LtiAgsHeaders {
  @Metadata(
      label = "producer",
      description = "The address of the line item, in place of the endpoint's",
      javaType = "String")
  public static final String LINE_ITEM = "CamelLtiAgsLineItem";

  @Metadata(
      label = "producer",
      description = "Afterwards: sent, there-already or kept-grade",
      javaType = "String")
  public static final String OUTCOME = "CamelLtiAgsOutcome";

  private LtiAgsHeaders() {}
}
