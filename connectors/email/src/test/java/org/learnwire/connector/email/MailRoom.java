package org.learnwire.connector.email;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.kit.Connector;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.manifest.Limits;

/** A plain Camel application that sends through this folder. */
final class MailRoom implements AutoCloseable {
  static final String PASSWORD = "smtp-secret-0001";
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final LearnwireComponent component = new LearnwireComponent();

  private MailRoom(Network network, Map<String, String> settings) {
    Connector connector = Connector.load(Path.of(""));
    component.addConnection(
        new Connection(
            "mail",
            connector,
            UUID.randomUUID(),
            null,
            settings,
            quick(connector.manifest().limits()),
            network));
    component.setPatience(new Patience(3, Duration.ofMillis(10), Duration.ofSeconds(5)));
    component.setTimeout(Duration.ofSeconds(1));
    context.addComponent("learnwire", component);
    context.start();
  }

  private static Limits quick(Limits own) {
    return new Limits(100, 0, own.concurrent(), null, own.stopOn());
  }

  static MailRoom at(int port, String... settings) {
    return at(Network.straight(), port, settings);
  }

  static MailRoom at(Network network, int port, String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("host", "localhost");
    all.put("port", Integer.toString(port));
    all.put("security", "none");
    all.put("from", "learnwire@acme.test");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new MailRoom(network, all);
  }

  Receipt recognise(ObjectNode input) {
    return sent("recognition.give", input);
  }

  Receipt message(ObjectNode input) {
    return sent("message.send", input);
  }

  CompletableFuture<Receipt> meanwhile(ObjectNode input) {
    return CompletableFuture.supplyAsync(() -> message(input));
  }

  Receipt lookUp(ObjectNode input) {
    return sent("message.send?lookup=true", input);
  }

  private Receipt sent(String write, ObjectNode input) {
    return context
        .createProducerTemplate()
        .requestBody("learnwire:mail/" + write, input, Receipt.class);
  }

  CheckReport check() throws InterruptedException {
    return new ConnectionCheck(component).run("mail");
  }

  static ObjectNode toAna() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("externalRef", "lw-0123456789ab")
        .put("recipientEmail", "ana@acme.test")
        .put("recipientName", "Ana Ruiz")
        .put("giverName", "Teresa Rossi")
        .put("text", "Well done, and thank you!");
  }

  @Override
  public void close() {
    context.stop();
  }
}
