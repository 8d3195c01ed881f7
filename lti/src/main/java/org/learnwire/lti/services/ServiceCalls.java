package org.learnwire.lti.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.learnwire.lti.AddressGuard;

/**
 * One call to a platform: guarded, never redirected, never waited for long, few at a time, and not
 * at all for a while after a row of failures. Circuit and bulkhead are one per host.
 */
final class ServiceCalls {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 8 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AddressGuard guard;
  private final HttpClient client;
  private final CircuitBreakerRegistry circuits =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(10)
              .minimumNumberOfCalls(5)
              .failureRateThreshold(80)
              .waitDurationInOpenState(Duration.ofSeconds(30))
              .permittedNumberOfCallsInHalfOpenState(2)
              .recordExceptions(ServiceFailure.class)
              .recordResult(answer -> answer instanceof Answer got && got.status() >= 500)
              .build());

  /** Some platforms throttle by the number of calls that are open at once. */
  private final BulkheadRegistry lanes =
      BulkheadRegistry.of(
          BulkheadConfig.custom()
              .maxConcurrentCalls(4)
              .maxWaitDuration(Duration.ofSeconds(30))
              .build());

  ServiceCalls(AddressGuard guard) {
    this.guard = guard;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What came back. */
  record Answer(URI from, int status, HttpHeaders headers, String body) {

    boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** Canvas said 403 until October 2025, and says so in words. */
    boolean isThrottled() {
      return status == 429 || status == 403 && body.contains("Rate Limit Exceeded");
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw ServiceFailure.of(
            ServiceFailure.Kind.BAD_ANSWER,
            from,
            status,
            "what came is no JSON; look whether the platform is in maintenance");
      }
    }
  }

  /**
   * Calls.
   *
   * @throws ServiceFailure UNREACHABLE when nothing came
   * @throws org.learnwire.lti.AddressRefused when the address is not to be called
   */
  Answer send(HttpRequest request) {
    URI address = request.uri();
    guard.check(address);
    CircuitBreaker circuit = circuits.circuitBreaker(address.getAuthority());
    Bulkhead lane = lanes.bulkhead(address.getAuthority());
    try {
      return Bulkhead.decorateSupplier(
              lane, CircuitBreaker.decorateSupplier(circuit, () -> exchange(request)))
          .get();
    } catch (CallNotPermittedException e) {
      throw unreachable(address, false, "it failed again and again; it is tried in 30 seconds", e);
    } catch (BulkheadFullException e) {
      throw unreachable(address, false, "too many calls to it are open; try again later", e);
    }
  }

  private Answer exchange(HttpRequest request) {
    URI address = request.uri();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw ServiceFailure.of(
              ServiceFailure.Kind.BAD_ANSWER,
              address,
              response.statusCode(),
              "the answer is larger than " + LARGEST / 1024 / 1024 + " MB");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Answer(address, response.statusCode(), response.headers(), text);
      }
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw unreachable(address, false, "no connection; look whether this server reaches it", e);
    } catch (IOException e) {
      throw unreachable(address, true, "the answer did not arrive; try again later", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(address, true, "the call was broken off", e);
    }
  }

  private static ServiceFailure unreachable(
      URI address, boolean perhaps, String next, Exception cause) {
    return new ServiceFailure(
        ServiceFailure.Kind.UNREACHABLE,
        0,
        perhaps,
        ServiceFailure.plain(address) + ": " + next,
        cause);
  }

  static HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address).timeout(PATIENCE);
  }
}
