package org.learnwire.sandbox.lti;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.state.World;

/** One Canvas: how it calls itself, where it is, and who people are in it. */
record CanvasSite(World world, String name, String issuer, String school, String sso) {

  /** {@code http://host:port} of the school's pages. */
  String schoolOrigin() {
    return origin(school);
  }

  String ssoOrigin() {
    return origin(sso);
  }

  String domain() {
    return URI.create(school).getAuthority();
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** The opaque id that launches and services call a person by. */
  String subject(int account) {
    return opaque("user " + account);
  }

  String opaque(String of) {
    return UUID.nameUUIDFromBytes((name + " " + of).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** By opaque id or by Canvas's own number. */
  Optional<Account> person(String id) {
    return world.company().accounts().stream()
        .filter(each -> String.valueOf(each.id()).equals(id) || subject(each.id()).equals(id))
        .findFirst();
  }

  Optional<Course> course(String id) {
    return id.matches("\\d{1,9}") ? world.company().course(Integer.parseInt(id)) : Optional.empty();
  }

  String courseUrl(int course) {
    return school + "/api/lti/courses/" + course;
  }

  String tokenUrl() {
    return sso + "/login/oauth2/token";
  }
}
