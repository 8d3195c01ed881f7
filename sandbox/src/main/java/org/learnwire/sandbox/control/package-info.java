/**
 * The operator's side, which no vendor has: faults, counters, changes by script, observations.
 *
 * <p>What enters: calls below {@code /sandbox}. What leaves: JSON that says exactly what was done.
 */
package org.learnwire.sandbox.control;
