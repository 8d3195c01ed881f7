package org.learnwire.connector.xapi;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.ProducerHealth;

/**
 * Sends the statements of an Exchange, synchronously. The body stays; the header {@code
 * CamelXapiSent} says what became of each.
 */
public class XapiProducer extends DefaultProducer {
  private @Nullable ProducerHealth health;

  XapiProducer(XapiEndpoint endpoint) {
    super(endpoint);
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    XapiEndpoint endpoint = getEndpoint();
    Lrs lrs = endpoint.open();
    Outgoing outgoing = new Outgoing(exchange, lrs.version(), endpoint.isKeepAuthority());
    Sent sent = new StatementSender(lrs, endpoint.getBatchSize(), files(exchange)).send(outgoing);
    exchange.getMessage().setHeader(XapiHeaders.SENT, sent);
    if (endpoint.isThrowExceptionOnFailure() && !sent.refused().isEmpty()) {
      throw new StatementsRefused(sent);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, AttachedFile> files(Exchange exchange) {
    Object files = exchange.getMessage().getHeader(XapiHeaders.ATTACHMENTS);
    return files instanceof Map<?, ?> map ? (Map<String, AttachedFile>) map : Map.of();
  }

  @Override
  public XapiEndpoint getEndpoint() {
    return (XapiEndpoint) super.getEndpoint();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    health =
        ProducerHealth.register(
            getEndpoint(), getEndpoint().getComponent(), () -> getEndpoint().open().check());
  }

  @Override
  protected void doStop() throws Exception {
    if (health != null) {
      health.unregister();
      health = null;
    }
    super.doStop();
  }
}
