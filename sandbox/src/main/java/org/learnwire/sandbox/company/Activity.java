package org.learnwire.sandbox.company;

import org.jspecify.annotations.Nullable;

/** One activity of a course; {@code index} is its place in the course, from 0. */
public record Activity(
    int cmid,
    int index,
    Module module,
    int instance,
    String name,
    String idnumber,
    @Nullable GradeItem item) {

  /** Its line in the gradebook; {@code marks} is what the questions of a quiz add up to. */
  public record GradeItem(int id, double max, double pass, double marks) {}

  public Activity renamed(String newName) {
    return new Activity(cmid, index, module, instance, newName, idnumber, item);
  }
}
