package org.learnwire.app.pages;

import java.util.List;
import org.learnwire.lti.Deployment;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;

/** What the pages on learning platforms show, and what is decided there. */
public interface LtiPages {
  List<Registration> registrations();

  /** Those that wait first. */
  List<Deployment> deployments();

  /** Our public keys, newest first. */
  List<Keys.Published> keys();

  /** A code that one registration may be made with. */
  String invite(String who);

  /**
   * Enters a platform by hand.
   *
   * @throws org.learnwire.lti.RegistrationTaken when it is there already
   */
  void add(Registration platform);

  /** False in this and the following: it is not there any more. */
  boolean turn(String id, boolean on);

  boolean remove(String id);

  boolean audience(String id, String audience);

  boolean rule(String id, String deployment, boolean approve);

  void newKey();

  boolean withdraw(String kid);

  /**
   * Looks at everything that a launch needs, now.
   *
   * @param origin where browsers reach us
   */
  LtiTestView test(String origin);
}
