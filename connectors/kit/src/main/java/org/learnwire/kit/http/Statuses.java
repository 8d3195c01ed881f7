package org.learnwire.kit.http;

import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.ErrorWord;

/** What HTTP itself says of an error (RFC 9110, 15), where the connector says nothing. */
interface Statuses {

  static ErrorWord word(int status, ErrorRules rules) {
    ErrorWord said = rules.status().get(status);
    if (said != null) {
      return said;
    }
    return switch (status) {
      case 401 -> ErrorWord.BAD_CREDENTIALS;
      case 403 -> ErrorWord.NOT_PERMITTED;
      case 404, 410 -> ErrorWord.NOT_FOUND;
      case 400, 422 -> ErrorWord.INVALID;
      case 409, 412 -> ErrorWord.CONFLICT;
      case 405, 501 -> ErrorWord.UNSUPPORTED;
      case 429 -> ErrorWord.THROTTLED;
      case 408 -> ErrorWord.TRANSIENT;
      default -> status >= 500 ? ErrorWord.TRANSIENT : ErrorWord.REFUSED;
    };
  }
}
