package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends the body of an Exchange as a write, synchronously; the Receipt is its new body. */
public class LearnwireProducer extends DefaultProducer {
  private final Writer writer;

  LearnwireProducer(LearnwireEndpoint endpoint, Writer writer) {
    super(endpoint);
    this.writer = writer;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Object body = exchange.getMessage().getBody();
    if (!(body instanceof ObjectNode input)) {
      throw new IllegalArgumentException(
          "%s takes an ObjectNode, the input of the write, not %s"
              .formatted(
                  getEndpoint().getEndpointBaseUri(),
                  body == null ? "an empty body" : body.getClass().getName()));
    }
    boolean lookup = ((LearnwireEndpoint) getEndpoint()).isLookup();
    exchange.getMessage().setBody(lookup ? writer.lookUp(input) : writer.write(input));
  }
}
