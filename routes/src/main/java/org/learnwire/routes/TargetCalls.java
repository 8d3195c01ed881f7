package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.manifest.ErrorWord;

/** Asks a target, by the endpoint of its connection. */
final class TargetCalls {
  private final ProducerTemplate producer;

  TargetCalls(ProducerTemplate producer) {
    this.producer = producer;
  }

  Receipt ask(String uri, ObjectNode input) {
    try {
      return producer.requestBody(uri, input, Receipt.class);
    } catch (CamelExecutionException e) {
      // The kit answers with receipts; whatever else happens, nobody knows what became of it.
      return new Receipt(
          Receipt.State.UNKNOWN,
          null,
          ErrorWord.TRANSIENT,
          "sending failed in an unforeseen way: " + e.getCause(),
          Json.object());
    }
  }
}
