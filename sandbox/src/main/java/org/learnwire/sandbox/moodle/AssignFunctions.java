package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Json;

/** Assignment grades: the one list with a real (and inclusive) {@code since}. */
final class AssignFunctions {

  private record Row(int user, Progress progress) {}

  private final Site site;

  private AssignFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    AssignFunctions own = new AssignFunctions(site);
    functions.add("mod_assign_get_grades", "assignmentids:ints! since:int", own::grades);
  }

  private Json grades(Params params) {
    List<Integer> ids = params.numbers("assignmentids");
    if (ids.isEmpty()) {
      throw MoodleFailure.invalidParameter();
    }
    long since = params.second("since", 0);
    Map<Integer, Company.Place> assignments = assignments();
    List<Json> found = new ArrayList<>();
    List<Json> warnings = new ArrayList<>();
    for (int id : ids) {
      Company.Place place = assignments.get(id);
      List<Row> rows = place == null ? List.of() : rows(place, since);
      if (place == null) {
        warnings.add(warning(id, "1", "No access rights in module context"));
      } else if (rows.isEmpty()) {
        warnings.add(warning(id, "3", "No grades found"));
      } else {
        found.add(assignment(place, rows));
      }
    }
    return Site.listed("assignments", found, warnings);
  }

  private Map<Integer, Company.Place> assignments() {
    Map<Integer, Company.Place> all = new HashMap<>();
    for (Course course : site.company().courses()) {
      for (Activity activity : site.visible(course)) {
        if (activity.module() == Module.ASSIGN) {
          all.put(activity.instance(), new Company.Place(course, activity));
        }
      }
    }
    return all;
  }

  private List<Row> rows(Company.Place place, long since) {
    List<Row> rows = new ArrayList<>();
    for (Enrolment enrolment : site.company().enrolmentsIn(place.course().id()).values()) {
      Progress progress = enrolment.progress().get(place.activity().index());
      if (progress.grade() != null && progress.gradedAt() >= since) {
        rows.add(new Row(enrolment.account(), progress));
      }
    }
    rows.sort(Comparator.comparing(row -> row.progress().gradeRow()));
    return rows;
  }

  private Json assignment(Company.Place place, List<Row> rows) {
    int grader = place.course().teachers().get(0);
    List<Json> grades = rows.stream().map(row -> grade(row, grader)).toList();
    return out -> {
      out.writeStartObject();
      out.writeNumberField("assignmentid", place.activity().instance());
      out.writeFieldName("grades");
      Shape.list(out, grades);
      out.writeEndObject();
    };
  }

  private Json grade(Row row, int grader) {
    Progress progress = row.progress();
    return site.shape("assign-grade")
        .with(
            new Fields()
                .set("id", progress.gradeRow())
                .set("userid", row.user())
                .set("timecreated", progress.gradedAt())
                .set("timemodified", progress.gradedAt())
                .set("grader", grader)
                .set("grade", String.format(Locale.ROOT, "%.5f", progress.grade()))
                .map());
  }

  private static Json warning(int id, String code, String message) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("item", "assignment");
      out.writeNumberField("itemid", id);
      out.writeStringField("warningcode", code);
      out.writeStringField("message", message);
      out.writeEndObject();
    };
  }
}
