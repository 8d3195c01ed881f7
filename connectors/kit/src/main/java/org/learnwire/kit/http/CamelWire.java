package org.learnwire.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Camel's HTTP component with everything off that would act on its own: retries, redirects, cookies
 * and the stream cache. One endpoint per connection; each call says its address in headers.
 */
final class CamelWire implements Wire {
  private final HttpComponent http;
  private final Endpoint endpoint;
  private final Producer producer;

  CamelWire(CamelContext context, Target target) {
    try {
      http = new HttpComponent();
      http.setCamelContext(context);
      http.setUseGlobalSslContextParameters(true);
      http.setUseSystemProperties(true);
      target.network().tls().ifPresent(http::setSslContextParameters);
      target.network().proxy().ifPresent(proxy -> http.setHttpClientConfigurer(proxy::into));
      http.setAutomaticRetriesDisabled(true);
      http.setRedirectHandlingDisabled(true);
      http.setCookieManagementDisabled(true);
      http.setAuthCachingDisabled(true);
      http.setConnectTimeout(connectTimeout(target.timeout()).toMillis());
      http.setConnectionRequestTimeout(target.timeout().toMillis());
      http.setResponseTimeout(target.timeout().toMillis());
      http.setSoTimeout(target.timeout().toMillis());
      http.setMaxTotalConnections(target.limits().concurrent());
      http.setConnectionsPerRoute(target.limits().concurrent());
      ServiceHelper.startService(http);
      endpoint =
          http.createEndpoint(
              target.place()
                  + "?throwExceptionOnFailure=false&disableStreamCache=true&copyHeaders=false");
      producer = endpoint.createProducer();
      ServiceHelper.startService(endpoint, producer);
    } catch (Exception e) {
      throw new IllegalStateException("connection " + target.name() + ": no HTTP endpoint", e);
    }
  }

  @Override
  public Answer send(Request request) throws Exception {
    Exchange exchange = endpoint.createExchange();
    Message message = exchange.getMessage();
    request.headers().forEach(message::setHeader);
    message.setHeader(HttpConstants.HTTP_METHOD, request.method().name());
    message.setHeader(HttpConstants.HTTP_URI, request.url());
    if (request.query() != null) {
      message.setHeader(HttpConstants.HTTP_RAW_QUERY, request.query());
    }
    if (request.contentType() != null) {
      message.setHeader(HttpConstants.CONTENT_TYPE, request.contentType());
    }
    message.setBody(request.body());
    try {
      producer.process(exchange);
    } catch (Exception e) {
      release(exchange);
      throw e;
    }
    InputStream body = exchange.getMessage().getBody(InputStream.class);
    return new Answer(
        exchange.getMessage().getHeader(HttpConstants.HTTP_RESPONSE_CODE, 0, Integer.class),
        texts(exchange.getMessage()),
        body == null ? InputStream.nullInputStream() : body,
        () -> end(exchange, body));
  }

  @Override
  public void close() {
    ServiceHelper.stopService(producer, endpoint, http);
  }

  private static void end(Exchange exchange, InputStream body) throws IOException {
    try {
      if (body != null) {
        body.close();
      }
    } finally {
      release(exchange);
    }
  }

  /** The component gives the connection back at the end of its exchange, which is ours. */
  private static void release(Exchange exchange) {
    List<Synchronization> completions = exchange.getExchangeExtension().handoverCompletions();
    if (completions != null) {
      UnitOfWorkHelper.doneSynchronizations(exchange, completions);
    }
  }

  private static Map<String, String> texts(Message message) {
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach((name, value) -> headers.put(name, value == null ? "" : text(value)));
    return headers;
  }

  /** Fields of one name are one list (RFC 9110, 5.3): an answer may have several Link lines. */
  private static String text(Object value) {
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : value.toString();
  }

  private static Duration connectTimeout(Duration timeout) {
    Duration most = Duration.ofSeconds(10);
    return timeout.compareTo(most) < 0 ? timeout : most;
  }
}
