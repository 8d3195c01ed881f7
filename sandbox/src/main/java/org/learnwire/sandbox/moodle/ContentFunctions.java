package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.http.Json;

/** What is in a course, two activities a section. */
final class ContentFunctions {

  private final Site site;

  private ContentFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    ContentFunctions own = new ContentFunctions(site);
    functions.add("core_course_get_contents", "courseid:int! options:texts", own::contents);
  }

  private Json contents(Params params) {
    Course course = site.course(params.number("courseid", 0));
    List<Activity> visible = site.visible(course);
    int sections = (course.activities().size() + 1) / 2;
    List<Json> list = new ArrayList<>();
    for (int section = 0; section <= sections; section++) {
      int number = section;
      List<Json> modules =
          visible.stream()
              .filter(activity -> sectionOf(activity) == number)
              .map(this::module)
              .toList();
      list.add(
          site.shape("section")
              .with(
                  new Fields()
                      .set("id", course.id() * 20 + section)
                      .set("name", section == 0 ? "General" : "New section")
                      .set("section", section)
                      .set("modules", modules)
                      .map()));
    }
    return Site.list(list);
  }

  static int sectionOf(Activity activity) {
    return activity.index() / 2 + 1;
  }

  private Json module(Activity activity) {
    Module module = activity.module();
    Shape shape = site.shape(module == Module.PAGE ? "page-module" : "module");
    Fields fields =
        new Fields()
            .set("id", activity.cmid())
            .set("url", site.activityUrl(activity))
            .set("name", Text.filtered(activity.name()))
            .set("instance", activity.instance())
            .set("contextid", 100 + activity.cmid())
            .set("completiondata", CompletionFunctions.status(site, activity, null, false));
    return shape.with((module == Module.PAGE ? fields : described(fields, module)).map());
  }

  /** What the recorded quiz says of itself and another module says differently. */
  private Fields described(Fields fields, Module module) {
    return fields
        .set(
            "modicon",
            site.url()
                + "/theme/image.php/boost/"
                + module.word()
                + "/1767225600/monologo?filtericon=1")
        .set("modname", module.word())
        .set("purpose", module.purpose())
        .set("modplural", module.plural())
        .set("customdata", "\"\"");
  }
}
