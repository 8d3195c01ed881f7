package org.learnwire.app.signin;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who is shown by name in the answer to this request: whoever writes a name there says so. */
public final class Named {
  private static final String PEOPLE = Named.class.getName();

  private Named() {}

  /** Outside of a request nobody is shown anything. */
  public static void note(String personId) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      Set<String> people = of(request);
      people.add(personId);
      request.setAttribute(PEOPLE, people, RequestAttributes.SCOPE_REQUEST);
    }
  }

  static Set<String> people() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null ? Set.of() : of(request);
  }

  @SuppressWarnings("unchecked")
  private static Set<String> of(RequestAttributes request) {
    Object people = request.getAttribute(PEOPLE, RequestAttributes.SCOPE_REQUEST);
    return people == null ? new LinkedHashSet<>() : (Set<String>) people;
  }
}
