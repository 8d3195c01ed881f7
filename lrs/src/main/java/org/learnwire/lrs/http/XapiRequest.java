package org.learnwire.lrs.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as xAPI means it: one spelling of the path, parameters from the query string alone (the
 * container would read a form's body for them, which may be a document), and whatever the alternate
 * request syntax put in place of method, headers, parameters and body.
 */
final class XapiRequest extends HttpServletRequestWrapper {
  private final String path;
  private final Map<String, String[]> parameters;
  private final @Nullable AlternateRequest alternate;

  XapiRequest(HttpServletRequest request, String path, Map<String, String[]> parameters) {
    super(request);
    this.path = path;
    this.parameters = parameters;
    this.alternate = null;
  }

  XapiRequest(HttpServletRequest request, String path, AlternateRequest alternate) {
    super(request);
    this.path = path;
    this.parameters = alternate.parameters();
    this.alternate = alternate;
  }

  @Override
  public String getRequestURI() {
    return getContextPath() + path;
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public String getMethod() {
    return alternate == null ? super.getMethod() : alternate.method();
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isReplaced(name) ? replaced().get(name) : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (!isReplaced(name)) {
      return super.getHeaders(name);
    }
    String value = replaced().get(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
    names.addAll(replaced().keySet());
    return Collections.enumeration(names);
  }

  @Override
  public @Nullable String getContentType() {
    return alternate == null ? super.getContentType() : getHeader("Content-Type");
  }

  @Override
  public int getContentLength() {
    return alternate == null ? super.getContentLength() : alternate.content().length;
  }

  @Override
  public long getContentLengthLong() {
    return alternate == null ? super.getContentLengthLong() : alternate.content().length;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return alternate == null ? super.getInputStream() : new BytesInput(alternate.content());
  }

  /** The encoding and type of the form say nothing of the content within it. */
  private boolean isReplaced(String name) {
    return alternate != null
        && (replaced().containsKey(name)
            || name.equalsIgnoreCase("Content-Type")
            || name.equalsIgnoreCase("Content-Encoding"));
  }

  private Map<String, String> replaced() {
    return alternate == null ? new TreeMap<>() : alternate.headers();
  }
}
