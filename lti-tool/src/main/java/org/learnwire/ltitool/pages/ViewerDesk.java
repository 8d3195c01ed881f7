package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.Optional;

/** What stands around every page of the frame. */
public interface ViewerDesk {
  /** Today in the company's time zone. */
  LocalDate today();

  /** The language that a person reads, as they chose or as the HR system says. */
  Optional<String> language(String person);

  /** Whether the HR system names them as anybody's manager. */
  boolean leads(String person);
}
