package org.learnwire.kit;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.xapi.Uuids;

/**
 * The address of an endpoint as it may be seen in logs and consoles. Camel hides the names that it
 * knows for secrets; ours are whatever a connector calls them.
 */
public final class ShownUri {
  private static final UUID SALT = UUID.randomUUID();
  private static final String VALUE = "(RAW\\(.*?\\)(?=&|$)|RAW\\{.*?}(?=&|$)|[^&]*)";

  private ShownUri() {}

  /**
   * Values are hidden, but two that differ still do: endpoints are told apart by their addresses.
   *
   * @param names of the parameters that are secret, as a regular expression
   */
  public static String of(String uri, String names) {
    return Pattern.compile("(?<=[?&])(" + names + ")=" + VALUE)
        .matcher(uri)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1)
                        + "=hidden-"
                        + Uuids.v5(SALT, found.group(2)).toString().substring(0, 8)));
  }
}
