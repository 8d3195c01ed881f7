package org.learnwire.rules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a path leads to.
 *
 * @param id as it stands in the learning map: an id of the list of skills, or the skill's own name
 *     where there is no list
 * @param names by language; a name that no language was said for stands under ""
 */
public record Skill(String id, Map<String, String> names) {
  public Skill {
    names = Collections.unmodifiableMap(new TreeMap<>(names));
  }

  /** A skill without a list: its id is what people call it. */
  static Skill named(String name) {
    return new Skill(name, Map.of());
  }

  /** What it is called in the company's first language that there is a name in. */
  public String name(Company company) {
    return names.isEmpty() ? id : company.text(names);
  }
}
