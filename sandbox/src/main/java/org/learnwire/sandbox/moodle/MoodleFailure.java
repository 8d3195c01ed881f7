package org.learnwire.sandbox.moodle;

import org.learnwire.sandbox.http.Json;

/** An error as Moodle words it: HTTP 200 and a body with exception, errorcode and message. */
final class MoodleFailure extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final String MOODLE = "core\\exception\\moodle_exception";
  private final String exception;
  private final String errorcode;

  private MoodleFailure(String exception, String errorcode, String message) {
    super(message, null, false, false);
    this.exception = exception;
    this.errorcode = errorcode;
  }

  static MoodleFailure invalidToken() {
    return new MoodleFailure(MOODLE, "invalidtoken", "Invalid token - token not found");
  }

  static MoodleFailure access() {
    return new MoodleFailure(
        "webservice_access_exception", "accessexception", "Access control exception");
  }

  static MoodleFailure noRecord(String table) {
    return new MoodleFailure(
        "dml_missing_record_exception",
        "invalidrecord",
        "Can't find data record in database table " + table + ".");
  }

  static MoodleFailure invalidUser() {
    return new MoodleFailure("dml_missing_record_exception", "invaliduser", "Invalid user");
  }

  static MoodleFailure invalidParameter() {
    return new MoodleFailure(
        "core\\exception\\invalid_parameter_exception",
        "invalidparameter",
        "Invalid parameter value detected");
  }

  static MoodleFailure userDeleted() {
    return new MoodleFailure(MOODLE, "userdeleted", "error/userdeleted");
  }

  static MoodleFailure notEnrolled() {
    return new MoodleFailure(MOODLE, "usernotenroled", "User is not enrolled in this course");
  }

  /** The words that Moodle has for an error code; an unknown code speaks for itself. */
  static MoodleFailure byCode(String code) {
    String capability = "core\\exception\\required_capability_exception";
    return switch (code) {
      case "", "invalidtoken" -> invalidToken();
      case "accessexception" -> access();
      case "invalidparameter" -> invalidParameter();
      case "usernotenroled" -> notEnrolled();
      case "nopermissions" ->
          new MoodleFailure(
              capability,
              code,
              "Sorry, but you do not currently have permissions to do that (View activity"
                  + " completion reports).");
      case "cannotviewreport" -> new MoodleFailure(MOODLE, code, "You cannot view this report");
      case "nopermissiontoviewgrades" -> new MoodleFailure(MOODLE, code, "Cannot view grades.");
      case "requireloginerror" ->
          new MoodleFailure(
              "core\\exception\\require_login_exception",
              code,
              "Course or activity not accessible.");
      case "wsaccessusersuspended" ->
          new MoodleFailure(
              MOODLE, code, "Refused web service access for suspended username: svc.connector");
      default -> new MoodleFailure(MOODLE, code, "error/" + code);
    };
  }

  Json json() {
    return out -> {
      out.writeStartObject();
      out.writeStringField("exception", exception);
      out.writeStringField("errorcode", errorcode);
      out.writeStringField("message", getMessage());
      out.writeEndObject();
    };
  }

  /** Without moodlewsrestformat=json the answer is this. */
  String xml() {
    return """
        <?xml version="1.0" encoding="UTF-8" ?>
        <EXCEPTION class="%s">
        <ERRORCODE>%s</ERRORCODE>
        <MESSAGE>%s</MESSAGE>
        </EXCEPTION>
        """
        .formatted(exception, errorcode, getMessage());
  }
}
