package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Hashes;
import org.learnwire.sandbox.http.Json;

/** The badges of one user, a page at a time and without a total. */
final class BadgeFunctions {

  private final Site site;

  private BadgeFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    BadgeFunctions own = new BadgeFunctions(site);
    functions.add(
        "core_badges_get_user_badges",
        "userid:int courseid:int page:int perpage:int search:text onlypublic:text",
        own::badges);
  }

  private Json badges(Params params) {
    int id = params.number("userid", 0);
    Account user = site.user(id == 0 ? site.company().serviceUser() : id);
    int course = params.number("courseid", 0);
    String search = params.text("search", "").toLowerCase(Locale.ROOT);
    List<Enrolment> with = new ArrayList<>();
    for (Enrolment enrolment : site.company().enrolmentsOf(user.id()).values()) {
      boolean wanted = course == 0 || course == enrolment.course();
      if (enrolment.badgeAt() > 0 && wanted && matches(enrolment, search)) {
        with.add(enrolment);
      }
    }
    int size = params.number("perpage", 0);
    int from = Math.min(params.number("page", 0) * size, with.size());
    int to = size <= 0 ? with.size() : Math.min(from + size, with.size());
    return Site.listed("badges", with.subList(from, to).stream().map(e -> badge(user, e)).toList());
  }

  private boolean matches(Enrolment enrolment, String search) {
    Course course = site.company().course(enrolment.course()).orElseThrow();
    return course.badge().name().toLowerCase(Locale.ROOT).contains(search);
  }

  private Json badge(Account user, Enrolment enrolment) {
    Course course = site.company().course(enrolment.course()).orElseThrow();
    Course.Badge badge = course.badge();
    String hash =
        Hashes.hex("SHA-1", site.company().plan().seed() + " " + user.id() + " " + badge.id());
    String image = "/" + (10 + course.id()) + "/badges/badgeimage/" + badge.id() + "/f3";
    return site.shape("badge")
        .with(
            new Fields()
                .set("id", badge.id())
                .set("name", Text.filtered(badge.name()))
                .set("description", Text.filtered(badge.description()))
                .set("uniquehash", hash)
                .set("dateissued", enrolment.badgeAt())
                .set("recipientid", user.id())
                .set("recipientfullname", user.fullname())
                .set("badgeurl", site.url() + "/webservice/pluginfile.php" + image)
                .map());
  }
}
