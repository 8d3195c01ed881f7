package org.learnwire.routes;

import java.net.URI;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.learnwire.kit.Secret;

/**
 * Whom Learnwire tells how it goes, by itself.
 *
 * @param company its name
 * @param site where its pages are, without a slash at the end; empty: only on this machine
 */
public record NoticeSettings(
    String company, Optional<String> site, Optional<Digest> digest, Optional<Alarms> alarms) {
  /** Nobody is told anything. */
  public static final NoticeSettings NONE =
      new NoticeSettings("Learnwire", Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What waits and what was done, once a day.
   *
   * @param via an e-mail connection
   * @param to addresses
   * @param at time of the day, in the company's zone
   */
  public record Digest(String via, List<String> to, LocalTime at) {
    public Digest {
      to = List.copyOf(to);
    }
  }

  /**
   * What somebody has to see to.
   *
   * @param via an e-mail connection
   * @param to addresses; none: no letters
   * @param hook where alarms are posted to
   * @param quarantine records that wait longer are an alarm
   * @param conflicts a larger share of changes that conflict is one, between 0 and 1
   */
  public record Alarms(
      Optional<String> via,
      List<String> to,
      Optional<Hook> hook,
      Period quarantine,
      double conflicts) {
    public Alarms {
      to = List.copyOf(to);
    }
  }

  /**
   * Where alarms are posted to.
   *
   * @param secret signs what is posted
   */
  public record Hook(URI url, Secret secret) {}
}
