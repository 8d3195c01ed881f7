package org.learnwire.people;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose data may be kept: of people whose HR record names one of these sites, where sites are
 * named, and one of these legal entities, where legal entities are named. Upper and lower case are
 * one.
 *
 * @param keepsUnknown whether people are kept of whom nobody says where they belong
 */
public record ScopeRules(Set<String> sites, Set<String> legalEntities, boolean keepsUnknown) {
  public ScopeRules {
    sites = Set.copyOf(sites);
    legalEntities = Set.copyOf(legalEntities);
    if (sites.isEmpty() && legalEntities.isEmpty()) {
      throw new IllegalArgumentException("a scope names a site or a legal entity");
    }
  }

  /** Where somebody stands. */
  public enum Verdict {
    IN,
    OUT,
    /** Nobody says where they belong, or who they are. */
    UNKNOWN
  }

  /** Of what one HR record says. */
  public Verdict of(@Nullable String site, @Nullable String legalEntity) {
    Verdict bySite = of(sites, site);
    Verdict byEntity = of(legalEntities, legalEntity);
    if (bySite == Verdict.OUT || byEntity == Verdict.OUT) {
      return Verdict.OUT;
    }
    return bySite == Verdict.UNKNOWN || byEntity == Verdict.UNKNOWN ? Verdict.UNKNOWN : Verdict.IN;
  }

  private static Verdict of(Set<String> named, @Nullable String said) {
    if (named.isEmpty()) {
      return Verdict.IN;
    }
    if (said == null || said.isBlank()) {
      return Verdict.UNKNOWN;
    }
    String folded = folded(said);
    return named.stream().anyMatch(name -> folded(name).equals(folded)) ? Verdict.IN : Verdict.OUT;
  }

  /** As it is compared. */
  public static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
