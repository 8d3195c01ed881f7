package org.learnwire.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * An observation as it was typed, nothing checked yet.
 *
 * @param practice the id of the practice task that was chosen
 * @param applied "yes", "partly" or "not-yet"
 */
record ObservationForm(
    @Nullable String learner,
    @Nullable String practice,
    @Nullable String applied,
    @Nullable String note,
    @Nullable String observedAt,
    @Nullable String observer) {

  static ObservationForm empty(String today) {
    return new ObservationForm("", "", "", "", today, "");
  }
}
