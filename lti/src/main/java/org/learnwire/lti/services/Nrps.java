package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.ServiceFailure.Kind;

/**
 * Who is in a course (Names and Role Provisioning Services 2.0). The whole list or a failure: with
 * most platforms being absent from it is the only sign that somebody left.
 */
public final class Nrps {
  static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private final Pages pages;

  Nrps(PlatformDoor door) {
    this.pages = new Pages(door);
  }

  /**
   * All members; {@code memberships} is the address of the launch's claim.
   *
   * @param role full name of a role, to see only those who have it
   */
  public List<Member> members(Registration registration, URI memberships, Optional<String> role) {
    URI address = role.map(name -> Addresses.with(memberships, "role", name)).orElse(memberships);
    List<Member> members = new ArrayList<>();
    pages.each(
        registration,
        Set.of(Scopes.MEMBERS),
        address,
        MEMBERS,
        page -> {
          JsonNode list = page.json().path("members");
          if (!list.isArray()) {
            throw PlatformDoor.failure(Kind.BAD_ANSWER, page, "there is no list of members in it");
          }
          list.forEach(each -> members.add(Member.of(each)));
        });
    return members;
  }
}
