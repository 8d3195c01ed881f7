package org.learnwire.sandbox.state;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Plan;

/** What was asked for at the start; null = not said, so what the folder holds or the default. */
public record Wish(
    @Nullable Long seed,
    @Nullable Integer people,
    @Nullable Integer courses,
    @Nullable LocalDate anchor,
    @Nullable Boolean everyone) {

  /** A wish for nothing in particular. */
  public static Wish any() {
    return new Wish(null, null, null, null, null);
  }

  Plan plan(LocalDate today) {
    return new Plan(
        seed == null ? 1 : seed,
        people == null ? 200 : people,
        courses == null ? 8 : courses,
        anchor == null ? today : anchor,
        everyone != null && everyone);
  }

  /** Whether a company that is there already is what was asked for. */
  boolean fits(Plan plan) {
    return (seed == null || seed == plan.seed())
        && (people == null || people == plan.people())
        && (courses == null || courses == plan.courses())
        && (anchor == null || anchor.equals(plan.anchor()))
        && (everyone == null || everyone == plan.everyone());
  }
}
