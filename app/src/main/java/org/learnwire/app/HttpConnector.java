package org.learnwire.app;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.learnwire.lrs.http.ServerRefusals;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * How Learnwire's server treats connections, in one place: 8 busy clients of the LRS as well as 200
 * that mostly wait.
 */
public final class HttpConnector
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** A request that writes waits for its group's commit: more at a time are larger groups. */
  private static final int THREADS = 64;

  private static final int SPARE_THREADS = 8;

  /** An idle connection costs some memory, no thread. */
  private static final int MOST_CONNECTIONS = 2_000;

  private static final int WAITING_TO_BE_ACCEPTED = 200;

  /** Longer than the pools of common clients keep an idle connection. */
  private static final int KEEP_ALIVE_MILLIS = 75_000;

  /** Without end: to connect anew after every hundred requests would cap the rate. */
  private static final int ANY_NUMBER_OF_REQUESTS = -1;

  /** A client that stops in the middle of a request is not waited for longer. */
  private static final int SILENCE_MILLIS = 20_000;

  /** A query may name agent, activity and verb, each long and percent-encoded. */
  private static final int LARGEST_HEAD = 64 * 1024;

  /** What is read and thrown away of a body that was refused, so that its sender hears why. */
  private static final int LARGEST_SWALLOWED = 64 * 1024 * 1024;

  private static final int LARGEST_FORM = 2 * 1024 * 1024;

  /** A batch of statements or a page of them passes in few reads and writes. */
  private static final String BUFFER = Integer.toString(32 * 1024);

  /** Browsers leave these as they are in a query; JSON in the parameter agent is full of them. */
  private static final String LEFT_AS_THEY_ARE = "\"<>[\\]^`{|}";

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.addConnectorCustomizers(HttpConnector::settle);
    tomcat.addContextCustomizers(ServerRefusals::instead);
  }

  private static void settle(Connector connector) {
    connector.setMaxPostSize(LARGEST_FORM);
    connector.setProperty("relaxedQueryChars", LEFT_AS_THEY_ARE);
    connector.setProperty("socket.appReadBufSize", BUFFER);
    connector.setProperty("socket.appWriteBufSize", BUFFER);
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      http.setMaxThreads(THREADS);
      http.setMinSpareThreads(SPARE_THREADS);
      http.setMaxConnections(MOST_CONNECTIONS);
      http.setAcceptCount(WAITING_TO_BE_ACCEPTED);
      http.setKeepAliveTimeout(KEEP_ALIVE_MILLIS);
      http.setMaxKeepAliveRequests(ANY_NUMBER_OF_REQUESTS);
      http.setConnectionTimeout(SILENCE_MILLIS);
      http.setMaxHttpRequestHeaderSize(LARGEST_HEAD);
      http.setMaxSwallowSize(LARGEST_SWALLOWED);
    }
  }
}
