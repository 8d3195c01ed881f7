package org.learnwire.people;

/**
 * How many people who work here can be reached.
 *
 * @param working everyone HR says has not left
 * @param nowhere those without a work address and without an account in any other system
 */
public record Reach(long working, long withoutAddress, long withoutAccount, long nowhere) {}
