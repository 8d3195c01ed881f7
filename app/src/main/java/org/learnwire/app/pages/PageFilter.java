package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.learnwire.app.signin.Access;
import org.springframework.web.filter.OncePerRequestFilter;

/** A filter of what people open; what other systems send has rules of its own. */
abstract class PageFilter extends OncePerRequestFilter {
  @Override
  protected final boolean shouldNotFilter(HttpServletRequest request) {
    return Access.hasCredentialsOfItsOwn(request.getServletPath());
  }
}
