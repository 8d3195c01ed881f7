package org.learnwire.app.desk;

import java.util.List;
import org.learnwire.app.pages.LtiPages;
import org.learnwire.app.pages.LtiTestView;
import org.learnwire.lti.Deployment;
import org.learnwire.lti.Invitations;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.ltitool.launch.LaunchLog;
import org.springframework.stereotype.Component;

/** The learning platforms that show Learnwire, at the pages. */
@Component
class JourneyLti implements LtiPages {
  private final Registrations registrations;
  private final Invitations invitations;
  private final Keys keys;
  private final LtiChecks checks;
  private final LaunchLog log;

  JourneyLti(
      Registrations registrations,
      Invitations invitations,
      Keys keys,
      LtiChecks checks,
      LaunchLog log) {
    this.registrations = registrations;
    this.invitations = invitations;
    this.keys = keys;
    this.checks = checks;
    this.log = log;
  }

  @Override
  public List<Registration> registrations() {
    return registrations.all();
  }

  @Override
  public List<Deployment> deployments() {
    return registrations.deployments();
  }

  @Override
  public List<Keys.Published> keys() {
    return keys.list();
  }

  @Override
  public String invite(String who) {
    return invitations.make(who);
  }

  @Override
  public void add(Registration platform) {
    registrations.add(platform);
  }

  @Override
  public boolean turn(String id, boolean on) {
    return registrations.turn(id, on ? Registration.State.ACTIVE : Registration.State.OFF);
  }

  @Override
  public boolean remove(String id) {
    return registrations.remove(id);
  }

  @Override
  public boolean audience(String id, String audience) {
    return registrations.audience(id, audience);
  }

  @Override
  public boolean rule(String id, String deployment, boolean approve) {
    return registrations.rule(
        id, deployment, approve ? Deployment.State.APPROVED : Deployment.State.REFUSED);
  }

  @Override
  public void newKey() {
    keys.rotate();
  }

  @Override
  public boolean withdraw(String kid) {
    return keys.withdraw(kid);
  }

  @Override
  public LtiTestView test(String origin) {
    return new LtiTestView(checks.parts(origin), log.byCookie(), log.byStorage(), log.latest());
  }
}
