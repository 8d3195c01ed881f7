package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alarms to an address, signed: the header {@code X-Learnwire-Signature} is {@code sha256=}
 * and the hex HMAC-SHA256 of the header {@code X-Learnwire-Timestamp}, a dot, and the body.
 */
final class AlarmHook {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmHook.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final NoticeSettings.Hook hook;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  AlarmHook(NoticeSettings.Hook hook) {
    this.hook = hook;
  }

  /** True when it was taken. What was not is posted again: its id tells a receiver both are one. */
  boolean post(ObjectNode alarm, Instant now) {
    String body = alarm.toString();
    String timestamp = Long.toString(now.getEpochSecond());
    try {
      HttpRequest request =
          HttpRequest.newBuilder(hook.url())
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("X-Learnwire-Timestamp", timestamp)
              .header("X-Learnwire-Signature", "sha256=" + signature(timestamp + "." + body))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        LOG.warn("the webhook for alarms answered {}; it is told again in ten minutes", status);
      }
      return status / 100 == 2;
    } catch (IOException e) {
      LOG.warn("the webhook for alarms cannot be reached; it is told again in ten minutes");
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = hook.secret().reveal().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
