package org.learnwire.lti;

import java.util.Locale;

/** Every way in which a launch is refused, with what an administrator can do about it. */
public enum LaunchError {
  ISSUER_UNKNOWN(
      "The platform that sent you here is not registered with Learnwire.",
      "Register it by the address on the page LMS, or compare issuer and client id with the table"
          + " there."),
  REGISTRATION_WAITING(
      "This platform's registration has not been approved yet.",
      "Approve it on the page LMS of Learnwire."),
  REGISTRATION_OFF(
      "This platform's registration is switched off.",
      "Switch it on on the page LMS of Learnwire."),
  DEPLOYMENT_WAITING(
      "This is the first launch from this part of the platform, and nobody has approved it yet.",
      "Approve the deployment on the page LMS of Learnwire, then open the link again."),
  DEPLOYMENT_REFUSED(
      "This part of the platform was refused by the people who run Learnwire.",
      "If that was a mistake, approve the deployment on the page LMS of Learnwire."),
  LOGIN_INCOMPLETE(
      "The platform's first message lacks what is needed to begin a launch.",
      "It needs iss, login_hint and target_link_uri. Compare the login address that the platform"
          + " has with the table on the page LMS."),
  TARGET_ELSEWHERE(
      "The link leads to another site than Learnwire.",
      "Correct the link's address in the platform: it must begin with Learnwire's own address."),
  STATE_UNKNOWN(
      "The launch does not belong to one that was begun here, or it was begun too long ago.",
      "Open the link in the platform again."),
  STATE_OF_ANOTHER_BROWSER(
      "Your browser keeps no cookie for Learnwire here, or the launch was begun in another browser.",
      "Allow cookies for this site, then open the link in the platform again, in this browser."),
  TOKEN_MISSING(
      "The platform sent no launch token.",
      "Open the link again; if it stays, look at the tool's" + " set-up in the platform."),
  TOKEN_UNREADABLE(
      "The launch token is no signed token that can be read.",
      "Something between the platform and Learnwire changes what is sent, or the platform is not"
          + " set to LTI 1.3."),
  TOKEN_TOO_LARGE(
      "The launch token is larger than any launch needs.",
      "Look at the custom parameters of the link in the platform."),
  ALGORITHM_REFUSED(
      "The launch token is not signed with RS256.",
      "Set the platform to sign with RS256; nothing else is taken."),
  KEY_UNKNOWN(
      "The launch token is signed with a key that the platform does not publish.",
      "Look whether the key set address of the registration is the platform's own, and open the"
          + " link again in a minute."),
  KEYS_UNREACHABLE(
      "The platform's keys cannot be fetched.",
      "Look whether this server reaches the key set address of the registration."),
  SIGNATURE_WRONG(
      "The signature of the launch token is wrong.",
      "Look whether the key set address of the registration is the platform's own."),
  ISSUER_WRONG(
      "The launch token was made by another platform than the one that the launch was begun with.",
      "Compare the issuer in the platform with the one on the page LMS."),
  AUDIENCE_WRONG(
      "The launch token is made out to another tool.",
      "Compare the client id in the platform with the one on the page LMS."),
  EXPIRED(
      "The launch token is too old.",
      "Open the link again. If it stays, compare the clocks of the platform and of this server."),
  NOT_YET_VALID(
      "The launch token comes from the future.",
      "Compare the clocks of the platform and of this server."),
  TIMES_MISSING(
      "The launch token does not say when it was made and until when it is good.",
      "The platform must send iat and exp."),
  NONCE_WRONG(
      "The launch token was made for another launch.", "Open the link in the platform again."),
  NONCE_USED(
      "This launch was used already.",
      "Open the link in the platform again; a reloaded page"
          + " cannot be launched a second time."),
  VERSION_WRONG("The launch is not LTI 1.3.", "Set the tool to LTI 1.3 in the platform."),
  MESSAGE_TYPE_UNKNOWN(
      "The launch asks for something that Learnwire does not do.",
      "Learnwire takes resource links and deep linking; look at the placements in the platform."),
  SUBJECT_MISSING(
      "The platform does not say who you are.",
      "Sign in to the platform and open the link again: a visitor without an account there has"
          + " nothing to see here."),
  DEPLOYMENT_MISSING(
      "The launch does not say which deployment it comes from.",
      "The platform must send deployment_id."),
  RESOURCE_LINK_MISSING(
      "The launch does not say which link was opened.",
      "The platform must send resource_link with an id."),
  ROLES_MISSING(
      "The launch does not say which roles the user has.",
      "The platform must send roles; an empty list will do."),
  CLAIM_UNREADABLE(
      "A claim of the launch has another form than LTI 1.3 gives it.",
      "Look at the platform's version and at the link's parameters."),
  TARGET_MISSING(
      "The launch does not say where its link leads.", "The platform must send target_link_uri."),
  DEEP_LINKING_INCOMPLETE(
      "The platform asks for content and does not say where to return it.",
      "The platform must send deep_link_return_url."),
  PLATFORM_SAID_NO(
      "The platform refused the launch.", "Look at what it says, and open the link again.");

  private final String what;
  private final String next;

  LaunchError(String what, String next) {
    this.what = what;
    this.next = next;
  }

  /** What is wrong, in a sentence. */
  public String what() {
    return what;
  }

  /** What to do next, in a sentence. */
  public String next() {
    return next;
  }

  /** As logs and figures name it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
