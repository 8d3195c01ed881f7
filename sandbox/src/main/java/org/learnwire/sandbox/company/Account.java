package org.learnwire.sandbox.company;

/** A Moodle user. */
public record Account(
    int id,
    String username,
    String first,
    String last,
    String email,
    String department,
    String idnumber,
    boolean suspended,
    boolean deleted) {

  public String fullname() {
    return first + " " + last;
  }

  public Account suspend() {
    return new Account(id, username, first, last, email, department, idnumber, true, deleted);
  }

  public Account renamed(String newFirst, String newLast, String newEmail) {
    return new Account(
        id, username, newFirst, newLast, newEmail, department, idnumber, suspended, deleted);
  }

  Account named(String newUsername) {
    return new Account(
        id, newUsername, first, last, email, department, idnumber, suspended, deleted);
  }

  Account numbered(String newDepartment, String newIdnumber) {
    return new Account(
        id, username, first, last, email, newDepartment, newIdnumber, suspended, deleted);
  }

  /** As Moodle deletes: the address becomes its MD5, the user name carries address and time. */
  public Account delete(long at) {
    return new Account(
        id,
        email + "." + at,
        first,
        last,
        Hashes.hex("MD5", username),
        department,
        "",
        suspended,
        true);
  }
}
