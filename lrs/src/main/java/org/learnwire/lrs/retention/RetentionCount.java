package org.learnwire.lrs.retention;

/**
 * What a rule covers.
 *
 * @param removed taken away, or what would be in a dry run
 * @param needed kept, because something still needs them
 */
public record RetentionCount(RetentionRule rule, long removed, long needed) {}
