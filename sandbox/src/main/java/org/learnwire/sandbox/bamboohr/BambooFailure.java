package org.learnwire.sandbox.bamboohr;

import org.learnwire.sandbox.http.Reply;

/** A refusal: {@code {code,message}} and the same message in a header. */
final class BambooFailure extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final int status;

  BambooFailure(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  static BambooFailure invalid(String message) {
    return new BambooFailure(400, message);
  }

  static BambooFailure notFound(String what) {
    return new BambooFailure(404, what + " not found");
  }

  Reply reply() {
    return Reply.json(
            status,
            out -> {
              out.writeStartObject();
              out.writeNumberField("code", status);
              out.writeStringField("message", getMessage());
              out.writeEndObject();
            })
        .with("X-BambooHR-Error-Message", getMessage());
  }
}
