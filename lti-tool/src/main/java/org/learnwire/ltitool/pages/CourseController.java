package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.ltitool.pages.CourseDesk.Course;
import org.learnwire.ltitool.pages.CourseDesk.Sprint;
import org.learnwire.ltitool.pages.CourseDesk.Wish;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A course in groups of people, and a sprint for one; for an instructor of it, and for L&amp;D. */
@Controller
class CourseController {
  private final CourseDesk courses;
  private final ViewerDesk desk;

  CourseController(CourseDesk courses, ViewerDesk desk) {
    this.courses = courses;
    this.desk = desk;
  }

  /** What stands in the form of a sprint, as it was typed. */
  record Typed(@Nullable String name, @Nullable String team, @Nullable String starts) {
    static String or(@Nullable String given) {
      return given == null ? "" : given;
    }
  }

  @GetMapping("/course")
  String course(Viewer viewer, @RequestParam(defaultValue = "") String course, Model model) {
    String from = teaching(viewer).course();
    List<Course> open =
        courses.courses().stream().filter(each -> from == null || each.id().equals(from)).toList();
    String chosen = course.isEmpty() && !open.isEmpty() ? open.get(0).id() : course;
    if (!course.isEmpty() && open.stream().noneMatch(each -> each.id().equals(course))) {
      throw new NotTheirs("closed.course");
    }
    model.addAttribute("courses", open);
    model.addAttribute("funnel", chosen.isEmpty() ? null : courses.funnel(chosen).orElse(null));
    return "frame/course";
  }

  @GetMapping("/course/sprint")
  String sprint(Viewer viewer, Model model) {
    teaching(viewer);
    return page(new Typed("", "", desk.today().plusWeeks(1).toString()), null, model);
  }

  @PostMapping("/course/sprint")
  String sprint(
      Viewer viewer, @ModelAttribute Typed typed, Model model, HttpServletResponse response) {
    teaching(viewer);
    Check check = new Check(desk.today());
    String name = check.needed("name", Typed.or(typed.name()));
    if (!name.isEmpty() && !name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,59}")) {
      check.wrong("name", "name");
    }
    LocalDate starts = check.coming("starts", Typed.or(typed.starts()));
    String team = Typed.or(typed.team());
    if (!courses.departments().contains(team)) {
      check.wrong("team", "choose");
    }
    if (starts == null || !check.fine()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("problems", check.problems());
      return page(typed, null, model);
    }
    return page(typed, courses.sprint(new Wish(name, team, starts)), model);
  }

  private String page(Typed form, @Nullable Sprint sprint, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("sprint", sprint);
    model.addAttribute("departments", courses.departments());
    model.addAttribute("today", desk.today());
    return "frame/sprint";
  }

  private static Viewer teaching(Viewer viewer) {
    if (!viewer.teaches()) {
      throw new NotTheirs("closed.course");
    }
    return viewer;
  }
}
