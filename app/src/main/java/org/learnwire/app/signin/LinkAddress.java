package org.learnwire.app.signin;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What links begin with that people are given: {@code public-url}, else this machine. Never what a
 * request says of itself: whoever sends one would choose where others are led.
 */
@Component
public final class LinkAddress {
  private final OurAddress address;
  private final Environment server;

  LinkAddress(OurAddress address, Environment server) {
    this.address = address;
    this.server = server;
  }

  public String begin() {
    return address
        .publicOrigin()
        .orElseGet(
            () ->
                OurAddress.command(
                    null, server.getProperty("local.server.port", Integer.class, 8080)));
  }
}
