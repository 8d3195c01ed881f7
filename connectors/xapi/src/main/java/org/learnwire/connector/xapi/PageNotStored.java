package org.learnwire.connector.xapi;

/** A page went into the route and did not come through; it is read again with the next poll. */
public class PageNotStored extends Exception {
  PageNotStored(String message) {
    super(message);
  }

  PageNotStored(String message, Throwable cause) {
    super(message, cause);
  }
}
