package org.learnwire.lrs.http;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Answers in our shape what Tomcat refuses by itself, before the LRS sees it: a broken request
 * line, headers that are too long or hold what no header may.
 */
public final class ServerRefusals extends ErrorReportValve {

  /** Puts it in the place of Tomcat's own pages, which show how the server is built. */
  public static void instead(Context context) {
    ((StandardHost) context.getParent()).setErrorReportValveClass(ServerRefusals.class.getName());
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    boolean another = response.getStatus() < 400 || response.getContentWritten() > 0;
    if (another || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType("application/json");
      response.setCharacterEncoding("utf-8");
      Writer out = response.getReporter();
      if (out != null) {
        out.write(problem(response.getStatus()).json());
        response.finishResponse();
      }
    } catch (IOException e) {
      // Whoever sent it has gone.
    }
  }

  static XapiProblem problem(int code) {
    HttpStatus status = HttpStatus.resolve(code);
    if (status == null || status.is5xxServerError()) {
      return XapiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "this server failed to do it")
          .where("request")
          .next("Send it again later; the server's log says more.");
    }
    return XapiProblem.of(
            status, "the server cannot take this request: " + status.getReasonPhrase())
        .where("request line, headers or chunks of the body")
        .rule("one whole HTTP request, with headers that HTTP allows and that are not too long")
        .spec("RFC 9112 HTTP/1.1")
        .next("Look at what the client or a proxy made of it, and send it again.");
  }
}
