package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.rules.DecisionKind;

/** Letters of Learnwire's own, through an e-mail connection of the user's. */
final class Letters implements Notices.Post {
  private static final String WRITE = DecisionKind.Nudge.write();
  private static final String ENGINE = "smtp";

  private final Connections connections;
  private final ProducerTemplate producer;

  Letters(Connections connections, ProducerTemplate producer) {
    this.connections = connections;
    this.producer = producer;
  }

  /** Refuses connections through which no letter can go. */
  void check(NoticeSettings settings) {
    settings.digest().ifPresent(digest -> check("digest", digest.via()));
    settings.alarms().flatMap(NoticeSettings.Alarms::via).ifPresent(via -> check("alarms", via));
  }

  private void check(String what, String via) {
    Connected connected = connections.named(via);
    WriteSpec write = connected.manifest().writes().get(WRITE);
    if (write == null || write.by() == null || !write.by().engine().equals(ENGINE)) {
      throw new UnknownName(
          "notify: %s: via: %s is a %s, which sends no letters; name a connection of the connector email"
              .formatted(what, via, connected.manifest().name()));
    }
  }

  @Override
  public Notices.Sent send(String via, String to, String subject, String text, String reference) {
    ObjectNode letter = Json.object().put("recipientEmail", to).put("recipientName", "");
    letter.put("subject", subject).put("text", text).put("externalRef", reference);
    try {
      Receipt receipt =
          producer.requestBody("learnwire:" + via + "/" + WRITE, letter, Receipt.class);
      return receipt.state() == Receipt.State.REFUSED ? Notices.Sent.SURELY_NOT : Notices.Sent.GONE;
    } catch (CamelExecutionException e) {
      return Notices.Sent.GONE;
    }
  }
}
