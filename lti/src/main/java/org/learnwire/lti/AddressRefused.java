package org.learnwire.lti;

import java.net.URI;

/** An address outside that this server does not call. */
public final class AddressRefused extends RuntimeException {
  public AddressRefused(URI address, String why) {
    super(shown(address) + " is not called: " + why, null, false, false);
  }

  /** Without query: that is where secrets lie. */
  private static String shown(URI address) {
    return address.getScheme() + "://" + address.getAuthority() + String.valueOf(address.getPath());
  }
}
