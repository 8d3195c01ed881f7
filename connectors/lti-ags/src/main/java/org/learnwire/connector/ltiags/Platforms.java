package org.learnwire.connector.ltiags;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.services.PlatformServices;

/** The platforms that the application is registered with, from Camel's registry. */
record Platforms(Registrations registrations, PlatformServices services) {

  /**
   * Finds them.
   *
   * @throws NoPlatform when LTI is not there
   */
  static Platforms of(CamelContext context) {
    Registrations registrations = context.getRegistry().findSingleByType(Registrations.class);
    PlatformServices services = context.getRegistry().findSingleByType(PlatformServices.class);
    if (registrations == null || services == null) {
      throw new NoPlatform(
          "LTI is not lent to connections here; bind Registrations and PlatformServices");
    }
    return new Platforms(registrations, services);
  }

  /**
   * The platform by issuer and client.
   *
   * @throws NoPlatform when it is not registered, or not switched on
   */
  Registration active(String issuer, String clientId) {
    Registration found =
        registrations
            .find(issuer, Optional.of(clientId))
            .orElseThrow(
                () ->
                    new NoPlatform(
                        "no platform %s with client id %s is registered"
                            .formatted(issuer, clientId)));
    if (!found.isActive()) {
      throw new NoPlatform("%s is registered and not switched on".formatted(found.title()));
    }
    return found;
  }
}
