/**
 * The company itself: people, teams, courses and what was learnt, made from a seed and an anchor.
 *
 * <p>What enters: a {@link org.learnwire.sandbox.company.Plan}. What leaves: a {@link
 * org.learnwire.sandbox.company.Company} whose accounts, employees and enrolments can be changed
 * afterwards. The wall clock is never read here.
 */
package org.learnwire.sandbox.company;
