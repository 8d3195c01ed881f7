package org.learnwire.kit.http;

import org.learnwire.kit.manifest.ErrorWord;

/** What a person can do about an error, in words of their own configuration. */
record Advice(Target target) {

  String forWord(ErrorWord word) {
    return switch (word) {
      case BAD_CREDENTIALS ->
          "check " + settings() + " of connection " + target.name() + ": is it current and whole?";
      case NOT_PERMITTED ->
          "give the account behind " + settings() + " the right to do this; check names what lacks";
      case NOT_FOUND -> "check base-url and that this still exists";
      case UNSUPPORTED -> "this system does not offer it: is the module or plan switched on?";
      case THROTTLED -> "the next pass goes on; a lower limit or a longer interval keeps clear";
      case TRANSIENT -> "the next pass tries again";
      default -> "";
    };
  }

  String forStatus(ErrorWord word, int status) {
    if (status >= 300 && status < 400) {
      return "redirects are not followed: put the final address into base-url";
    }
    return status == 404 ? forWrongPlace() : forWord(word);
  }

  String forWrongPlace() {
    return "is base-url (" + target.place() + ") the address of the system itself?";
  }

  private String settings() {
    return target.credentials().isEmpty()
        ? "the settings"
        : "settings." + String.join(", settings.", target.credentials());
  }
}
