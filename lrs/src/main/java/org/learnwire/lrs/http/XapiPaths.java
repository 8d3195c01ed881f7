package org.learnwire.lrs.http;

import java.util.List;

/**
 * Where the resources of the LRS are found. {@link XapiFilter} brings every spelling that clients
 * use ({@code /xAPI}, a slash at the end, two slashes in the middle) to these.
 */
final class XapiPaths {
  static final String ROOT = "/xapi";
  static final String ROOT_CAPITAL = "/xAPI";
  static final String STATEMENTS = ROOT + "/statements";
  static final String ACTIVITIES = ROOT + "/activities";
  static final String STATE = ACTIVITIES + "/state";
  static final String ACTIVITY_PROFILE = ACTIVITIES + "/profile";
  static final String AGENTS = ROOT + "/agents";
  static final String AGENT_PROFILE = AGENTS + "/profile";
  static final String ABOUT = ROOT + "/about";

  static final List<String> RESOURCES =
      List.of(STATEMENTS, STATE, ACTIVITIES, ACTIVITY_PROFILE, AGENTS, AGENT_PROFILE, ABOUT);

  /** What is no part of xAPI. */
  static final String OWN = "/lrs";

  static final String STREAM = OWN + "/stream";
  static final String EXPORT = OWN + "/export";
  static final String EXPLAIN = OWN + "/explain";
  static final String CREDENTIALS = OWN + "/credentials";
  static final String BROWSER = OWN + "/ui";

  private XapiPaths() {}

  static boolean isXapi(String path) {
    return (path.startsWith(ROOT) || path.startsWith(ROOT_CAPITAL))
        && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
  }

  /** What the LRS answers itself, refusals included. */
  static boolean isOurs(String path) {
    return isXapi(path) || path.startsWith(OWN + "/");
  }

  /** The one spelling of a path below {@link #ROOT}. */
  static String canonical(String path) {
    String rest = path.substring(ROOT.length());
    while (rest.contains("//")) {
      rest = rest.replace("//", "/");
    }
    return ROOT + (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
  }
}
