package org.learnwire.lrs;

/** A credential just made: the only time that its secret is known here. */
public record NewCredential(String key, String secret) {
  @Override
  public String toString() {
    return "NewCredential[key " + key + ", secret ***]";
  }
}
