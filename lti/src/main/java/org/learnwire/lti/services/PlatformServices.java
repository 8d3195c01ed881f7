package org.learnwire.lti.services;

import java.time.Clock;
import org.learnwire.database.Database;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registrations;

/** The services of all platforms, behind one door. */
public final class PlatformServices {
  private final AccessTokens tokens;
  private final Ags ags;
  private final Nrps nrps;
  private final DeepLinking deepLinking;

  /** Tokens go to the hosts that signed launches named, as the registrations remember them. */
  public PlatformServices(
      Database database, Registrations registrations, Keys keys, AddressGuard guard, Clock clock) {
    this(
        database,
        (registration, address) ->
            registrations.serviceHosts(registration.id()).contains(address.getAuthority()),
        keys,
        guard,
        clock);
  }

  PlatformServices(
      Database database, ServiceHosts hosts, Keys keys, AddressGuard guard, Clock clock) {
    ServiceCalls calls = new ServiceCalls(guard);
    this.tokens = new AccessTokens(keys, calls, clock);
    PlatformDoor door = new PlatformDoor(tokens, calls, hosts);
    this.ags = new Ags(door, new SentScores(database, clock));
    this.nrps = new Nrps(door);
    this.deepLinking = new DeepLinking(keys, clock);
  }

  public AccessTokens tokens() {
    return tokens;
  }

  public Ags ags() {
    return ags;
  }

  public Nrps nrps() {
    return nrps;
  }

  public DeepLinking deepLinking() {
    return deepLinking;
  }
}
