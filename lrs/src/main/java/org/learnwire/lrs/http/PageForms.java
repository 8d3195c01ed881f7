package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * Lets the framework read the forms of pages and nothing else: whatever is sent to the LRS, a form
 * included, is a body of its own, which the LRS reads or refuses.
 */
final class PageForms extends StandardServletMultipartResolver {
  PageForms() {
    setStrictServletCompliance(true);
  }

  @Override
  public boolean isMultipart(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return !XapiPaths.isOurs(path) && super.isMultipart(request);
  }
}
