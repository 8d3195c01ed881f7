package org.learnwire.lrs.http;

/**
 * Limits and names of the LRS over HTTP.
 *
 * @param homePage home page of the accounts that stand as authority
 * @param mostBytes largest body that is read
 * @param pageSize statements on a page when the caller names no limit
 * @param mostStatements statements on a page at most
 */
public record LrsHttpSettings(String homePage, int mostBytes, int pageSize, int mostStatements) {
  public LrsHttpSettings {
    if (mostBytes < 1 || pageSize < 1 || mostStatements < pageSize) {
      throw new IllegalArgumentException("limits must be positive, and pageSize ≤ mostStatements");
    }
  }

  public static LrsHttpSettings standard() {
    return new LrsHttpSettings("https://w3id.org/learnwire/lrs", 20 * 1024 * 1024, 100, 500);
  }

  public LrsHttpSettings withHomePage(String url) {
    return new LrsHttpSettings(url, mostBytes, pageSize, mostStatements);
  }

  public LrsHttpSettings withMostBytes(int bytes) {
    return new LrsHttpSettings(homePage, bytes, pageSize, mostStatements);
  }
}
