package org.learnwire.sandbox.lti;

import java.util.Map;
import org.learnwire.sandbox.http.Reply;

/** The few pages that platforms show on a launch's way. */
final class Html {

  private static final String TYPE = "text/html; charset=utf-8";

  private Html() {}

  static Reply page(int status, String title, String body) {
    return Reply.of(
        status,
        TYPE,
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
            + escape(title)
            + "</title></head><body>"
            + body
            + "</body></html>");
  }

  /** A form that posts itself, as both platforms send logins and launches. */
  static Reply post(String to, Map<String, String> fields) {
    StringBuilder form =
        new StringBuilder("<form action=\"")
            .append(escape(to))
            .append("\" name=\"ltiAuthForm\" id=\"ltiAuthForm\" method=\"post\">\n");
    fields.forEach(
        (name, value) ->
            form.append("  <input type=\"hidden\" name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\"/>\n"));
    form.append("</form>\n<script>document.ltiAuthForm.submit();</script>\n");
    return Reply.of(200, TYPE, form.toString());
  }

  static Reply redirect(String to) {
    return Reply.empty(302).with("Location", to);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
