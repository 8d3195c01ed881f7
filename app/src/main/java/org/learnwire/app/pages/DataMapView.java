package org.learnwire.app.pages;

import java.util.List;

/**
 * What is held of people.
 *
 * @param people how many have an HR record here
 */
public record DataMapView(long people, List<Held> held) {

  /**
   * One kind of data.
   *
   * @param what in words
   * @param from where it comes from
   * @param why what it is for
   * @param end when it goes
   */
  public record Held(String what, String from, String why, String end, long rows) {}

  public DataMapView {
    held = List.copyOf(held);
  }
}
