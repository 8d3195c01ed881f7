package org.learnwire.routes;

/**
 * One line of the plan, for people.
 *
 * @param person employee number, or account where there is none
 * @param change what would change, in one line
 * @param state the ledger's word
 * @param mode who is asked: proposal, draft, plan, auto
 */
public record PlanItem(
    String id,
    String person,
    String connection,
    String write,
    String change,
    String why,
    String state,
    String mode) {}
