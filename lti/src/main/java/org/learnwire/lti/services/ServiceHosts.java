package org.learnwire.lti.services;

import java.net.URI;
import org.learnwire.lti.Registration;

/** Where a platform's tokens may go: hosts that it named under its own signature. */
@FunctionalInterface
public interface ServiceHosts {
  boolean allows(Registration registration, URI address);
}
