package org.learnwire.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan, for people.
 *
 * @param person employee number, or account where there is none
 * @param change what would change, in one line
 * @param state the ledger's word
 * @param mode who is asked: proposal, draft, plan, auto
 * @param waits why it was not taken and is tried again: the target's words; null where it was not
 *     tried yet
 * @param version of what it changes, where and why: a yes names the one it was given to
 * @param held until somebody approves it once more
 * @param clashes what somebody changed at the target meanwhile, with both values
 * @param keptBack why it does not go yet although it is approved: quiet hours, a cap, a budget
 */
public record PlanItem(
    String id,
    String person,
    String connection,
    String write,
    String change,
    String why,
    String state,
    String mode,
    @Nullable String waits,
    @Nullable String keptBack,
    String version,
    String rule,
    boolean held,
    List<String> clashes) {}
