package org.learnwire.lrs;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Actor;

/**
 * Which statements are asked for (xAPI Communication 2.1.3). Voided ones are among them only when
 * that is said.
 *
 * @param verbs any of them; empty for all
 * @param authority only what came under this authority: what a credential may read that reads its
 *     own
 * @param since only what was stored after this
 * @param until only what was stored at or before this
 * @param limit most statements on a page
 * @param after the position where the page before ended, null on the first page
 * @param withVoided voided ones too: for copies that are to be complete
 * @param sight what the reader is shown; null for what works inside, which sees everything
 */
public record StatementQuery(
    @Nullable Actor agent,
    Set<String> verbs,
    @Nullable String activity,
    @Nullable UUID registration,
    @Nullable Actor authority,
    boolean relatedAgents,
    boolean relatedActivities,
    @Nullable Instant since,
    @Nullable Instant until,
    int limit,
    boolean ascending,
    @Nullable Long after,
    boolean withVoided,
    @Nullable Sight sight) {

  public StatementQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    verbs = Set.copyOf(verbs);
  }

  /** Everything, newest first, unless the builder is told otherwise. */
  public static Builder where() {
    return new Builder();
  }

  StatementQuery from(long position) {
    return new StatementQuery(
        agent,
        verbs,
        activity,
        registration,
        authority,
        relatedAgents,
        relatedActivities,
        since,
        until,
        limit,
        ascending,
        position,
        withVoided,
        sight);
  }

  /** Collects the conditions. */
  public static final class Builder {
    private @Nullable Actor agent;
    private Set<String> verbs = Set.of();
    private @Nullable String activity;
    private @Nullable UUID registration;
    private @Nullable Actor authority;
    private boolean relatedAgents;
    private boolean relatedActivities;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private int limit = 100;
    private boolean ascending;
    private @Nullable Long after;
    private boolean withVoided;
    private @Nullable Sight sight;

    private Builder() {}

    public Builder agent(@Nullable Actor actor) {
      agent = actor;
      return this;
    }

    public Builder verb(@Nullable String iri) {
      return verbs(iri == null ? Set.of() : Set.of(iri));
    }

    /** Any of these; none for all. */
    public Builder verbs(Set<String> iris) {
      verbs = iris;
      return this;
    }

    public Builder activity(@Nullable String iri) {
      activity = iri;
      return this;
    }

    public Builder registration(@Nullable UUID id) {
      registration = id;
      return this;
    }

    /** Only what came under this authority, whatever else refers to it. */
    public Builder authority(@Nullable Actor actor) {
      authority = actor;
      return this;
    }

    /** Finds agents in other parts of the statement too. */
    public Builder relatedAgents(boolean related) {
      relatedAgents = related;
      return this;
    }

    /** Finds activities in other parts of the statement too. */
    public Builder relatedActivities(boolean related) {
      relatedActivities = related;
      return this;
    }

    public Builder since(@Nullable Instant stored) {
      since = stored;
      return this;
    }

    public Builder until(@Nullable Instant stored) {
      until = stored;
      return this;
    }

    public Builder limit(int most) {
      limit = most;
      return this;
    }

    public Builder ascending(boolean oldestFirst) {
      ascending = oldestFirst;
      return this;
    }

    public Builder after(@Nullable Long position) {
      after = position;
      return this;
    }

    /** Gives the voided ones too, as no resource of the specification does. */
    public Builder withVoided(boolean also) {
      withVoided = also;
      return this;
    }

    /** Leaves out what such a reader is not shown. */
    public Builder sight(@Nullable Sight readers) {
      sight = readers;
      return this;
    }

    public StatementQuery build() {
      return new StatementQuery(
          agent,
          verbs,
          activity,
          registration,
          authority,
          relatedAgents,
          relatedActivities,
          since,
          until,
          limit,
          ascending,
          after,
          withVoided,
          sight);
    }
  }
}
