package org.learnwire.sandbox.company;

/** Somebody saw a colleague apply at work what a course taught; Moodle knows nothing of it. */
public record Observation(
    long at,
    Employee observer,
    Employee learner,
    Course course,
    Course.PracticeTask task,
    boolean applied,
    String note) {}
