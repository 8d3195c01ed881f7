package org.learnwire.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.manifest.CheckSpec;

/** Sends the body of an Exchange as a write, synchronously; the Receipt is its new body. */
public class LearnwireProducer extends DefaultProducer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Writer writer;
  private @Nullable ProducerHealth health;

  LearnwireProducer(LearnwireEndpoint endpoint, Writer writer) {
    super(endpoint);
    this.writer = writer;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ObjectNode input = input(exchange);
    Receipt receipt = getEndpoint().isLookup() ? writer.lookUp(input) : writer.write(input);
    exchange.getMessage().setBody(receipt);
    exchange.getMessage().setHeader(LearnwireHeaders.STATE, receipt.state().word());
    exchange.getMessage().setHeader(LearnwireHeaders.REMOTE_ID, receipt.remoteId());
    boolean failed =
        receipt.state() == Receipt.State.REFUSED || receipt.state() == Receipt.State.UNKNOWN;
    if (failed && getEndpoint().isThrowExceptionOnFailure()) {
      throw new WriteFailed(receipt);
    }
  }

  /** An ObjectNode, a Map, or the text of a JSON object. */
  private ObjectNode input(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof ObjectNode input) {
      return input;
    }
    if (body instanceof Map<?, ?> fields) {
      return JSON.valueToTree(fields);
    }
    String text = body == null ? "" : exchange.getMessage().getBody(String.class);
    try {
      if (text != null && JSON.readTree(text) instanceof ObjectNode input) {
        return input;
      }
    } catch (JsonProcessingException e) {
      // Told below: it is somebody's data, of which Jackson would show the beginning.
    }
    throw new IllegalArgumentException(
        "%s takes an ObjectNode, the input of the write, not %s"
            .formatted(
                getEndpoint().getEndpointBaseUri(),
                body == null ? "an empty body" : body.getClass().getName()));
  }

  @Override
  public LearnwireEndpoint getEndpoint() {
    return (LearnwireEndpoint) super.getEndpoint();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    CheckSpec check = getEndpoint().to().manifest().check();
    if (check != null) {
      health =
          ProducerHealth.register(getEndpoint(), getEndpoint().getComponent(), () -> ask(check));
    }
  }

  /** The cheapest authenticated call of the connector's own check. */
  private void ask(CheckSpec check) throws Exception {
    Caller caller = getEndpoint().caller().hasty();
    caller.read(check.call(), Fill.of(getEndpoint().to()), check.expect());
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
