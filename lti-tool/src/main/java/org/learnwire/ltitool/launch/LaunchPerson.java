package org.learnwire.ltitool.launch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.learnwire.lti.Launch;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.xapi.Agent;

/**
 * Who launches. First the account that a pull knows from the same platform, then the employee
 * number, then the address: the first that names one person. Nobody is guessed.
 */
public final class LaunchPerson {
  private final People people;
  private final Clock clock;

  public LaunchPerson(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  Optional<String> behind(Launch launch) {
    Instant now = clock.instant();
    return launch.registration().dialect().account(launch).stream()
        .map(account -> people.resolve(Agent.account(account.homePage(), account.name()), now))
        .flatMap(who -> known(who).stream())
        .findFirst()
        .or(() -> found(launch.registration().dialect().employeeNumber(launch), now))
        .or(() -> found(Optional.ofNullable(launch.user().email()), now));
  }

  private Optional<String> found(Optional<String> said, Instant now) {
    return said.filter(text -> !text.isBlank()).flatMap(text -> known(people.find(text, now)));
  }

  private Optional<String> known(Resolution who) {
    return who instanceof Resolution.Known known
        ? Optional.of(people.speaking(known.personId()))
        : Optional.empty();
  }
}
