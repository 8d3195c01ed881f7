package org.learnwire.lrs.http;

/** Where the LRS is found. Clients write both spellings, with and without a slash at the end. */
final class XapiPaths {
  static final String ROOT = "/xapi";
  static final String ROOT_CAPITAL = "/xAPI";
  static final String STATEMENTS = ROOT + "/statements";
  static final String STATEMENTS_CAPITAL = ROOT_CAPITAL + "/statements";
  static final String ABOUT = ROOT + "/about";
  static final String ABOUT_CAPITAL = ROOT_CAPITAL + "/about";

  private XapiPaths() {}
}
