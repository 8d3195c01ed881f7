package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.Sight;
import org.learnwire.xapi.visibility.Visibility;

/**
 * What the client of a request may see: its own statements, and of the others what its credential
 * says.
 *
 * @param homePage of the accounts that stand as authority
 */
record Sights(Visibility visibility, String homePage) {
  Sight of(HttpServletRequest request) {
    Credential credential = XapiGate.credential(request);
    return new Sight(visibility, credential.sees(), credential.authority(homePage).identifier());
  }
}
