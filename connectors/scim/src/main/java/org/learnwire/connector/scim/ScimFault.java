package org.learnwire.connector.scim;

import org.jspecify.annotations.Nullable;

/** Why a request is not answered as it wishes, in the words of RFC 7644, 3.12. */
final class ScimFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final @Nullable String scimType;

  ScimFault(int status, @Nullable String scimType, String detail) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }

  static ScimFault notFound(String id) {
    return new ScimFault(404, null, "there is no user " + id);
  }

  static ScimFault invalidValue(String detail) {
    return new ScimFault(400, "invalidValue", detail);
  }

  static ScimFault invalidPath(String path) {
    return new ScimFault(
        400,
        "invalidPath",
        "%s is no path that is known here; known are attributes, attribute.part and attribute[part eq \"value\"].part"
            .formatted(path));
  }

  int status() {
    return status;
  }

  @Nullable String scimType() {
    return scimType;
  }
}
