package org.learnwire.app.pages;

/**
 * An error in words.
 *
 * @param what what went wrong
 * @param where the address that was asked for
 * @param next what the reader can do
 */
public record Mishap(int status, String title, String what, String where, String next) {

  /** The request was at fault, or asked for what is not there. */
  static Mishap asked(int status, String where) {
    return switch (status) {
      case 401 ->
          new Mishap(
              status,
              "Sign in first",
              "Nobody is signed in here, or the session has ended; nothing was changed.",
              where,
              "Open /sign-in; a program shows its token as Authorization: Bearer.");
      case 403 ->
          new Mishap(
              status,
              "Not allowed",
              "This was refused, so nothing was changed.",
              where,
              "Go back, reload the page, and do it again.");
      case 404 ->
          new Mishap(
              status,
              "There is no such page",
              "Nothing is at this address. It may be misspelt, or have moved.",
              where,
              "Start from the journey: everything can be reached from there.");
      case 405 ->
          new Mishap(
              status,
              "Not this way",
              "This address does something when a button on a page asks for it; it is no page.",
              where,
              "Open the page and use its button.");
      default ->
          new Mishap(
              status,
              "That could not be understood",
              "Something in the request is missing or not as expected; nothing was changed.",
              where,
              "Go back, reload the page, and do it again.");
    };
  }

  /** The program was at fault. */
  static Mishap ours(int status, String where, String reference) {
    return new Mishap(
        status,
        "Something went wrong here",
        "The fault is ours, not yours. What was stored stays stored, and passes go on.",
        where,
        "Try once more. If it stays, look for reference "
            + reference
            + " in the log: the cause stands there.");
  }
}
