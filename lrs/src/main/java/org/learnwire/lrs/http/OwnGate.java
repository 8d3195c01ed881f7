package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.Credentials;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before what is no part of xAPI: it asks for a credential, and for no version. */
final class OwnGate implements HandlerInterceptor {
  private final BasicCredentials basic;

  OwnGate(Credentials credentials) {
    this.basic = new BasicCredentials(credentials);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Credential credential = basic.of(request).orElseThrow(() -> XapiGate.unauthorized(response));
    request.setAttribute(Credential.class.getName(), credential);
    return true;
  }
}
