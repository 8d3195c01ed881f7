package org.learnwire.sandbox.company;

/** A finished attempt at a quiz; {@code marks} are raw, not scaled to the quiz's grade. */
public record Attempt(int id, int number, long start, long finish, double marks) {}
