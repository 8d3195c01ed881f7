package org.learnwire.kit.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/** Says of a call that broke what broke, and whether the request can have arrived. */
final class Breakage {
  private final Target target;
  private final Verdict verdict;

  Breakage(Target target, Verdict verdict) {
    this.target = target;
    this.verdict = verdict;
  }

  /** Before an answer came. */
  CallFailure beforeAnswer(Request request, Exception broken) {
    Optional<String> proxy = target.network().via();
    if (proxy.isPresent() && has(broken, UnknownHostException.class, ConnectException.class)) {
      return never(
          "the proxy %s cannot be reached".formatted(proxy.get()),
          "check proxy.url of the connection, and that the proxy is up");
    }
    if (has(broken, UnknownHostException.class)) {
      return never(
          "no host %s is known".formatted(target.host()),
          "check the spelling in base-url, and whether this machine needs a VPN or another DNS");
    }
    if (has(broken, ConnectTimeoutException.class, NoRouteToHostException.class)) {
      return never(
          "%s does not take connections%s"
              .formatted(
                  target.place(), target.place().startsWith("https:") ? ", or not with TLS" : ""),
          "check base-url, firewalls and proxies between here and there");
    }
    if (has(broken, ConnectException.class)) {
      return never(
          "nothing listens at %s".formatted(target.place()),
          "check host and port in base-url, and that the system is up");
    }
    if (has(broken, SSLException.class)) {
      return tls(broken);
    }
    if (has(broken, SocketTimeoutException.class, InterruptedIOException.class)) {
      return perhaps(
          "%s got no answer within %s".formatted(request.shown(), seconds()),
          "the next pass tries again; if it stays so, the system is overloaded");
    }
    return perhaps(
        "%s lost its connection to %s (%s)"
            .formatted(request.shown(), target.place(), broken.getClass().getSimpleName()),
        "the next pass tries again");
  }

  /** While the body was read. */
  CallFailure inAnswer(Request request, Exception broken, long bytes) {
    if (has(broken, SocketTimeoutException.class)) {
      return perhaps(
          "the answer to %s stopped for %s after %d bytes"
              .formatted(request.shown(), seconds(), bytes),
          "the next pass tries again");
    }
    boolean cut =
        has(
            broken,
            JsonEOFException.class,
            ConnectionClosedException.class,
            TruncatedChunkException.class,
            MalformedChunkCodingException.class);
    if (!cut && has(broken, JacksonException.class)) {
      JacksonException json =
          (JacksonException)
              ExceptionUtils.getThrowableList(broken).stream()
                  .filter(JacksonException.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      return verdict.withMessage(
          ErrorWord.INVALID,
          Arrival.PERHAPS,
          "the answer to %s is no JSON: %s at byte %d"
              .formatted(request.shown(), json.getOriginalMessage(), bytes),
          "a proxy or a plugin of the system may have written into it");
    }
    return perhaps(
        "the answer to %s broke off after %d bytes: truncated JSON"
            .formatted(request.shown(), bytes),
        "the next pass tries again; a proxy in between may cut long answers");
  }

  private CallFailure tls(Exception broken) {
    Throwable root = ExceptionUtils.getRootCause(broken);
    String said = String.valueOf(root.getMessage());
    if (said.contains("SSL message") || said.contains("plaintext")) {
      return verdict.withMessage(
          ErrorWord.REFUSED,
          Arrival.NEVER,
          "no trusted connection to %s: it does not speak TLS".formatted(target.place()),
          "check the port in base-url, or write http:// where the network itself is trusted");
    }
    return verdict.withMessage(
        ErrorWord.REFUSED,
        Arrival.NEVER,
        "no trusted connection to %s: %s".formatted(target.place(), root.getMessage()),
        "check the host name in base-url and the certificate's dates; for a company's own CA, name"
            + " its certificate under ca: of the connection");
  }

  private CallFailure never(String what, String fix) {
    return verdict.withMessage(ErrorWord.TRANSIENT, Arrival.NEVER, what, fix);
  }

  private CallFailure perhaps(String what, String fix) {
    return verdict.withMessage(ErrorWord.TRANSIENT, Arrival.PERHAPS, what, fix);
  }

  private String seconds() {
    return target.timeout().toMillis() % 1000 == 0
        ? target.timeout().toSeconds() + " s"
        : target.timeout().toMillis() + " ms";
  }

  @SafeVarargs
  private static boolean has(Exception broken, Class<? extends Throwable>... types) {
    for (Class<? extends Throwable> type : types) {
      if (ExceptionUtils.indexOfType(broken, type) >= 0) {
        return true;
      }
    }
    return false;
  }
}
