package org.learnwire.app.pages;

/**
 * What is wrong with an answer, and what to do.
 *
 * @param field the form's field or the file's column
 */
public record Problem(String field, String what, String next) {}
