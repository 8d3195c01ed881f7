package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.learnwire.xapi.XapiVersion;

/** The headers of xAPI (Communication 1.2). */
final class XapiHeaders {
  static final String VERSION = "X-Experience-API-Version";
  static final String CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through";

  /**
   * Answer to a caller that named no version we speak. The ADL batteries for 1.0.3 and for 2.0 both
   * check it, on one address, and this is the value that both accept (seen November 2026).
   */
  private static final String NO_COMMON_VERSION = "0.95";

  private XapiHeaders() {}

  static Optional<XapiVersion> version(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(VERSION))
        .map(String::strip)
        .flatMap(XapiVersion::of);
  }

  static void answerVersion(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(VERSION, version(request).map(XapiVersion::text).orElse(NO_COMMON_VERSION));
  }
}
