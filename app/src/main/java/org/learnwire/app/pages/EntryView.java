package org.learnwire.app.pages;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: what would change, where, for whom, and why.
 *
 * @param id the decision's id
 * @param connection the user's name of the connection
 * @param system what the connection is called in the world, such as BambooHR
 * @param write the typed write, such as {@code goal.create}
 * @param person whom the decision is about
 * @param other who gives the thanks, or who reads the message; null where nobody else is part of it
 * @param mentioned names that its texts may contain (the person's, the other's), each with the
 *     label that stands in for it while names are not shown; never shown itself
 * @param fields what we send, by the names of the typed write (title, dueDate, progressPercent,
 *     text …); texts only
 * @param before what stands there as far as we know, by the same names; empty when it is new. For a
 *     conflict: what they have now
 * @param because why, in one sentence
 * @param rule the rule that decided it
 * @param message what the other system said, where it said anything
 * @param lookup whether the other system can be asked if a thing sent earlier arrived
 * @param at when it was decided
 * @param changed when its state last changed
 * @param version of what it changes, where and why: a yes names the one it was given to; empty
 *     where nobody asks for a yes
 */
public record EntryView(
    String id,
    String connection,
    String system,
    String write,
    PersonLabel person,
    @Nullable PersonLabel other,
    Map<String, String> mentioned,
    Map<String, String> fields,
    Map<String, String> before,
    String because,
    String rule,
    Mode mode,
    EntryState state,
    boolean held,
    @Nullable String message,
    boolean lookup,
    Instant at,
    Instant changed,
    String version) {

  public EntryView {
    mentioned = Map.copyOf(mentioned);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
  }

  /** Without a version: nobody is asked for a yes to it. */
  public EntryView(
      String id,
      String connection,
      String system,
      String write,
      PersonLabel person,
      @Nullable PersonLabel other,
      Map<String, String> mentioned,
      Map<String, String> fields,
      Map<String, String> before,
      String because,
      String rule,
      Mode mode,
      EntryState state,
      boolean held,
      @Nullable String message,
      boolean lookup,
      Instant at,
      Instant changed) {
    this(
        id,
        connection,
        system,
        write,
        person,
        other,
        mentioned,
        fields,
        before,
        because,
        rule,
        mode,
        state,
        held,
        message,
        lookup,
        at,
        changed,
        "");
  }

  /** What a yes to this line, as it is shown, says. */
  public String yes() {
    return version.isEmpty() ? id : id + "@" + version;
  }

  /** How much a person is asked before it is sent. */
  public enum Mode {
    PROPOSAL,
    DRAFT,
    PLAN,
    AUTO
  }

  /** Whether a yes is all it needs. */
  public boolean approvable() {
    return state == EntryState.PROPOSED
        || state == EntryState.PENDING
        || (state == EntryState.APPROVED && held);
  }
}
