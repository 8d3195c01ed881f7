package org.learnwire.connector.ltiags;

import java.net.URI;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.lti.services.LineItem;

/** The column of a connection: in which course it is, what it is called, how many points it has. */
record Column(URI lineItems, LineItem.Wanted wanted) {
  private static final String TAG = "learnwire";

  /**
   * Of the settings.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  static Column of(EngineConnection connection) {
    String title = need(connection, "column");
    double maximum;
    try {
      maximum = Double.parseDouble(need(connection, "scoreMaximum"));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("scoreMaximum is no number", e);
    }
    URI lineItems = address(connection, "lineItems");
    return new Column(lineItems, new LineItem.Wanted(title, maximum, null, id(connection), TAG));
  }

  /** A renamed column stays the same one, so its identity is the connection's name. */
  private static String id(EngineConnection connection) {
    return connection.name();
  }

  static URI address(EngineConnection connection, String setting) {
    String text = need(connection, setting);
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + " is no address", e);
    }
  }

  static String need(EngineConnection connection, String setting) {
    return connection
        .setting(setting)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("the setting " + setting + " is missing"));
  }
}
