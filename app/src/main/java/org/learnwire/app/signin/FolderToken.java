package org.learnwire.app.signin;

/** A secret of this process that stands in {@code server.json} of the data folder. */
public record FolderToken(String value) {
  boolean is(String given) {
    return Secret.same(value, given);
  }

  public static FolderToken draw() {
    return new FolderToken(Secret.draw());
  }

  @Override
  public String toString() {
    return "***";
  }
}
