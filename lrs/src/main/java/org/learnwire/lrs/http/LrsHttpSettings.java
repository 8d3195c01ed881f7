package org.learnwire.lrs.http;

/**
 * Limits and names of the LRS over HTTP.
 *
 * @param homePage home page of the accounts that stand as authority
 * @param mostBytes largest body that is read, attachments included and decompressed
 * @param mostJsonBytes largest JSON of statements: parsed it takes some ten times as much memory
 * @param pageSize statements on a page when the caller names no limit
 * @param mostStatements statements on a page at most
 */
public record LrsHttpSettings(
    String homePage, int mostBytes, int mostJsonBytes, int pageSize, int mostStatements) {
  private static final int MEGABYTE = 1024 * 1024;

  public LrsHttpSettings {
    if (mostBytes < 1 || mostJsonBytes < 1 || pageSize < 1 || mostStatements < pageSize) {
      throw new IllegalArgumentException("limits must be positive, and pageSize ≤ mostStatements");
    }
  }

  public static LrsHttpSettings standard() {
    return new LrsHttpSettings(
        "https://w3id.org/learnwire/lrs", 20 * MEGABYTE, 8 * MEGABYTE, 100, 500);
  }

  public LrsHttpSettings withHomePage(String url) {
    return new LrsHttpSettings(url, mostBytes, mostJsonBytes, pageSize, mostStatements);
  }

  /** The limit of whole bodies, and of JSON in them where that was higher. */
  public LrsHttpSettings withMostBytes(int bytes) {
    return new LrsHttpSettings(
        homePage, bytes, Math.min(bytes, mostJsonBytes), pageSize, mostStatements);
  }
}
