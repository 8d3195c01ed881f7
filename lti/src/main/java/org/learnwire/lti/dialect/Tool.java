package org.learnwire.lti.dialect;

import java.net.URI;

/**
 * What a platform is told about this tool.
 *
 * @param origin scheme, host and port of our pages
 * @param company whose Learnwire it is, in the name of the tool
 */
public record Tool(String origin, String company) {
  /** Where a launch begins. */
  public String login() {
    return origin + "/lti/login";
  }

  /** The one address that launches come to, for every placement. */
  public String launch() {
    return origin + "/lti/launch";
  }

  public String jwks() {
    return origin + "/lti/jwks";
  }

  public String icon() {
    return origin + "/assets/icon.svg";
  }

  /** Host and port, as registrations want it: without a scheme. */
  public String domain() {
    return URI.create(origin).getAuthority();
  }

  public String title() {
    return "Learnwire";
  }

  public String description() {
    return "From learning to practice: my loop, feedback and recognition at " + company + ".";
  }
}
