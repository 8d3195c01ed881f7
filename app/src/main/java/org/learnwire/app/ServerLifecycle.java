package org.learnwire.app;

import java.io.IOException;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.FirstAccount;
import org.learnwire.app.signin.FolderToken;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.routes.Journey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the schedules once pages can be opened, and says where the server is. */
@Component
class ServerLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLifecycle.class);

  private final Journey journey;
  private final ServerFile file;
  private final FolderToken token;
  private final FirstAccount first;

  ServerLifecycle(Journey journey, AppSettings settings, FolderToken token, FirstAccount first) {
    this.journey = journey;
    this.file = ServerFile.in(settings.journey().data());
    this.token = token;
    this.first = first;
  }

  @EventListener
  void listening(WebServerInitializedEvent event) throws IOException {
    if (event.getApplicationContext().getServerNamespace() == null) {
      String bound = event.getApplicationContext().getEnvironment().getProperty("server.address");
      String address = OurAddress.command(bound, event.getWebServer().getPort());
      file.write(address, token.value());
      first.started(address);
      journey.start();
    }
  }

  @EventListener
  void closing(ContextClosedEvent event) {
    try {
      file.delete();
    } catch (IOException e) {
      LOG.warn("server.json could not be removed: {}", e.getMessage());
    }
  }
}
