package org.learnwire.bench.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A StatementResult (xAPI Data 2.5), as far as measuring looks into it.
 *
 * @param more the link to the next page; null when this was the last
 * @param stored of the first statement; null when there is none
 */
public record Page(int statements, @Nullable String more, @Nullable String stored) {
  private static final JsonFactory JSON = new JsonFactory();

  public static Page of(byte[] json) throws IOException {
    int statements = 0;
    String more = null;
    String stored = null;
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("more") && value == JsonToken.VALUE_STRING) {
          more = in.getText().isEmpty() ? null : in.getText();
        } else if (name.equals("statements")) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            statements++;
            stored = statements == 1 ? storedOf(in) : skipped(in, stored);
          }
        } else {
          in.skipChildren();
        }
      }
    }
    return new Page(statements, more, stored);
  }

  private static @Nullable String skipped(JsonParser in, @Nullable String kept) throws IOException {
    in.skipChildren();
    return kept;
  }

  private static @Nullable String storedOf(JsonParser in) throws IOException {
    String stored = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = in.currentName().equals("stored");
      in.nextToken();
      if (wanted) {
        stored = in.getText();
      }
      in.skipChildren();
    }
    return stored;
  }
}
